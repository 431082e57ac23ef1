import type { FormatReference } from '../format';

export const VLLM_REFERENCE: FormatReference = {
  summary:
    'The result file of `vllm bench serve`, the load generator that comes with vLLM and works against any OpenAI-compatible server; forks of it write the same keys. The results of the two offline benchmarks, `vllm bench latency` and `vllm bench throughput`, are read as well.',
  produce: [
    {
      text: 'Ask for the end-to-end latency and for the percentiles that your targets name, and save the details: then every percentile has an interval.',
      block: {
        language: 'bash',
        text: 'vllm bench serve --model meta-llama/Llama-3.1-8B-Instruct --backend openai-chat --endpoint /v1/chat/completions \\\n  --dataset-name random --num-prompts 400 --request-rate 4 --max-concurrency 64 \\\n  --percentile-metrics ttft,tpot,itl,e2el --metric-percentiles 50,90,95,99 \\\n  --save-result --save-detailed --result-dir results',
      },
    },
    {
      text: 'Offline, without a server: one batch again and again, or all prompts at once.',
      block: {
        language: 'bash',
        text: 'vllm bench latency --model meta-llama/Llama-3.1-8B-Instruct --batch-size 8 --output-json latency.json\nvllm bench throughput --model meta-llama/Llama-3.1-8B-Instruct --num-prompts 1000 --output-json throughput.json',
      },
    },
  ],
  reads: [
    {
      field: '<statistic>_ttft_ms, _tpot_ms, _itl_ms, _e2el_ms',
      becomes: 'time_to_first_token, time_per_output_token, inter_token_latency, request_latency',
      note: 'Milliseconds; mean, median, std and every `p…`. ITL is the gap between streamed chunks, pooled over all requests.',
    },
    {
      field: '<statistic>_client_queue_time_ms, _e2el_including_client_queue_ms',
      becomes: 'custom.client_queue_time, custom.client_queue_and_request_latency',
      note: 'Waiting in the client for a free slot, and that plus the latency.',
    },
    {
      field: 'ttfts, itls, latencies, input_lens, output_lens, start_times, errors',
      becomes: 'one row per request, and the pool of gaps',
      note: 'SECONDS, one entry per request. TPOT is computed from them; without `latencies` the latency is TTFT plus all gaps.',
    },
    {
      field: 'request_throughput, output_throughput, total_token_throughput, request_goodput',
      becomes: 'request_throughput, output_token_throughput, total_token_throughput, goodput',
      note: 'Per second of the whole run.',
    },
    {
      field: 'max_output_tokens_per_s, max_concurrent_requests',
      becomes: 'highest output_token_throughput and concurrency',
      note: 'Of one-second windows.',
    },
    {
      field: 'num_prompts, completed, failed, duration',
      becomes: 'counts of requests, duration in seconds',
    },
    {
      field: 'date',
      becomes: 'start',
      note: 'Local time when the file was written, minus the duration.',
    },
    {
      field: 'model_id, endpoint_type, backend, dataset_name, request_rate, max_concurrency, label',
      becomes: 'model, load, label',
    },
    {
      field: 'spec_decode_acceptance_rate, spec_decode_acceptance_length',
      becomes: 'custom.spec_decode_acceptance_ratio, custom.spec_decode_acceptance_length',
      note: 'The rate is in percent in the file.',
    },
    {
      field: 'avg_latency, std_latency, latencies, percentiles',
      becomes: 'custom.batch_latency_seconds',
      note: 'Of `vllm bench latency`: seconds for a whole batch, which is the latency of no single request.',
    },
    {
      field: 'elapsed_time, num_requests, requests_per_second, tokens_per_second',
      becomes: 'duration, counts, request_throughput, total_token_throughput',
      note: 'Of `vllm bench throughput`; prompt and output tokens together.',
    },
  ],
  notRead: [
    { what: 'generated_texts, error texts', why: 'Private content.' },
    { what: 'Keys of --metadata', why: 'Of your own making; named in the report.' },
    {
      what: 'queue_times, rps_change_events, probe_…, rtfx',
      why: 'No metric here stands for them.',
    },
    {
      what: '….pytorch.json',
      why: 'A copy for the dashboard of the PyTorch project, with the command line in it.',
    },
  ],
  versions: [
    {
      version: '2024',
      note: '`benchmarks/benchmark_serving.py`; the arrays were always saved, `request_goodput:` has a colon at its end (in forks to this day), there is no `failed`.',
    },
    {
      version: '2025',
      note: '`--save-detailed` is needed for the arrays. `failed`, `label`, `max_output_tokens_per_s` and `max_concurrent_requests` appear, late in the year `start_times` and `latencies`.',
    },
    {
      version: '2026',
      note: 'Waiting inside the client (`client_queue_time`) and speculative decoding. `vllm bench sweep` writes an array of runs (`summary.json`).',
    },
  ],
  traps: [
    'Without `e2el` in `--percentile-metrics` there is no end-to-end latency, and by default only p99 is computed: a p95 target cannot be judged from such a summary. With the rows it can.',
    'Aggregates are milliseconds, arrays are seconds.',
    'When every request failed, all latencies are 0.0. The import shows no data, not 0 ms. TPOT and ITL are 0.0 too when no answer had a second token.',
    'A failed request has `0.0` and an empty list in the arrays, and its error text may be empty (HTTP/2 has no reason phrase). An answer of 0 tokens with a first token counts as a success only if `completed` says so.',
    'ITL is per chunk: with speculative decoding a chunk holds several tokens, and ITL is a multiple of TPOT.',
    '`request_rate` may be the text `"inf"`: everything was sent at once. With ten prompts for each slot of the concurrency, the first wave is a tenth of all requests, and p99 describes that wave.',
    'The first chunk of a chat answer may hold no text yet, and TTFT ends there.',
    'The tool’s standard deviations divide by n, those computed here by n − 1.',
    'The offline benchmarks have neither queue nor network. Their numbers are limits of the engine, not latencies of a service.',
  ],
  example: {
    language: 'json',
    text: `{
  "date": "20260301-120130",
  "endpoint_type": "openai-chat",
  "model_id": "example/model-8b",
  "tokenizer_id": "example/model-8b",
  "num_prompts": 3,
  "request_rate": 2.0,
  "max_concurrency": null,
  "duration": 2.0,
  "completed": 2,
  "failed": 1,
  "total_input_tokens": 21,
  "total_output_tokens": 7,
  "request_throughput": 1.0,
  "output_throughput": 3.5,
  "total_token_throughput": 14.0,
  "mean_ttft_ms": 150.0,
  "median_ttft_ms": 150.0,
  "p99_ttft_ms": 199.0,
  "input_lens": [10, 11, 12],
  "output_lens": [3, 4, 0],
  "ttfts": [0.1, 0.2, 0.0],
  "itls": [[0.05, 0.07], [0.1, 0.1, 0.1], []],
  "start_times": [100.0, 100.5, 101.0],
  "errors": ["", "", "Internal Server Error"]
}`,
  },
  sources: [
    { title: 'vLLM: vllm bench serve', url: 'https://docs.vllm.ai/en/latest/cli/bench/serve/' },
    {
      title: 'vLLM: benchmarks/serve.py',
      url: 'https://github.com/vllm-project/vllm/blob/main/vllm/benchmarks/serve.py',
    },
    {
      title: 'vLLM: benchmarks/latency.py and throughput.py',
      url: 'https://github.com/vllm-project/vllm/tree/main/vllm/benchmarks',
    },
  ],
};
