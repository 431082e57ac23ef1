import type { FormatReference } from '../format';

export const LLMPERF_REFERENCE: FormatReference = {
  summary:
    'LLMPerf writes two files for a run: a summary, and the single responses. The project has rested since the end of 2024, but its results are quoted and compared to this day.',
  produce: [
    {
      text: 'Name a folder for the results. Both files land there; import the one that ends in `_individual_responses.json`, because only it gives the time per output token.',
      block: {
        language: 'bash',
        text: 'python token_benchmark_ray.py --model "meta-llama/Llama-3.1-8B-Instruct" \\\n  --mean-input-tokens 550 --stddev-input-tokens 150 --mean-output-tokens 150 --stddev-output-tokens 10 \\\n  --num-concurrent-requests 16 --max-num-completed-requests 320 --timeout 600 \\\n  --results-dir results --llm-api openai',
      },
    },
  ],
  reads: [
    {
      field: 'results_ttft_s_…',
      becomes: 'time_to_first_token',
      note: 'Seconds; `quantiles_p25` to `quantiles_p99`, `mean`, `min`, `max`, `stddev`. Any other percentile is read as well.',
    },
    { field: 'results_end_to_end_latency_s_…', becomes: 'request_latency', note: 'Seconds.' },
    {
      field: 'results_inter_token_latency_s_…',
      becomes: 'custom.llmperf_inter_token_latency_seconds',
      note: 'Sum of all gaps, the wait for the first token included, divided by the output tokens: a metric of its own.',
    },
    {
      field: 'results_number_input_tokens_…, results_number_output_tokens_…',
      becomes: 'prompt_tokens, output_tokens',
      note: 'The extremes are texts (`"550"`); they are read as numbers.',
    },
    {
      field: 'results_request_output_throughput_token_per_s_…',
      becomes: 'custom.request_output_tokens_per_second',
      note: 'Of one request: output tokens / request latency.',
    },
    {
      field: 'results_mean_output_throughput_token_per_s',
      becomes: 'output_token_throughput',
      note: 'Of the whole run.',
    },
    {
      field: 'results_num_completed_requests_per_min',
      becomes: 'request_throughput',
      note: 'Divided by 60; together with the completed requests it also gives the duration.',
    },
    {
      field: 'results_num_requests_started, results_num_completed_requests, results_number_errors',
      becomes: 'counts of requests',
    },
    { field: 'results_error_rate', becomes: 'error_rate', note: 'Ratio, 0 to 1.' },
    {
      field: 'results_error_code_frequency',
      becomes: 'a note with the codes',
      note: 'Python’s text of a dict, such as `{-100.0: 49}`.',
    },
    { field: 'model, num_concurrent_requests, timestamp', becomes: 'model, load, start' },
    {
      field: 'ttft_s, end_to_end_latency_s, number_input_tokens, number_output_tokens',
      becomes: 'time_to_first_token, request_latency, prompt_tokens, output_tokens',
      note: 'Of each response. From them time_per_output_token = (latency − TTFT) / (output tokens − 1).',
    },
    { field: 'error_code, error_msg', becomes: 'failed', note: 'The text itself is not kept.' },
  ],
  notRead: [
    { what: 'GEN_TEXT', why: 'Generated texts, which some forks save.' },
    { what: 'error_msg', why: 'May quote addresses, keys and prompts.' },
    { what: 'additional_sampling_params_…', why: 'Whatever was sent with each request.' },
    { what: 'Keys of --metadata', why: 'Of your own making; named in the report.' },
    { what: 'Results of llm_correctness.py', why: 'They judge answers and measure no time.' },
  ],
  versions: [
    {
      version: '2023-08-31',
      note: 'The only version that the files name; nothing was renamed since.',
    },
    {
      version: 'Leaderboard fork',
      note: 'Adds `GEN_TEXT`, `framework`, `model_size` and `api`; its code −100 marks answers of a wrong length.',
    },
  ],
  traps: [
    '`inter_token_latency_s` includes the time to the first token. In a run of the project’s own repository (Yi 34B, 16 requests in flight) it says 111.1 ms where the time per output token is 73.4 ms. Never set it beside another tool’s ITL or TPOT.',
    'In a failed response `inter_token_latency_s` may be the sum of the gaps and not yet divided: 5.04 in place of 0.05. Failed responses give no latencies here.',
    'Tokens are counted by a tokeniser from the text of the answer, by default one of Llama whatever the model is.',
    'Requests that are still in flight at the time-out are in no count.',
    'The files of single responses name neither model nor load nor duration; import the summary as well when you need those.',
  ],
  example: {
    language: 'json',
    text: `[
  {
    "error_code": null,
    "error_msg": "",
    "inter_token_latency_s": 0.05,
    "ttft_s": 0.4,
    "end_to_end_latency_s": 5.0,
    "request_output_throughput_token_per_s": 20.0,
    "number_total_tokens": 650,
    "number_output_tokens": 100,
    "number_input_tokens": 550
  },
  {
    "error_code": 429,
    "error_msg": "Too Many Requests",
    "inter_token_latency_s": 0,
    "ttft_s": 0,
    "end_to_end_latency_s": 0,
    "request_output_throughput_token_per_s": 0,
    "number_total_tokens": 550,
    "number_output_tokens": 0,
    "number_input_tokens": 550
  }
]`,
  },
  sources: [
    { title: 'LLMPerf: README', url: 'https://github.com/ray-project/llmperf' },
    {
      title: 'LLMPerf: token_benchmark_ray.py',
      url: 'https://github.com/ray-project/llmperf/blob/main/token_benchmark_ray.py',
    },
    {
      title: 'LLMPerf leaderboard: raw data',
      url: 'https://github.com/ray-project/llmperf-leaderboard',
    },
  ],
};
