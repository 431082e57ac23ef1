/** What the reference page of AIPerf says. */
import type { FormatReference } from '../format';

const EXAMPLE = `{
  "schema_version": "1.5",
  "aiperf_version": "0.13.0",
  "request_throughput": {"unit": "requests/sec", "avg": 4.0},
  "output_token_throughput": {"unit": "tokens/sec", "avg": 512.0},
  "request_count": {"unit": "requests", "avg": 240.0},
  "error_request_count": {"unit": "requests", "avg": 2.0},
  "benchmark_duration": {"unit": "sec", "avg": 60.0},
  "request_latency": {"unit": "ms", "avg": 1900.0, "p50": 1800.0, "p95": 2900.0, "p99": 3200.0, "min": 900.0, "max": 3300.0, "std": 400.0, "count": 240, "sum": 456000.0},
  "effective_latency": {"unit": "ms", "avg": 1950.0, "p50": 1810.0, "p99": 3600.0, "count": 240},
  "time_to_first_token": {"unit": "ms", "avg": 150.0, "p50": 140.0, "p95": 300.0, "p99": 420.0, "min": 90.0, "max": 450.0, "std": 60.0, "count": 240, "sum": 36000.0},
  "inter_token_latency": {"unit": "ms", "avg": 13.8, "p50": 13.5, "p99": 21.0, "count": 240},
  "output_sequence_length": {"unit": "tokens", "avg": 128.0, "count": 240},
  "input_sequence_length": {"unit": "tokens", "avg": 512.0, "count": 240},
  "input_config": {
    "models": {"items": [{"name": "example/model-8b"}]},
    "endpoint": {"type": "chat", "streaming": true},
    "phases": [{"name": "profiling", "type": "concurrency", "concurrency": 8}]
  },
  "telemetry_data": {"endpoints": {"localhost:9400": {"gpus": {"gpu_0": {
    "gpu_name": "NVIDIA H100", "platform": "nvidia",
    "metrics": {"nvidia_gpu_utilization": {"unit": "%", "avg": 85.0, "max": 99.0}}
  }}}}},
  "was_cancelled": false,
  "error_summary": [{"error_details": {"code": 503, "type": "ServerError"}, "count": 2}],
  "start_time": "2026-03-01T10:00:00",
  "end_time": "2026-03-01T10:01:00"
}
`;

