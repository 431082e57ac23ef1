import type { FormatReference } from '../format';

export const SGLANG_REFERENCE: FormatReference = {
  summary:
    'The result of SGLang’s serving benchmark: one line of JSON for each run, appended to the same file by every further run. You have one after loading an OpenAI-compatible or SGLang server from a client.',
  produce: [
    {
      text: 'Name the output file yourself and ask for the values of each request with `--output-details`; without it the file holds only aggregates, and neither intervals nor goodput can be computed.',
      block: {
        language: 'bash',
        text: 'python3 -m sglang.bench_serving --backend sglang-oai-chat --base-url http://127.0.0.1:30000 \\\n  --dataset-name random --random-input-len 1024 --random-output-len 512 --num-prompts 500 \\\n  --request-rate 4 --output-file run.jsonl --output-details --tag baseline',
      },
    },
    {
      text: 'For several loads run it again with another `--request-rate` or `--max-concurrency` and the same `--output-file`: the file then holds a sweep, and each line becomes a run. Use `--tag` to tell them apart.',
    },
    {
      text: 'Without `--output-file` the file is in the working directory, named after the back end, the date, the number of prompts and the lengths.',
    },
  ],
  reads: [
    {
      field: '{mean, median, std, p99, …}_{ttft, tpot, itl, e2e_latency}_ms',
      becomes: 'time_to_first_token, time_per_output_token, inter_token_latency, request_latency',
      note: 'milliseconds; any percentile is read from the name; std divides by n',
    },
    {
      field: 'request_throughput, output_throughput, total_throughput',
      becomes: 'request_throughput, output_token_throughput, total_token_throughput',
      note: 'over the whole duration',
    },
    {
      field: 'input_throughput',
      becomes: 'custom.input_tokens_per_second',
      note: 'prompt tokens per second',
    },
    {
      field: 'max_output_tokens_per_s, max_concurrent_requests',
      becomes: 'output_token_throughput max, concurrency max',
      note: 'newer versions',
    },
    {
      field: 'concurrency',
      becomes: 'concurrency mean',
      note: 'the sum of all request latencies divided by the duration (Little’s law)',
    },
    {
      field: 'accept_length',
      becomes: 'custom.spec_decode_acceptance_length mean',
      note: 'tokens accepted in one step of speculative decoding',
    },
    {
      field: 'completed, failed, duration',
      becomes: 'the counts and the duration of the run',
      note: 'duration in seconds; failed is written by forks only',
    },
    {
      field: 'total_input_tokens, total_output_tokens',
      becomes: 'mean prompt and output tokens of the workload',
      note: 'divided by the requests that succeeded',
    },
    {
      field: 'input_lens, output_lens, ttfts, itls, latencies, start_times, errors',
      becomes: 'one row for each request, and the pool of inter-token gaps',
      note: 'with --output-details; seconds. Without latencies the request latency is time to first token plus all gaps',
    },
    {
      field: 'tag, backend, dataset_name, request_rate, max_concurrency',
      becomes: 'the label and the workload',
      note: 'a rate of Infinity with a cap is a closed loop, without one all requests at once',
    },
    {
      field: 'server_info.served_model_name, server_info.model_path',
      becomes: 'the model',
      note: 'a path into a Hugging Face cache is shortened to the name of the model',
    },
  ],
  notRead: [
    {
      what: 'everything else in server_info',
      why: 'the server’s arguments hold keys, paths and host names',
    },
    { what: 'generated_texts', why: 'answers are private, and not needed for a number' },
    { what: 'the texts in errors', why: 'only whether there is one counts: the request failed' },
    {
      what: 'random_input_len, random_output_len, random_range_ratio, sharegpt_output_len',
      why: 'what was asked for; the token totals say what was sent',
    },
    {
      what: 'total_output_tokens_retokenized',
      why: 'only compared with total_output_tokens: a note says so when they differ by more than 2 %',
    },
  ],
  versions: [
    {
      version: '2024',
      note: 'thin lines: medians of TTFT and ITL, mean and median of the latency, output throughput',
    },
    {
      version: '0.4 and 0.5',
      note: 'all statistics of four latencies, concurrency, acceptance length, the settings of the server',
    },
    {
      version: 'late 2025 on',
      note: 'adds max_output_tokens_per_s and max_concurrent_requests',
    },
  ],
  traps: [
    'The file does not say how many requests were sent, so failed ones cannot be counted from it: compare `completed` with your `--num-prompts`, or write the values of each request.',
    'Most lines are no valid JSON: `request_rate` is the literal `Infinity` unless a rate was given, and the latencies are `NaN` when no request succeeded. They are read as what they mean here; other programs refuse such a line.',
    'The inter-token latency is the gap between streamed chunks, pooled over all requests. With speculative decoding one chunk carries several tokens, so a long gap can be a fast answer: judge the time per output token as well.',
    'Without streaming the time to first token is the whole latency, and there are no gaps.',
    'When the server sends no usage data, the tool counts the output tokens that it asked for, not those that came. `total_output_tokens_retokenized` shows it: rates and times per token are then too good.',
    'A file that is used twice holds both runs. Each line becomes a run of its own.',
  ],
  example: {
    language: 'json',
    text: '{"tag": "baseline", "backend": "sglang-oai-chat", "dataset_name": "random", "request_rate": Infinity, "max_concurrency": 8, "random_input_len": 100, "random_output_len": 50, "random_range_ratio": 1.0, "duration": 10.0, "completed": 20, "total_input_tokens": 2000, "total_output_tokens": 1000, "total_output_tokens_retokenized": 990, "request_throughput": 2.0, "output_throughput": 100.0, "total_throughput": 300.0, "mean_e2e_latency_ms": 3900.0, "median_e2e_latency_ms": 3800.0, "p99_e2e_latency_ms": 4100.0, "mean_ttft_ms": 50.0, "median_ttft_ms": 48.0, "p99_ttft_ms": 90.0, "mean_tpot_ms": 78.0, "median_tpot_ms": 77.0, "p99_tpot_ms": 85.0, "concurrency": 7.8}',
  },
  sources: [
    {
      title: 'SGLang: bench serving guide',
      url: 'https://docs.sglang.ai/developer_guide/bench_serving.html',
    },
    {
      title: 'SGLang: python/sglang/bench_serving.py',
      url: 'https://github.com/sgl-project/sglang/blob/main/python/sglang/bench_serving.py',
    },
  ],
};
