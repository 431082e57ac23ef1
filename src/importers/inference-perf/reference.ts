/** What the reference page of inference-perf says. */
import type { FormatReference } from '../format';

const EXAMPLE = `{
  "benchmark_time_seconds": 62.5,
  "load_summary": {
    "count": 500,
    "schedule_delay": {"mean": 0.0004, "min": 0.0001, "max": 0.009, "median": 0.0003, "p99": 0.004},
    "send_duration": 60.0,
    "requested_rate": 10.0,
    "achieved_rate": 8.333
  },
  "successes": {
    "count": 495,
    "latency": {
      "request_latency": {"mean": 2.1, "min": 0.9, "max": 5.2, "median": 2.0, "p90": 3.1, "p99": 4.4},
      "normalized_time_per_output_token": {"mean": 0.035, "median": 0.033, "p99": 0.07},
      "time_per_output_token": {"mean": 0.03, "median": 0.029, "p99": 0.05},
      "time_to_first_token": {"mean": 0.3, "median": 0.25, "p90": 0.6, "p99": 1.1},
      "inter_token_latency": {"mean": 0.03, "median": 0.028, "p99": 0.09}
    },
    "throughput": {
      "input_tokens_per_sec": 4039.2,
      "output_tokens_per_sec": 483.12,
      "total_tokens_per_sec": 4522.32,
      "requests_per_sec": 7.92
    },
    "prompt_len": {"mean": 510.0, "min": 480.0, "max": 540.0, "median": 510.0, "p99": 538.0},
    "output_len": {"mean": 61.0, "min": 12.0, "max": 64.0, "median": 63.0, "p99": 64.0},
    "goodput_metrics": {
      "goodput_percentage": 90.0,
      "request_goodput": 7.128,
      "token_goodput": 4070.0,
      "good_requests": 446,
      "total_requests": 495,
      "ttft_attainment_percentage": 92.0
    }
  },
  "failures": {
    "count": 5,
    "request_latency": {"mean": 30.0, "median": 30.0, "p99": 30.0},
    "by_label": {"504 - Gateway Timeout": {"count": 5, "messages": []}}
  }
}
`;

