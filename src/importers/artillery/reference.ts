import type { FormatReference } from '../format';

export const ARTILLERY_REFERENCE: FormatReference = {
  summary:
    'Artillery starts virtual users at a rate that the script names and writes one JSON report: an aggregate of the run, and one for each ten seconds. It knows requests, not tokens.',
  produce: [
    {
      text: 'Write the report while running.',
      block: { language: 'bash', text: 'npx artillery run --output report.json script.yml' },
    },
    {
      text: 'Switch the extended metrics on: without them Artillery measures to the first byte of a response only, and a streamed answer seems to take no time.',
      block: {
        language: 'yaml',
        text: 'config:\n  target: http://127.0.0.1:8000\n  http:\n    extendedMetrics: true\n  phases:\n    - duration: 60\n      arrivalRate: 10',
      },
    },
  ],
  reads: [
    {
      field: 'aggregate.summaries["http.response_time"]',
      becomes: 'custom.time_to_first_byte_seconds',
      note: 'Milliseconds; from the end of sending the request to the first byte of the response. `p999` is p99.9. `histograms` holds the same.',
    },
    {
      field: 'aggregate.summaries["http.total"]',
      becomes: 'request_latency',
      note: 'Milliseconds; to the end of the response, connecting included. Only with extended metrics.',
    },
    {
      field: 'aggregate.summaries["http.response_time.2xx"]',
      becomes: 'custom.succeeded_time_to_first_byte_seconds',
      note: 'Read when there were failures.',
    },
    {
      field: 'aggregate.summaries["socketio.response_time"]',
      becomes: 'request_latency',
      note: 'For scripts over Socket.IO.',
    },
    {
      field: 'aggregate.summaries.<name of the script>',
      becomes: 'time_to_first_token, time_per_output_token, inter_token_latency, …',
      note: 'Where the last part of the name says so; milliseconds are assumed, and the report says it.',
    },
    {
      field: 'aggregate.counters["http.requests"], ["http.responses"], ["http.codes.<code>"]',
      becomes: 'numbers of requests and of failed requests',
      note: 'Failed = requests without a response + responses with 4xx or 5xx.',
    },
    {
      field: 'aggregate.rates["http.request_rate"]',
      becomes: 'request_throughput',
      note: 'Requests sent per second; a mean over the periods, rounded to whole numbers.',
    },
    {
      field: 'aggregate.firstMetricAt, lastMetricAt',
      becomes: 'start and duration',
      note: 'Unix milliseconds.',
    },
    {
      field: 'aggregate.counters["errors.<CODE>"], ["vusers.failed"], ["vusers.skipped"]',
      becomes: 'notes',
    },
    {
      field: 'Version 1: latency, rps, requestsCompleted, codes, errors',
      becomes: 'the same metrics',
      note: 'Milliseconds. The duration is rps.count ÷ rps.mean.',
    },
    {
      field: 'Version 1: intermediate[].latencies',
      becomes: 'one row per response',
      note: '`[time in ms, id, nanoseconds, status]`; used when there is one for each response.',
    },
  ],
  notRead: [
    {
      what: 'intermediate',
      why: 'Periods of the same run; the aggregate is over all of them. Their percentiles cannot be put together.',
    },
    { what: 'vusers.session_length', why: 'Time of a whole scenario, think time included.' },
    {
      what: 'plugins.metrics-by-endpoint.*',
      why: 'The same response times for each address; names of addresses can hold keys.',
    },
    { what: 'Names of errors that are messages', why: 'A message can quote a request.' },
    {
      what: 'Phases of a request (http.dns, http.tcp, http.tls)',
      why: 'Connecting is no metric of a serving system.',
    },
  ],
  versions: [
    {
      version: '1.x',
      note: '`latency`, `rps`, `codes`; single responses in each period. Values of an empty aggregate are null.',
    },
    {
      version: '2.0 and newer',
      note: '`counters`, `rates`, `summaries`, `histograms`; no single responses. Written after reports of 2.0.21.',
    },
  ],
  traps: [
    '`http.response_time` ends at the first byte. In a run made for this page the response ended 100 ms after its first byte, and none of these 100 ms were in `http.response_time`; `http.total` had them.',
    'Percentiles come from a sketch with 1 % relative error: 12.1 where 12 was measured.',
    '`http.request_rate` is a mean over periods of ten seconds that counts a short first or last period as a whole one, and it is rounded to whole numbers. In a run made for this page it was 17 for 60 requests in 3.0 s. Requests ÷ duration is more exact, and the report has both.',
    'Virtual users arrive by the clock (an open load), but the requests inside one scenario wait for each other.',
    '`vusers.failed` counts users whose scenario broke off. A response with status 503 does not break it off: look at the codes.',
    'With `maxVusers` users are skipped when the limit is reached, and the load is less than the phases say.',
  ],
  example: {
    language: 'json',
    text: '{"aggregate": {"counters": {"vusers.created": 600, "vusers.completed": 600, "vusers.failed": 0, "http.requests": 600, "http.responses": 600, "http.codes.200": 594, "http.codes.503": 6}, "rates": {"http.request_rate": 10}, "firstMetricAt": 1772359200000, "lastMetricAt": 1772359260000, "period": 1772359250000, "summaries": {"http.response_time": {"min": 80, "max": 900, "count": 600, "mean": 152.3, "p50": 141.2, "median": 141.2, "p75": 169, "p90": 214.9, "p95": 278.7, "p99": 596, "p999": 871.5}, "http.total": {"min": 410, "max": 4200, "count": 600, "mean": 1101.7, "p50": 1022.7, "median": 1022.7, "p75": 1274.3, "p90": 1790.4, "p95": 2276.1, "p99": 3464.1, "p999": 4147.4}}, "histograms": {}}, "intermediate": []}',
  },
  sources: [
    {
      title: 'Artillery: reported metrics',
      url: 'https://www.artillery.io/docs/reference/reported-metrics',
    },
    {
      title: 'Artillery: how the HTTP engine measures (packages/core/lib/engine_http.js)',
      url: 'https://github.com/artilleryio/artillery/blob/main/packages/core/lib/engine_http.js',
    },
    {
      title: 'Artillery: how metrics are summed up (packages/core/lib/ssms.js)',
      url: 'https://github.com/artilleryio/artillery/blob/main/packages/core/lib/ssms.js',
    },
  ],
};
