import type { FormatReference } from '../format';

export const AUTOCANNON_REFERENCE: FormatReference = {
  summary:
    'autocannon loads one HTTP address over a fixed number of connections and prints a summary; with `-j` it is JSON. Quick to run against a gateway or a health check; it knows neither tokens nor streaming.',
  produce: [
    {
      text: 'One result as JSON on the standard output; the table for the screen is left out.',
      block: {
        language: 'bash',
        text: 'npx autocannon -j -c 8 -d 30 -T "8 connections" http://127.0.0.1:8000/v1/models > result.json',
      },
    },
    {
      text: 'With a rate, always with `-C` as well: without it most of the latencies in the result are made up (see below).',
      block: {
        language: 'bash',
        text: 'npx autocannon -j -C -c 32 -R 100 -d 30 http://127.0.0.1:8000/v1/models > result.json',
      },
    },
  ],
  reads: [
    {
      field: 'latency.average, min, max, stddev, p0_001 … p99_999',
      becomes: 'request_latency',
      note: 'Milliseconds in whole numbers; the average and the deviation have two decimals, rounded up. To the end of the response. `p97_5` is p97.5.',
    },
    {
      field: 'latency.totalCount',
      becomes: 'number of samples',
      note: 'More than `requests.total` says that values were added for coordinated omission; fewer says that error responses were left out.',
    },
    {
      field: 'requests.average',
      becomes: 'request_throughput',
      note: 'Mean of one sample per second; responses of any status.',
    },
    {
      field: 'requests.total, errors, 4xx, 5xx, non2xx',
      becomes: 'numbers of requests and of failed requests',
      note: 'Requests = responses + errors; failed = errors + 4xx + 5xx (or non2xx where the classes are missing). `errors` contains `timeouts`.',
    },
    { field: 'connections × pipelining', becomes: 'most requests in flight; closed arrival' },
    { field: 'duration, start', becomes: 'duration and start', note: 'Seconds.' },
    { field: 'title', becomes: 'label', note: 'The option `-T`; else the number of connections.' },
    { field: 'timeouts, resets, mismatches, statusCodeStats', becomes: 'notes' },
  ],
  notRead: [
    { what: 'throughput', why: 'Bytes of responses per second; not tokens.' },
    {
      what: 'Percentiles of requests',
      why: 'They are over one-second samples of the rate, not over requests.',
    },
    {
      what: 'requests.sent',
      why: 'Requests in flight at the end are in it, and with a rate it counts requests that were never sent.',
    },
    { what: 'url', why: 'It can hold keys and credentials.' },
  ],
  versions: [
    {
      version: '4 to 8',
      note: 'The shape described here; `mean` and `average` are the same number.',
    },
    {
      version: 'older',
      note: 'Without `latency.totalCount`, `4xx` and `5xx`, `statusCodeStats`; whether values were added is then not known.',
    },
  ],
  traps: [
    'With a rate (`-R`, `-r`) autocannon “corrects for coordinated omission” by default, but it takes the expected interval between requests to be 1 ms: for each response of 20 ms it adds 19 values from 19 ms down to 1 ms. In a run made for this page, 200 responses became 2,345 values with a mean of 7.8 ms; with `-C` the mean was 12.0 ms. Add `-C`.',
    'Latencies are whole milliseconds, cut off: 0 means less than 1 ms.',
    'The loop is closed: each connection waits for its response before it sends again, so a slow server receives less load.',
    'Responses with an error status are among the latencies by default; a server that refuses at once looks fast.',
    'A run against a port where nobody listens gives thousands of errors and latencies of 0. Such latencies are not read.',
  ],
  example: {
    language: 'json',
    text: '{"title": "8 connections", "connections": 8, "sampleInt": 1000, "pipelining": 1, "workers": 0, "duration": 30.03, "samples": 30, "start": "2026-03-01T10:00:00.000Z", "finish": "2026-03-01T10:00:30.030Z", "errors": 0, "timeouts": 0, "mismatches": 0, "non2xx": 3, "resets": 0, "1xx": 0, "2xx": 2997, "3xx": 0, "4xx": 0, "5xx": 3, "statusCodeStats": {"200": {"count": 2997}, "503": {"count": 3}}, "latency": {"average": 79.6, "mean": 79.6, "stddev": 12.3, "min": 41, "max": 190, "p2_5": 58, "p50": 79, "p97_5": 110, "p99": 131, "totalCount": 3000}, "requests": {"average": 100, "mean": 100, "stddev": 2, "min": 96, "max": 104, "total": 3000, "sent": 3008}}',
  },
  sources: [
    { title: 'autocannon: README', url: 'https://github.com/mcollina/autocannon' },
    {
      title: 'autocannon: how latencies are recorded (lib/run.js)',
      url: 'https://github.com/mcollina/autocannon/blob/master/lib/run.js',
    },
    {
      title: 'autocannon: the percentiles of the result',
      url: 'https://github.com/GlenTiki/hdr-histogram-percentiles-obj',
    },
  ],
};