export const INFERENCE_PERF_REFERENCE: FormatReference = {
  summary:
    'The reports that [inference-perf](https://github.com/kubernetes-sigs/inference-perf), the load generator of the Kubernetes project, writes at the end of a run: one over everything, one for each stage of load, one with every request, one on sessions, and one with what Prometheus knows of the server.',
  produce: [
    {
      text: 'Run a configuration with several stages and ask for the report of each stage; the files are in a folder `reports-<date>`. Drop `stage_N_lifecycle_metrics.json` of every stage: each becomes a run of its own, with its own load.',
      block: {
        language: 'yaml',
        text: `report:
  request_lifecycle:
    summary: true
    per_stage: true
    per_request: true
    percentiles: [1, 50, 90, 95, 99, 99.9]
  goodput:
    constraints:
      ttft: 0.5
      tpot: 0.05
`,
      },
    },
    {
      text: 'Start it with the configuration.',
      block: { language: 'bash', text: 'inference-perf --config_file config.yml\n' },
    },
    {
      text: '`per_request_lifecycle_metrics.json` (from `per_request: true`) gives every distribution and interval, but does not say which stage a request belongs to: for it, run one stage at a time.',
    },
  ],
  reads: [
    {
      field: 'load_summary.requested_rate, achieved_rate',
      becomes: 'the request rate of the load; custom.achieved_requests_per_second',
      note: 'Requests per second. A note says both, and when less than 95 % of what was asked for was sent, that the generator and not the server may set the latencies.',
    },
    {
      field: 'load_summary.concurrency',
      becomes: 'the largest number of requests in flight; the loop is closed',
      note: 'The rate beside it is then none that anybody asked for and is not read.',
    },
    {
      field: 'load_summary.schedule_delay',
      becomes: 'custom.schedule_delay_seconds',
      note: 'Seconds between the scheduled moment and the sending. Latencies begin at the sending.',
    },
    {
      field: 'load_summary.count, successes.count, failures.count',
      becomes: 'requests sent, succeeded, failed',
      note: 'Where they do not add up, they are kept and a note says so.',
    },
    {
      field: 'benchmark_time_seconds',
      becomes: 'duration',
      note: 'Seconds. Older reports: successes ÷ requests_per_sec.',
    },
    {
      field: 'successes.latency.request_latency',
      becomes: 'request_latency',
      note: 'Seconds from sending to the end of the answer. Every percentile of the file is read, whichever it is; 50 is called `median`.',
    },
    {
      field: 'successes.latency.time_to_first_token',
      becomes: 'time_to_first_token',
      note: 'Seconds, of answers with at least two token times.',
    },
    {
      field: 'successes.latency.time_per_output_token',
      becomes: 'time_per_output_token',
      note: 'Seconds, (last − first token) ÷ (tokens − 1).',
    },
    {
      field: 'successes.latency.inter_token_latency',
      becomes: 'inter_token_latency',
      note: 'Seconds, all gaps of all requests in one pool.',
    },
    {
      field: 'successes.latency.normalized_time_per_output_token',
      becomes: 'custom.normalized_time_per_output_token_seconds',
      note: 'Seconds, request latency ÷ output tokens.',
    },
    {
      field: 'successes.throughput.*_per_sec',
      becomes:
        'request_throughput, output_token_throughput, total_token_throughput, custom.input_tokens_per_second',
      note: 'Per second of the wall time, successes only.',
    },
    {
      field: 'successes.prompt_len, prompt_tokens, output_len, output_tokens',
      becomes: 'prompt_tokens, output_tokens, prefix_cache_hit_rate',
      note: 'Tokens per request. The server’s counts (`prompt_tokens`, `output_tokens`) are preferred to the client’s; `cached` ÷ `total` is the hit rate where it is not 0.',
    },
    {
      field: 'successes.goodput_metrics',
      becomes:
        'goodput, custom.goodput_tokens_per_second, custom.slo_attainment_ratio, custom.<limit>_slo_attainment_ratio',
      note: 'Requests per second, tokens per second, shares of the requests that succeeded. The older `slo_metrics` is read as well.',
    },
    {
      field: 'failures.by_label',
      becomes: 'a note for each label with its count',
      note: 'Messages are not copied.',
    },
    {
      field: 'start_time, end_time, info, computed_metrics, error',
      becomes: 'one row per request, with the kind of its error',
      note: 'The per-request report of both generations: `info.output_token_times`, or `info.response_metrics.output_token_times`.',
    },
    {
      field: 'session_duration_sec, tfut_sec, total_*_tokens, kv_cache_hit_percent',
      becomes:
        'custom.session_duration_seconds, custom.time_to_first_user_token_seconds, custom.session_*_tokens, prefix_cache_hit_rate',
      note: 'The session reports. Sessions are not counted as requests.',
    },
    {
      field:
        'request_latency, time_to_first_token, request_queue_time, request_prefill_time, request_decode_time, … of the Prometheus report',
      becomes:
        'the same metrics as the server measured them; queue_time, prefill_time, decode_time',
      note: 'Seconds. Means are exact; percentiles are interpolated inside the server’s buckets.',
    },
    {
      field: 'kv_cache_usage_percentage, prefix_cache_hit_percent of the Prometheus report',
      becomes: 'kv_cache_utilization, prefix_cache_hit_rate',
      note: 'The first is a ratio in spite of its name, the second a percentage.',
    },
  ],
  notRead: [
    {
      what: 'prompt_len.mean and output_len.mean of the Prometheus report',
      why: 'They are tokens in a time window and not per request: 18 190 in a published run whose prompts had about 205 tokens. Tokens per request are taken from the quotient of the rates.',
    },
    {
      what: 'count and rate of the Prometheus report',
      why: 'Their window is wider than the run; in the published examples they are up to twice what the client sent.',
    },
    {
      what: 'failures.request_latency',
      why: 'How long a failure took is no latency of the service.',
    },
    { what: 'texts, error messages, labels and session ids', why: 'They may be private.' },
    {
      what: 'image, video and audio blocks, request sizes',
      why: 'They have no place in the catalogue of metrics.',
    },
    { what: 'config.yaml and validation.json', why: 'They hold no measurement.' },
    {
      what: 'inference-perf.partial.stage_N.yaml',
      why: 'It is an llm-d benchmark report; see that format.',
    },
  ],
  versions: [
    {
      version: '2025',
      note: 'Reports without `benchmark_time_seconds`, failures without labels, requests with `info.output_token_times`.',
    },
    {
      version: 'early 2026',
      note: '`slo_metrics` for limits that were sent as headers of a request.',
    },
    {
      version: '0.5 (2026)',
      note: '`benchmark_time_seconds`, `goodput_metrics`, `by_label`, `prompt_tokens` and `output_tokens` as the server counts them, `info.response_metrics`.',
    },
    {
      version: 'August 2026',
      note: '`prompt_len` is gone, `retries`, `computed_metrics` in the requests, session reports.',
    },
  ],
  traps: [
    '**Above its own capacity the generator measures itself.** Its workers × their largest concurrency is the most that can be in flight. In the tool’s published run for KubeCon 2025, 153 and 183 requests/s were asked for and 106 sent, with the p99 of the time to first token at 3.3 s both times: that is 440 requests in flight ÷ 106 per second, not the server at 183 requests/s.',
    '**Token times of older versions are counted twice.** Until mid-2026 each streamed piece was tokenised with a start token, so that a piece of one token counted as two. The time per output token and the inter-token latency of those reports are about half of the truth. The import compares them with (latency − time to first token) ÷ (tokens − 1) and says when they disagree.',
    '**The median gap is near 0** when several tokens arrive in one piece: 0.05 ms in files whose mean gap is 7 ms. Judge the time per output token.',
    '**Goodput leaves failures out.** `goodput_percentage` is a share of the requests that succeeded.',
    '**The summary mixes all stages.** Its percentiles are those of no load at all.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'inference-perf: reportgen/base.py',
      url: 'https://github.com/kubernetes-sigs/inference-perf/blob/main/inference_perf/reportgen/base.py',
    },
    {
      title: 'inference-perf: reports of the KubeCon 2025 demonstration',
      url: 'https://github.com/kubernetes-sigs/inference-perf/tree/main/demos/kubecon-na-2025',
    },
    {
      title: 'inference-perf: goodput against latency limits (pull request 427)',
      url: 'https://github.com/kubernetes-sigs/inference-perf/pull/427',
    },
  ],
};
