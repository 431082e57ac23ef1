import type { FormatReference } from '../format';

export const LLM_D_REFERENCE: FormatReference = {
  summary:
    'The benchmark report of llm-d-benchmark holds the aggregate of a run of vLLM’s benchmark, GuideLLM, inference-perf, AIPerf or InferenceMAX in one schema, with a unit beside every statistic. It is written as YAML or JSON.',
  produce: [
    {
      text: 'llm-d-benchmark writes a report for each run and each load stage into its results folder (`benchmark_report…yaml`). Import the result file of the tool itself when you have it: it may hold single requests, which a report never does.',
    },
  ],
  reads: [
    {
      field:
        'latency.time_to_first_token, .request_latency, .time_per_output_token, .inter_token_latency',
      becomes: 'time_to_first_token, request_latency, time_per_output_token, inter_token_latency',
      note: 'By the block’s `units`; `p99p9` is p99.9. Under `results.request_performance.aggregate` since 0.2, under `metrics` in 0.1.',
    },
    {
      field: 'latency.normalized_time_per_output_token',
      becomes: 'custom.normalized_time_per_output_token_seconds',
      note: 'Request latency / output tokens.',
    },
    {
      field: 'throughput.request_rate, .output_token_rate, .total_token_rate, .input_token_rate',
      becomes:
        'request_throughput, output_token_throughput, total_token_throughput, custom.input_tokens_per_second',
      note: 'The mean of the block; in 0.1 bare numbers (`requests_per_sec`, `output_tokens_per_sec`).',
    },
    {
      field: 'requests.total, .failures, .incomplete',
      becomes: 'counts of requests',
    },
    { field: 'requests.input_length, .output_length', becomes: 'prompt_tokens, output_tokens' },
    {
      field: 'run.time, metrics.time',
      becomes: 'start and duration',
      note: 'A duration is ISO 8601 (`PT49.97S`) since 0.2, seconds in 0.1.',
    },
    {
      field: 'scenario.load.standardized, scenario.stack',
      becomes: 'load, model, engine',
      note: 'Model, tool, rate, concurrency and stage only.',
    },
    {
      field: 'results.observability.components[].aggregate',
      becomes:
        'kv_cache_utilization, gpu_utilization, cpu_utilization, custom.running_requests, custom.waiting_requests',
      note: 'Only where a single component gives the metric.',
    },
  ],
  notRead: [
    {
      what: 'scenario.…native (arguments, environment, configuration)',
      why: 'May hold addresses, keys and tokens.',
    },
    { what: 'run.user, component_health', why: 'Names of people and links to logs.' },
    { what: 'time_series', why: 'A record keeps one value for each statistic of a run.' },
    {
      what: 'Other entries of observability, session_performance, multimodal lengths',
      why: 'No metric here stands for them; named in the report.',
    },
  ],
  versions: [
    { version: '0.1', note: '`metrics` with `time`, `requests`, `latency`, `throughput`.' },
    { version: '0.2', note: '`run`, `results.request_performance.aggregate`, `scenario.stack`.' },
    { version: '0.2.1', note: 'Adds sessions, multimodal lengths and metrics of the router.' },
  ],
  traps: [
    'The numbers keep the meaning that the measuring tool gives them. GuideLLM’s time per output token includes the first token and its inter-token latency is TPOT; both are renamed here, and AIPerf’s inter-token latency as well.',
    'The conversion of vLLM’s results writes `P25` with a capital letter, and in 0.1 the completed requests as the total; failures are then not in the report.',
    'A stage’s start and end can be those of the whole run while its duration is its own.',
    'A report of the load generator `nop` measures how long servers take to start; it has zeros for all latencies and is not read.',
  ],
  example: {
    language: 'yaml',
    text: `version: '0.2'
run:
  uid: 0c2b
  eid: 5f1a
  time:
    start: '2026-03-01T12:00:00Z'
    end: '2026-03-01T12:00:50Z'
    duration: PT50S
scenario:
  load:
    standardized:
      tool: inference-perf
      tool_version: 0.3.0
      stage: 3
      rate_qps: 10.0
  stack:
  - standardized:
      kind: inference_engine
      tool: vllm
      model:
        name: example/model-8b
results:
  request_performance:
    aggregate:
      requests:
        total: 500
        failures: 0
      latency:
        time_to_first_token:
          units: s
          mean: 0.04
          p50: 0.036
          p99: 0.05
          p99p9: 0.057
        request_latency:
          units: s
          mean: 1.9
          p99: 2.4
      throughput:
        request_rate:
          units: queries/s
          mean: 9.8
`,
  },
  sources: [
    { title: 'llm-d-benchmark: repository', url: 'https://github.com/llm-d/llm-d-benchmark' },
    {
      title: 'llm-d-benchmark: benchmark report',
      url: 'https://github.com/llm-d/llm-d-benchmark/tree/main/llmdbenchmark/analysis/benchmark_report',
    },
  ],
};
