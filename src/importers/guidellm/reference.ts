/** What the reference page of GuideLLM says. */
import type { FormatReference } from '../format';

const SUMMARY = (mean: number, p50: number, p99: number, count: number): string =>
  `{"successful": {"mean": ${mean}, "median": ${p50}, "min": ${p50}, "max": ${p99}, "count": ${count}, "percentiles": {"p50": ${p50}, "p95": ${p99}, "p99": ${p99}, "p999": ${p99}}}}`;

const EXAMPLE = `{
  "metadata": {"version": 1, "guidellm_version": "0.5.2"},
  "benchmarks": [
    {
      "type_": "generative_benchmark",
      "config": {
        "strategy": {"type_": "concurrent", "streams": 8},
        "backend": {"kind": "openai_http", "model": "example/model-8b"}
      },
      "scheduler_metrics": {"measure_start_time": 1750000000.0, "measure_end_time": 1750000060.0, "request_end_time": 1750000060.0},
      "metrics": {
        "request_totals": {"successful": 240, "errored": 2, "incomplete": 8, "total": 250},
        "requests_per_second": {"successful": {"mean": 4.0, "count": 240}},
        "output_tokens_per_second": {"successful": {"mean": 512.0, "count": 240}},
        "request_latency": ${SUMMARY(1.9, 1.8, 3.2, 240)},
        "time_to_first_token_ms": ${SUMMARY(150, 140, 420, 240)},
        "inter_token_latency_ms": ${SUMMARY(14, 13.5, 21, 30480)}
      },
      "requests": {"successful": [], "errored": [], "incomplete": []},
      "start_time": 1750000000.0,
      "duration": 60.0
    }
  ]
}
`;

