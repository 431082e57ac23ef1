import type { FormatReference } from '../format';

export const PROMETHEUS_REFERENCE: FormatReference = {
  summary:
    'What a server counts of itself, as its `/metrics` page prints it or as Prometheus returns it. An engineer on call always has it, even where no benchmark can run.',
  produce: [
    {
      text: 'Two scrapes of the serving engine, one before and one after the stretch of time in question, into one file. The difference is a run; `-i` prints the date of each scrape, without which there are no rates.',
      block: {
        language: 'bash',
        text: 'curl -si http://localhost:8000/metrics  > scrapes.txt\nsleep 300   # or the load test\ncurl -si http://localhost:8000/metrics >> scrapes.txt',
      },
    },
    {
      text: 'One scrape alone gives averages since the server started.',
      block: { language: 'bash', text: 'curl -s http://localhost:8000/metrics > metrics.txt' },
    },
    {
      text: 'From a Prometheus server: query the series by name, not an expression, over the time in question. Counters and histograms become their growth, gauges their values in time.',
      block: {
        language: 'bash',
        text: 'curl -sG http://localhost:9090/api/v1/query_range \\\n  --data-urlencode \'query={__name__=~"vllm:.*"}\' \\\n  --data-urlencode start=2026-03-01T10:00:00Z --data-urlencode end=2026-03-01T10:15:00Z \\\n  --data-urlencode step=15s > range.json',
      },
    },
    {
      text: 'AIPerf scrapes the server that it loads and writes `server_metrics_export.csv` and `server_metrics_export.json` beside its results; either can be read.',
    },
  ],
  reads: [
    {
      field: 'vllm:time_to_first_token_seconds',
      becomes: 'time_to_first_token',
      note: 'As on `sglang:`, `trtllm_`, `dynamo_frontend_`, `gen_ai_server_`; seconds, from the arrival at the server. Counted at the first token, so running requests are in it.',
    },
    {
      field: 'vllm:inter_token_latency_seconds, vllm:time_per_output_token_seconds (old)',
      becomes: 'inter_token_latency',
      note: 'Per engine step (vLLM), per token (SGLang), per output at the front-end (Dynamo).',
    },
    {
      field: 'vllm:request_time_per_output_token_seconds, trtllm_time_per_output_token_seconds',
      becomes: 'time_per_output_token',
      note: 'Per finished request.',
    },
    {
      field:
        'vllm:e2e_request_latency_seconds, tgi_request_duration, nv_inference_request_duration_us',
      becomes: 'request_latency',
      note: 'Seen by the server. Triton adds microseconds up: only a mean.',
    },
    {
      field:
        'vllm:request_queue_time_seconds, sglang:queue_time_seconds, tgi_request_queue_duration',
      becomes: 'queue_time',
    },
    {
      field: 'vllm:request_prefill_time_seconds, …_decode_time_seconds',
      becomes: 'prefill_time, decode_time',
      note: 'With the request latency also `custom.unexplained_time_seconds`: what the stages leave.',
    },
    {
      field: 'vllm:num_requests_running, sglang:num_running_reqs, tgi_batch_current_size',
      becomes: 'concurrency',
      note: 'Added up over engines and data-parallel ranks.',
    },
    {
      field: 'vllm:num_requests_waiting, sglang:num_queue_reqs, tgi_queue_size',
      becomes: 'custom.waiting_requests',
    },
    {
      field: 'vllm:kv_cache_usage_perc (old: gpu_cache_usage_perc), sglang:token_usage',
      becomes: 'kv_cache_utilization',
      note: 'A ratio in spite of the names; averaged over engines.',
    },
    {
      field: 'vllm:prefix_cache_hits_total ÷ vllm:prefix_cache_queries_total',
      becomes: 'prefix_cache_hit_rate',
      note: 'In tokens.',
    },
    {
      field: 'vllm:generation_tokens_total, vllm:prompt_tokens_total, vllm:num_preemptions_total',
      becomes: 'output_token_throughput, total_token_throughput, preemption_rate',
      note: 'Only where the duration is known.',
    },
    {
      field: 'http_requests_total{handler, status}',
      becomes: 'error_rate',
      note: 'Status 5xx on the routes that generate. The finished reasons of the engines cannot supply it.',
    },
    {
      field: 'DCGM_FI_DEV_GPU_UTIL, DCGM_FI_DEV_FB_USED, …_FB_FREE, DCGM_FI_PROF_*',
      becomes: 'gpu_utilization, gpu_memory_utilization, custom ratios',
      note: 'Per cent and MiB become ratios.',
    },
    {
      field: 'node_cpu_seconds_total{mode}, node_memory_MemAvailable_bytes',
      becomes: 'cpu_utilization, memory_utilization',
    },
    {
      field:
        'timestamps, the Date header of curl -i, node_time_seconds, process_start_time_seconds',
      becomes: 'duration',
      note: 'Milliseconds in the text format, seconds in OpenMetrics.',
    },
  ],
  notRead: [
    {
      what: 'Results of expressions (`histogram_quantile(…)`, `rate(…)`)',
      why: 'They lose the metric’s name; they are kept as unnamed numbers and never guessed.',
    },
    {
      what: 'Native histograms and quantiles of summaries',
      why: 'The first are not in the text format; the second cannot be put together over series.',
    },
    {
      what: 'AIPerf’s percentile estimates',
      why: 'They are guesses inside buckets; the buckets themselves are read.',
    },
    { what: 'Exemplars, `_created` series, help texts', why: 'They are no measurements.' },
    {
      what: 'Metrics of other servers',
      why: 'They are named in the report; nothing says what they measure.',
    },
  ],
  versions: [
    {
      version: 'text format 0.0.4',
      note: 'With or without `# TYPE` lines; names with `:` or `_`.',
    },
    {
      version: 'OpenMetrics 1.0',
      note: '`# EOF`, `# UNIT`, exemplars, counters without `_total`.',
    },
    { version: 'Prometheus 3', note: 'Quoted names in braces.' },
    {
      version: 'vLLM V0 and V1',
      note: 'Old and new names; V0’s gauges of throughput and hit rate.',
    },
    { version: 'SGLang 2024 to 2026', note: 'Old and new names, ranks and priorities.' },
    { version: 'AIPerf 0.8 to 0.10', note: 'CSV and JSON export of server metrics.' },
  ],
  traps: [
    'One scrape covers the whole life of the server: a bad quarter of an hour disappears in a week. Two scrapes are needed for a run.',
    'A histogram knows only which bucket a value fell into. A target of 200 ms inside vLLM’s bucket from 100 to 250 ms can be neither confirmed nor refuted; the mean is exact.',
    'Quantiles of replicas cannot be averaged. Buckets can be added, and are.',
    'Families of one scrape have different counts: the time to first token counts running requests, all others only finished ones. Never divide one family by the count of another.',
    '`vllm:iteration_tokens_total` is a histogram, `kv_cache_usage_perc` is a ratio, and `request_success_total` counts aborted requests as well.',
    'After a restart counters begin at 0. As in Prometheus, the later value then counts as growth; what happened before the restart is lost.',
  ],
  example: {
    language: 'text',
    text: [
      '# TYPE process_start_time_seconds gauge',
      'process_start_time_seconds 1.7723592e+09',
      '# TYPE vllm:num_requests_running gauge',
      'vllm:num_requests_running{engine="0",model_name="example/model-8b"} 3.0 1772359800000',
      '# TYPE vllm:time_to_first_token_seconds histogram',
      'vllm:time_to_first_token_seconds_bucket{engine="0",le="0.1",model_name="example/model-8b"} 6.0',
      'vllm:time_to_first_token_seconds_bucket{engine="0",le="0.25",model_name="example/model-8b"} 9.0',
      'vllm:time_to_first_token_seconds_bucket{engine="0",le="+Inf",model_name="example/model-8b"} 10.0',
      'vllm:time_to_first_token_seconds_count{engine="0",model_name="example/model-8b"} 10.0',
      'vllm:time_to_first_token_seconds_sum{engine="0",model_name="example/model-8b"} 1.2',
      '',
    ].join('\n'),
  },
  sources: [
    {
      title: 'Prometheus: exposition formats',
      url: 'https://prometheus.io/docs/instrumenting/exposition_formats/',
    },
    {
      title: 'OpenMetrics 1.0',
      url: 'https://prometheus.io/docs/specs/om/open_metrics_spec/',
    },
    {
      title: 'Prometheus: HTTP API',
      url: 'https://prometheus.io/docs/prometheus/latest/querying/api/',
    },
    { title: 'vLLM: metrics design', url: 'https://docs.vllm.ai/en/latest/design/metrics.html' },
    {
      title: 'SGLang: production metrics',
      url: 'https://docs.sglang.ai/references/production_metrics.html',
    },
    {
      title: 'Text Generation Inference: metrics',
      url: 'https://huggingface.co/docs/text-generation-inference/reference/metrics',
    },
    {
      title: 'Triton Inference Server: metrics',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/metrics.html',
    },
    {
      title: 'AIPerf: server metrics reference',
      url: 'https://github.com/ai-dynamo/aiperf/blob/main/docs/server-metrics/server-metrics-reference.md',
    },
    {
      title: 'OpenTelemetry: generative AI metrics',
      url: 'https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/',
    },
    {
      title: 'NVIDIA DCGM: field identifiers',
      url: 'https://docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/dcgm-api-field-ids.html',
    },
  ],
};
