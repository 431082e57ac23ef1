import type { FormatReference } from '../format';

export const K6_REFERENCE: FormatReference = {
  summary:
    'k6 runs a load test that is written in JavaScript and leaves either a summary of the whole run or every single measurement (a point) of it. It is a tool for HTTP in general: it knows requests, not tokens, unless the script measures those itself.',
  produce: [
    {
      text: 'Every request, as lines of JSON: the only form from which percentiles, intervals and goodput can be computed here. A name that ends in `.gz` compresses it.',
      block: { language: 'bash', text: 'k6 run --out json=points.json.gz script.js' },
    },
    {
      text: 'The same points as CSV. Ask for times below one second, or the starts of the requests are known to a second only.',
      block: {
        language: 'bash',
        text: 'K6_CSV_TIME_FORMAT=unix_micro k6 run --out csv=points.csv script.js',
      },
    },
    {
      text: 'The summary, written by the script itself. Name the percentiles that the targets need: by default there are only p(90) and p(95).',
      block: {
        language: 'javascript',
        text: "export const options = { summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'] };\nexport function handleSummary(data) {\n  return { 'summary.json': JSON.stringify(data) };\n}",
      },
    },
    {
      text: 'The older summary file; with `--new-machine-readable-summary` (k6 1.5 and newer) it has the new shape.',
      block: { language: 'bash', text: 'k6 run --summary-export=summary.json script.js' },
    },
    {
      text: 'A time to first token exists only if the script measures it. A Trend whose name says so (`ttft`, `time_to_first_token`, `tpot`, `itl`, with or without a unit) is recognised.',
      block: {
        language: 'javascript',
        text: "import { Trend } from 'k6/metrics';\nconst ttft = new Trend('ttft', true); // true: milliseconds",
      },
    },
  ],
  reads: [
    {
      field: 'metrics.http_req_duration.values',
      becomes: 'request_latency',
      note: 'Milliseconds. Sending, waiting and receiving of one HTTP request, without connecting and TLS; failed requests are included.',
    },
    {
      field: 'metrics["http_req_duration{expected_response:true}"].values',
      becomes: 'custom.succeeded_request_latency_seconds',
      note: 'Milliseconds; read when there were failures. The requests that did not fail.',
    },
    {
      field: 'metrics.http_req_waiting.values',
      becomes: 'custom.time_to_first_byte_seconds',
      note: 'Milliseconds. To the first byte of the response, which can be its headers: not the time to the first token.',
    },
    {
      field: 'metrics.http_reqs.values',
      becomes: 'request_throughput, number of requests',
      note: '`count` and `rate` (per second of the whole test), failed requests included.',
    },
    {
      field: 'metrics.http_req_failed.values',
      becomes: 'error_rate, number of failed requests',
      note: 'A rate of failures: `passes` (in the machine-readable summary `matches`) is the number of requests that failed. The legacy export calls the rate `value`.',
    },
    {
      field: 'metrics.grpc_req_duration.values',
      becomes: 'request_latency',
      note: 'Milliseconds; when there are no HTTP requests.',
    },
    {
      field: 'metrics.<Trend of the script>.values',
      becomes:
        'time_to_first_token, time_per_output_token, inter_token_latency, output_tokens, … by its name; custom.<name> otherwise',
      note: 'Milliseconds where the Trend is declared with times, else the unit that its name ends in, else milliseconds as an assumption that the report names.',
    },
    {
      field: 'metrics.<Counter named output_tokens>.values.rate',
      becomes: 'output_token_throughput',
    },
    { field: 'metrics.vus_max.values.max', becomes: 'most requests in flight' },
    {
      field: 'metrics.<name>.thresholds',
      becomes: 'a note for each threshold of the script',
      note: '`{"ok": true}` is held. In the legacy export a bare `true` means crossed, so missed.',
    },
    {
      field: 'state.testRunDurationMs, config.duration',
      becomes: 'duration',
      note: 'Milliseconds in the first, seconds in the second. The legacy export has neither: requests ÷ rate gives it.',
    },
    { field: 'metadata.k6Version', becomes: 'version of the tool' },
    {
      field: 'options.scenarios.<name>.executor',
      becomes: 'open or closed arrival',
      note: 'Only if the script copies its options into the summary; k6 does not.',
    },
    {
      field: 'Point http_req_duration, http_req_waiting, http_req_failed',
      becomes: 'one row per request',
      note: 'Joined by identical time and tags, in their order. The time of a point is the end of the request.',
    },
    {
      field: 'tags name, method, status, scenario, error_code',
      becomes: 'attributes of the request',
      note: '`name` is cut to its path; numbers and tokens in it become `:id`.',
    },
  ],
  notRead: [
    {
      what: 'http_req_blocked, _connecting, _tls_handshaking, _sending, _receiving',
      why: 'Phases of the client’s connection; they are no metrics of a serving system.',
    },
    {
      what: 'Points whose group is setup or teardown',
      why: 'They are not part of the load. A summary includes them and does not say how many they are.',
    },
    {
      what: 'setup_data, the script’s options, the text of errors, the addresses',
      why: 'They can hold tokens and personal data.',
    },
    {
      what: 'Checks, data_sent, data_received, iterations, web vitals',
      why: 'Not about the latency of a request; the checks are counted in a note.',
    },
    {
      what: 'Sub-metrics by tag, except expected_response',
      why: 'Their names hold addresses. Points have the tags as attributes of each request.',
    },
  ],
  versions: [
    {
      version: '0.26 to 0.29',
      note: '`--summary-export` only, flat values. No http_req_failed: failures are not known.',
    },
    {
      version: '0.30 and newer',
      note: 'handleSummary, with `values` under each metric.',
    },
    { version: '0.31 and newer', note: 'http_req_failed and the tag expected_response.' },
    {
      version: '1.5 and newer',
      note: 'The machine-readable summary as an option: `results.metrics` is a list, counters have a count and no rate, and only p(90) and p(95) are written. It is planned as the default of version 2.',
    },
    {
      version: 'CSV',
      note: '16 columns in old versions; `expected_response`, `service` and `metadata` came later and make 19. Times are in seconds, or `unix_milli`, `unix_micro`, `unix_nano`, `rfc3339`, `rfc3339_nano`. Columns are read by name.',
    },
  ],
  traps: [
    '`http_req_failed` with `passes: 647` means that 647 requests failed: the metric counts how often “failed” was true.',
    'In `--summary-export` a threshold with the value `true` was crossed, so the test failed; in handleSummary `{"ok": true}` means that it was held.',
    '`summaryTimeUnit` changes the summary on the screen only. The values in every file are milliseconds.',
    'With a fixed number of virtual users each waits for its answer before it sends again: a slow server receives less load and looks better than it is. Only the arrival-rate executors keep the load up; `dropped_iterations` says when even they could not.',
    'An empty Trend is written as 0 in every statistic, and a threshold on it is held. Such metrics are left out here.',
    'In streamed answers `http_req_waiting` ends with the response headers, which many servers send at once. It can be far below the time to the first token.',
  ],
  example: {
    language: 'json',
    text: '{"root_group": {"name": "", "path": "", "groups": [], "checks": []}, "options": {"summaryTrendStats": ["avg", "med", "p(95)", "p(99)"], "summaryTimeUnit": "", "noColor": false}, "state": {"isStdOutTTY": false, "isStdErrTTY": false, "testRunDurationMs": 60000}, "metrics": {"http_reqs": {"type": "counter", "contains": "default", "values": {"count": 1200, "rate": 20}}, "http_req_failed": {"type": "rate", "contains": "default", "values": {"rate": 0.01, "passes": 12, "fails": 1188}}, "http_req_duration": {"type": "trend", "contains": "time", "values": {"avg": 840, "med": 700, "p(95)": 2100, "p(99)": 3900}, "thresholds": {"p(95)<2000": {"ok": false}}}, "ttft": {"type": "trend", "contains": "time", "values": {"avg": 210, "med": 180, "p(95)": 400, "p(99)": 900}}, "vus_max": {"type": "gauge", "contains": "default", "values": {"value": 20, "min": 20, "max": 20}}}}',
  },
  sources: [
    { title: 'k6: results output', url: 'https://grafana.com/docs/k6/latest/results-output/' },
    {
      title: 'k6: built-in metrics',
      url: 'https://grafana.com/docs/k6/latest/using-k6/metrics/reference/',
    },
    {
      title: 'k6: custom summary (handleSummary)',
      url: 'https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/',
    },
    {
      title: 'k6: how the summary is made (internal/js/summary.go)',
      url: 'https://github.com/grafana/k6/blob/master/internal/js/summary.go',
    },
    {
      title: 'k6: the machine-readable summary (internal/lib/summary)',
      url: 'https://github.com/grafana/k6/tree/master/internal/lib/summary',
    },
    {
      title: 'k6: the CSV output (internal/output/csv)',
      url: 'https://github.com/grafana/k6/tree/master/internal/output/csv',
    },
    {
      title: 'k6 issue 1498: the meaning of thresholds in the summary export',
      url: 'https://github.com/grafana/k6/issues/1498',
    },
  ],
};