export const GUIDELLM_REFERENCE: FormatReference = {
  summary:
    'The reports of [GuideLLM](https://github.com/vllm-project/guidellm), the load generator of the vLLM project: one file with a benchmark for each load point of a sweep. Each benchmark becomes a run.',
  produce: [
    {
      text: 'From 0.7 on, name the outputs. The JSON holds everything; the others are read as well, with less in them.',
      block: {
        language: 'bash',
        text: `guidellm run --backend kind=openai_http,target=http://localhost:8000 \\
  --profile kind=sweep --constraint kind=max_duration,seconds=60 \\
  --data kind=synthetic_text,prompt_tokens=512,output_tokens=256 \\
  --output kind=json,path=benchmarks.json
`,
      },
    },
    {
      text: 'Up to 0.6 the path is an option of its own.',
      block: {
        language: 'bash',
        text: `guidellm benchmark --target http://localhost:8000 --rate-type sweep --max-seconds 60 \\
  --data "prompt_tokens=512,output_tokens=256" --output-path benchmarks.json
`,
      },
    },
    {
      text: 'Keep every request: with `--sample-requests N` (from 0.7 `--metrics kind=generative,sample_size=N`) the file has a sample, and then the tool’s aggregate is used and not the requests.',
    },
  ],
  reads: [
    {
      field: 'benchmarks[].config.strategy (args.strategy up to 0.3)',
      becomes: 'the load: concurrency, requests per second, open or closed loop',
      note: '`max_concurrency` of an open strategy is a safety limit (10 240) and not a load.',
    },
    {
      field: 'metrics.request_latency.successful',
      becomes: 'request_latency',
      note: 'Seconds, unlike the other latencies. Percentile keys: `p001` is the 0.1th, `p999` the 99.9th, any other by the same rule.',
    },
    {
      field: 'metrics.time_to_first_token_ms.successful',
      becomes: 'time_to_first_token',
      note: 'Milliseconds.',
    },
    {
      field: 'metrics.inter_token_latency_ms.successful',
      becomes: 'time_per_output_token',
      note: 'Milliseconds, (last − first token) ÷ (tokens − 1) per request; the aggregate weights requests by their tokens.',
    },
    {
      field: 'metrics.time_per_output_token_ms.successful',
      becomes: 'custom.guidellm_time_per_output_token_seconds',
      note: 'Milliseconds, (last token − request start) ÷ tokens: includes the time to the first token.',
    },
    {
      field: 'metrics.time_to_first_output_token_ms.successful',
      becomes: 'custom.time_to_first_output_token_seconds',
      note: 'Milliseconds, to the first token that is not reasoning.',
    },
    {
      field: 'metrics.time_to_last_round_trip_ms, avg_round_trip_time_ms',
      becomes: 'custom.time_to_last_round_trip_seconds, custom.round_trip_seconds',
      note: 'Milliseconds, of WebSocket connections only.',
    },
    {
      field:
        'metrics.requests_per_second, output_tokens_per_second, tokens_per_second, prompt_tokens_per_second',
      becomes:
        'request_throughput, output_token_throughput, total_token_throughput, custom.input_tokens_per_second',
      note: 'Only the mean: the percentiles are over the instants between two events.',
    },
    {
      field: 'metrics.request_concurrency.successful',
      becomes: 'concurrency (mean, max)',
      note: 'Requests in flight that succeeded.',
    },
    {
      field: 'metrics.request_goodput, slo_attainment',
      becomes: 'goodput, custom.slo_attainment_ratio',
      note: 'Requests per second and a ratio; since September 2026, when limits were given.',
    },
    {
      field: 'metrics.request_totals',
      becomes: 'requests succeeded (successful), failed (errored), cancelled (incomplete)',
    },
    {
      field: 'requests.successful, errored, incomplete',
      becomes: 'one row per request inside the measuring window',
      note: 'Inside is what overlaps [`measure_start_time`, `measure_end_time`]. `info.turn_index` becomes the attribute `turn` of a run with conversations.',
    },
    {
      field:
        'CSV: group, field and statistic in three header rows; up to 0.3 one header with lists in cells',
      becomes: 'the same metrics, without single requests',
    },
    {
      field: 'HTML: window.benchmarks, window.GUIDELLM_REPORT',
      becomes: 'latencies, rates and counts as far as the page has them',
      note: 'The page’s data is read as text; nothing in it is run.',
    },
  ],
  notRead: [
    {
      what: 'metrics.*.errored, incomplete, total',
      why: 'They hold 0.0 for times that a request does not have, and the total mixes them in.',
    },
    {
      what: 'prompts, answers, request arguments, address, headers, keys',
      why: 'They may be private.',
    },
    { what: 'pdf, mode, variance', why: 'They follow from the rest.' },
    {
      what: 'text, image, video, audio and tool_call blocks',
      why: 'They have no place in the catalogue of metrics, or repeat the token counts.',
    },
    {
      what: 'rows of a CSV that do not fit its header',
      why: 'Up to 0.6 the header was that of the first benchmark, and columns of later ones moved.',
    },
  ],
  versions: [
    {
      version: 'up to 0.3',
      note: '`run_stats`, `worker`, `request_loader` and `args` in each benchmark; only measured requests are kept.',
    },
    {
      version: '0.4',
      note: '`args` at the top, no `metadata`; requests of warm-up and cool-down are in the lists.',
    },
    { version: '0.5, 0.6 (report version 1)', note: '`metadata.version` 1 and `args`.' },
    {
      version: '0.7 and later (report version 2)',
      note: '`config` instead of `args`, `time_to_first_output_token_ms`, round trips; the HTML report carries `GUIDELLM_REPORT` from 0.8 on.',
    },
    { version: 'September 2026', note: '`slo_attainment` and `request_goodput`.' },
  ],
  traps: [
    '**Two names are the other way round.** What others call TPOT is `inter_token_latency_ms` here; `time_per_output_token_ms` includes the time to the first token and is larger.',
    '**Percentiles are steps.** They are observed values, the first whose cumulative share reaches the level, and not interpolated; with 25 requests p99 is the maximum.',
    '**The request lists hold warm-up and cool-down**, which the aggregate leaves out. The rule that gives the aggregate’s numbers is overlap with the measuring window, and not its end lying inside.',
    '**Rates are per measuring window**, which ends by the clock: when the last request ended long before, they are too low.',
    '**The CSV of a sweep can have shifted columns** up to 0.6; such rows are left out.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'GuideLLM: schemas of the report',
      url: 'https://github.com/vllm-project/guidellm/tree/main/src/guidellm/benchmark/schemas',
    },
    {
      title: 'GuideLLM: outputs (CSV, HTML, YAML)',
      url: 'https://github.com/vllm-project/guidellm/tree/main/src/guidellm/benchmark/outputs',
    },
    {
      title: 'GuideLLM: goodput against latency objectives (pull request 1085)',
      url: 'https://github.com/vllm-project/guidellm/pull/1085',
    },
    {
      title: 'GuideLLM: columns of the CSV (pull request 707)',
      url: 'https://github.com/vllm-project/guidellm/pull/707',
    },
  ],
};
