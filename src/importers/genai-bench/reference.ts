import type { FormatReference } from '../format';

export const GENAI_BENCH_REFERENCE: FormatReference = {
  summary:
    'genai-bench writes one JSON file for each combination of traffic scenario and concurrency, with the statistics of that load point and every single request.',
  produce: [
    {
      text: 'Each `--num-concurrency` gives a file `{scenario}_{task}_num_concurrency_{n}_time_{t}s.json` in the experiment’s folder. Import those files, not `experiment_metadata.json`.',
      block: {
        language: 'bash',
        text: 'genai-bench benchmark --api-backend sglang --api-base http://127.0.0.1:30000 --api-key unused \\\n  --api-model-name my-model --model-tokenizer meta-llama/Llama-3.1-8B-Instruct --task text-to-text \\\n  --traffic-scenario "D(1000,200)" --num-concurrency 8 --num-concurrency 32 \\\n  --max-time-per-run 10 --max-requests-per-run 1000',
      },
    },
  ],
  reads: [
    {
      field: 'stats.ttft, stats.tpot, stats.e2e_latency',
      becomes: 'time_to_first_token, time_per_output_token, request_latency',
      note: 'In the unit that `_time_unit` names; seconds without it. TPOT is (latency − TTFT) / (output tokens − 1).',
    },
    {
      field: 'stats.output_latency',
      becomes: 'custom.output_latency_seconds',
      note: 'Request latency − TTFT, as the client sees it.',
    },
    {
      field: 'stats.num_input_tokens, stats.num_output_tokens, stats.total_tokens',
      becomes: 'prompt_tokens, output_tokens, custom.total_tokens',
    },
    {
      field: 'stats.output_inference_speed, stats.input_throughput, stats.output_throughput',
      becomes:
        'custom.output_inference_tokens_per_second, custom.request_input_tokens_per_second, custom.request_output_tokens_per_second',
      note: 'Each is of single requests.',
    },
    {
      field: 'requests_per_second, requests_per_minute',
      becomes: 'request_throughput',
      note: 'The older name is divided by 60.',
    },
    {
      field:
        'mean_output_throughput_tokens_per_s, mean_total_tokens_throughput_tokens_per_s, mean_input_throughput_tokens_per_s',
      becomes: 'output_token_throughput, total_token_throughput, custom.input_tokens_per_second',
      note: 'Of the whole run.',
    },
    {
      field: 'num_requests, num_completed_requests, num_error_requests, run_duration',
      becomes: 'counts of requests, duration in seconds',
    },
    {
      field: 'scenario, num_concurrency, batch_size, iteration_type',
      becomes: 'load',
      note: 'With an arrival rate `num_concurrency` is that rate.',
    },
    {
      field: 'individual_request_metrics',
      becomes: 'one row per request',
      note: 'An `error_code` other than null and 0 makes a row failed.',
    },
  ],
  notRead: [
    {
      what: 'experiment_metadata.json',
      why: 'It holds settings, keys among them, and no numbers.',
    },
    { what: 'error_message', why: 'May quote addresses, keys and prompts.' },
    {
      what: 'mean_total_chars_per_hour',
      why: 'An estimate from the data set’s characters per token.',
    },
    {
      what: 'error_rate',
      why: 'Computed here from the counts; some versions divide by 0 requests and print 0.',
    },
    { what: 'Excel sheets and plots', why: 'Made from the same files, and rounded.' },
  ],
  versions: [
    { version: 'First versions', note: '`requests_per_minute`; always seconds.' },
    {
      version: 'Later versions',
      note: '`requests_per_second`; `_time_unit` may be `ms`, and then the four times in the statistics and in the rows are.',
    },
    {
      version: 'Main branch of 2026',
      note: 'An arrival rate in place of a concurrency, with `total_arrivals` and `arrival_requests_per_second`.',
    },
  ],
  traps: [
    'The list of requests holds the warm-up and the cool-down, the statistics leave them out. Here the rows are used whose latencies add up to the printed sum; when there are none, the statistics alone.',
    'The counts, the duration and the requests per second cover the whole run, warm-up included.',
    'A request faster than 1,000 tokens/s is taken for an error of measurement and left out of the file altogether.',
    'With embeddings or ranking there are no output tokens, and what the file calls TTFT is the whole latency.',
    'The standard deviation divides by n.',
  ],
  example: {
    language: 'json',
    text: `{
  "aggregated_metrics": {
    "scenario": "D(100,100)",
    "num_concurrency": 2,
    "iteration_type": "num_concurrency",
    "run_duration": 4.0,
    "requests_per_second": 0.5,
    "mean_output_throughput_tokens_per_s": 50.0,
    "num_error_requests": 0,
    "num_completed_requests": 2,
    "num_requests": 2,
    "stats": {
      "ttft": {"mean": 0.2, "p50": 0.2, "p99": 0.298},
      "e2e_latency": {"mean": 2.0, "sum": 4.0, "p50": 2.0, "p99": 2.0},
      "num_output_tokens": {"mean": 100, "p50": 100, "p99": 100}
    }
  },
  "individual_request_metrics": [
    {"ttft": 0.1, "e2e_latency": 2.0, "num_input_tokens": 100, "num_output_tokens": 100, "error_code": null, "error_message": null},
    {"ttft": 0.3, "e2e_latency": 2.0, "num_input_tokens": 100, "num_output_tokens": 100, "error_code": null, "error_message": null}
  ],
  "_time_unit": "s"
}`,
  },
  sources: [
    { title: 'genai-bench: repository', url: 'https://github.com/sgl-project/genai-bench' },
    {
      title: 'genai-bench: metrics.py',
      url: 'https://github.com/sgl-project/genai-bench/blob/main/genai_bench/metrics/metrics.py',
    },
    {
      title: 'genai-bench: aggregated_metrics_collector.py',
      url: 'https://github.com/sgl-project/genai-bench/blob/main/genai_bench/metrics/aggregated_metrics_collector.py',
    },
  ],
};