export const AIPERF_REFERENCE: FormatReference = {
  summary:
    'The results of [NVIDIA AIPerf](https://github.com/ai-dynamo/aiperf), the successor of genai-perf: the records of every request, the aggregate of a run, its time slices, and summaries over several runs.',
  produce: [
    {
      text: 'Run it and take two files from the artifact folder: `profile_export.jsonl` has every request and gives every distribution and interval; `profile_export_aiperf.json` names the model and the load.',
      block: {
        language: 'bash',
        text: `aiperf profile --model example/model-8b --url http://localhost:8000 --endpoint-type chat --streaming \\
  --concurrency 8 --request-count 500 --warmup-request-count 50 \\
  --goodput "time_to_first_token:500 inter_token_latency:50"
`,
      },
    },
    {
      text: 'Repeat a run with `--num-profile-runs 5` to learn how much two runs differ; the aggregate of them carries Student’s t intervals. A list of values (`--concurrency 8,16,32`) makes a sweep: drop `profile_export_aiperf_sweep.json`, and each point becomes a run.',
    },
    {
      text: 'With `--slice-duration 10` the run is also cut into time slices, which show whether it changed while it went on.',
    },
  ],
  reads: [
    {
      field: 'request_latency',
      becomes: 'request_latency',
      note: 'From sending to the last answer with content. The unit of every block is in the block and counts, whatever the name says.',
    },
    {
      field: 'effective_latency',
      becomes: 'custom.effective_latency',
      note: 'From the moment the schedule wanted the request sent: the latency in which a client that falls behind is not hidden (coordinated omission).',
    },
    {
      field: 'credit_to_start_latency',
      becomes: 'custom.schedule_delay_seconds',
      note: 'The difference of the two.',
    },
    {
      field: 'time_to_first_token (ttft in 0.1)',
      becomes: 'time_to_first_token',
      note: 'To the first chunk that is not empty, reasoning included.',
    },
    {
      field: 'time_to_first_output_token, time_to_second_token (ttst in 0.1)',
      becomes: 'custom.time_to_first_output_token_seconds, custom.time_to_second_token_seconds',
    },
    {
      field: 'inter_token_latency',
      becomes: 'time_per_output_token',
      note: '(latency − time to first token) ÷ (output tokens − 1), one value per request.',
    },
    {
      field: 'inter_chunk_latency',
      becomes: 'inter_token_latency',
      note: 'Gaps between chunks, pooled; in the records a list per request.',
    },
    {
      field: 'output_sequence_length, input_sequence_length, reasoning_token_count',
      becomes: 'output_tokens, prompt_tokens, custom.reasoning_tokens',
      note: 'Output includes reasoning.',
    },
    { field: 'http_req_waiting', becomes: 'custom.time_to_first_byte_seconds' },
    {
      field:
        'request_throughput, output_token_throughput, total_token_throughput, input_token_throughput',
      becomes: 'the throughputs of the run',
      note: 'Since 0.8 divided by the whole phase, which can be longer than benchmark_duration; a note gives both.',
    },
    {
      field: 'goodput, good_request_fraction',
      becomes: 'goodput, custom.slo_attainment_ratio',
      note: 'Requests per second, a ratio. The limits are in a note when the configuration has them.',
    },
    {
      field: 'request_count, error_request_count, error_summary',
      becomes: 'requests succeeded and failed, with the kinds of errors',
    },
    { field: 'effective_concurrency', becomes: 'concurrency', note: 'Weighted by time.' },
    {
      field: 'telemetry_data.endpoints.*.gpus.*.metrics',
      becomes:
        'gpu_utilization, custom.gpu_memory_used_bytes, custom.gpu_memory_access_utilization, custom.gpu_power_watts, custom.gpu_temperature_celsius',
      note: 'With or without the prefix of the vendor (schema 1.5). Over all GPUs: mean of the means, smallest minimum, largest maximum; percentiles only of a single GPU.',
    },
    {
      field: 'metadata, metrics, error of a record (JSONL)',
      becomes: 'one row per request',
      note: 'Rows of the warm-up phase are counted and left out.',
    },
    {
      field: 'metrics.<tag>_<statistic>.mean (several runs), per_combination_metrics[] (sweep)',
      becomes: 'one run per combination, each value the mean over its runs',
      note: 'ci_low and ci_high are in the notes.',
    },
    {
      field: 'metrics.<tag>.combined (collated)',
      becomes: 'the distribution of all requests of all runs',
      note: 'Without units in the file: milliseconds for times, as in the records.',
    },
    {
      field: 'timeslices[] (JSON, CSV)',
      becomes: 'one run with counts, means and extremes, and notes on how it changed',
    },
  ],
  notRead: [
    {
      what: 'percentiles of time slices',
      why: 'They cannot be put together; take the records or the aggregate for them.',
    },
    {
      what: 'warmup_metrics',
      why: 'They are not part of the measurement; a note says that they were there.',
    },
    {
      what: 'nvidia_memory_utilization as gpu_memory_utilization',
      why: 'It is the share of time in which memory was accessed and not how full it is; it becomes custom.gpu_memory_access_utilization.',
    },
    {
      what: 'throughput per user, active and effective prefill and decode throughputs, usage counts, network-adjusted latencies',
      why: 'They have no place in the catalogue; the report of the import names them.',
    },
    {
      what: 'the rest of input_config, command lines, error messages, record and conversation ids',
      why: 'They may be private.',
    },
    {
      what: 'inputs.json, outputs.json, profile_export_raw.jsonl, profile_export_console.txt, the CSV of a sweep',
      why: 'They hold texts, or rounded copies of another file; the message says which to drop.',
    },
  ],
  versions: [
    {
      version: '0.1',
      note: 'Everything under `records` with tag and header, short tags (`ttft`, `ttst`), `credit_phase` in the records.',
    },
    { version: '0.2 to 0.7', note: 'Flat blocks; a block can be null.' },
    {
      version: '0.8 (schema 1.1, 1.2)',
      note: '`count` and `sum`, `run_info`, effective metrics, HTTP phases.',
    },
    {
      version: '0.9 and later (schema 1.3 to 1.5)',
      note: '`input_config` with `phases` and `models`, `warmup_metrics`, GPU metrics with the prefix of their vendor.',
    },
    {
      version: 'sweeps',
      note: '`per_value_metrics` in the first version, `per_combination_metrics` since.',
    },
  ],
  traps: [
    '**`request_latency` hides a client that falls behind**; `effective_latency` does not. When the two differ, the load was not the one asked for.',
    '**`was_cancelled` in the aggregate is about the run**, not about requests: those that were cancelled are errors with the code 499.',
    '**`inter_token_latency` is a mean per request**, what others call TPOT. The gaps themselves are `inter_chunk_latency`.',
    '**The CSV is rounded to two decimals**, so read the JSON: in a public run of InferenceX with 195 requests, 195 / 3,630.0 s = 0.0537 and 195 / 3,542.8 s = 0.0550 (over `benchmark_duration`) both print as 0.05.',
    '**A mean of p99s is no p99.** The aggregate of several runs averages the percentiles of each run; only the collated file pools the requests.',
    '**`start_time` has no zone**; the documentation says UTC.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'AIPerf: JSON export schema',
      url: 'https://github.com/ai-dynamo/aiperf/blob/main/docs/reference/json-export-schema.md',
    },
    {
      title: 'AIPerf: effective and active metrics',
      url: 'https://docs.nvidia.com/aiperf/reference/effective-vs-active-metrics',
    },
    {
      title: 'AIPerf: sweep aggregates',
      url: 'https://github.com/ai-dynamo/aiperf/blob/main/docs/api/sweep-aggregates.md',
    },
    {
      title: 'AIPerf: multi-run confidence reporting',
      url: 'https://github.com/ai-dynamo/aiperf/blob/main/docs/tutorials/multi-run-confidence.md',
    },
    {
      title: 'AIPerf: GPU telemetry',
      url: 'https://github.com/ai-dynamo/aiperf/blob/main/docs/tutorials/gpu-telemetry.md',
    },
  ],
};
