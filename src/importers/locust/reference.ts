import type { FormatReference } from '../format';

export const LOCUST_REFERENCE: FormatReference = {
  summary:
    'Locust runs simulated users that are written in Python, and keeps statistics instead of single requests: counts, a few percentiles and a history over time. It knows requests, not tokens.',
  produce: [
    {
      text: 'The statistics and the history. Drop `run1_stats.csv` for the values of the run, or `run1_stats_history.csv` when the number of users matters.',
      block: {
        language: 'bash',
        text: 'locust -f locustfile.py --headless -u 50 -r 5 -t 5m --csv run1',
      },
    },
    {
      text: 'The raw statistics, which hold the rounded response times themselves and so a whole distribution.',
      block: {
        language: 'bash',
        text: 'locust -f locustfile.py --headless -u 50 -r 5 -t 5m --json > run1.json',
      },
    },
    {
      text: 'Other percentiles than the usual ones are a setting, made in the locustfile.',
      block: {
        language: 'python',
        text: 'import locust.stats\n\nlocust.stats.PERCENTILES_TO_REPORT = [0.5, 0.9, 0.95, 0.99, 0.999]',
      },
    },
  ],
  reads: [
    {
      field: 'the row Aggregated; each row of an endpoint',
      becomes: 'one run each, Aggregated first',
      note: 'A file with one endpoint gives one run. Names are cut to their path.',
    },
    {
      field: 'Request Count, Failure Count',
      becomes: 'numbers of requests and of failed requests',
    },
    {
      field: 'Average, Min, Max Response Time',
      becomes: 'request_latency mean, min, max',
      note: 'Milliseconds, exact; failed requests are included.',
    },
    {
      field: 'Median Response Time, <p>%',
      becomes: 'request_latency p50, p<p>',
      note: 'Milliseconds, two significant digits. 100 % is the rounded maximum; the exact one is taken.',
    },
    {
      field: 'Requests/s (statistics)',
      becomes: 'request_throughput, duration',
      note: 'Requests ÷ time from the start to the last request, failed requests included; the duration is worked out from it.',
    },
    {
      field: 'Timestamp (history)',
      becomes: 'start and duration',
      note: 'Unix seconds of the first row and of the last one.',
    },
    {
      field: 'User Count (history)',
      becomes: 'concurrency mean, min, max; most requests in flight',
      note: 'Over the rows with at least one user. Users that wait between two tasks are counted.',
    },
    {
      field: 'Total … and <p>% of the last row (history)',
      becomes: 'the same as in the statistics',
      note: 'Percentiles only without `--csv-full-history`.',
    },
    {
      field: 'response_times (JSON)',
      becomes: 'histogram of request_latency',
      note: 'Each key is an interval: 120 stands for 115 to 125 ms. Quantiles come out with those bounds.',
    },
    {
      field: 'total_response_time, num_none_requests (JSON)',
      becomes: 'request_latency mean',
      note: 'Sum in milliseconds ÷ the requests that have a time.',
    },
    { field: 'start_time, last_request_timestamp (JSON)', becomes: 'start and duration' },
  ],
  notRead: [
    {
      what: 'PREFIX_failures.csv, PREFIX_exceptions.csv',
      why: 'They list messages and hold no times; messages can quote requests. The numbers of failures are in the statistics.',
    },
    {
      what: 'The ratio of tasks (--show-task-ratio-json)',
      why: 'It describes the script, not a run.',
    },
    {
      what: 'Rows of the history before the last one',
      why: 'Each is a state of the same run; only the number of users and the highest rate are taken from them.',
    },
    {
      what: 'Average Content Size',
      why: 'The length of the response, which is no measure of its tokens.',
    },
    {
      what: 'num_reqs_per_sec, num_fail_per_sec (JSON)',
      why: 'Counts per second, which the totals sum up.',
    },
  ],
  versions: [
    {
      version: 'before 1.0',
      note: 'Columns are called `# requests`, `# failures`, `Requests Failed/s`, the last row `Total`; read by the same code.',
    },
    {
      version: '1.0 and newer',
      note: '`Request Count`, `Failure Count`, `Aggregated`; totals in the history are called `Total …`.',
    },
    {
      version: '2.x',
      note: '`--json`; failures have First Seen and Last Seen in newest versions.',
    },
  ],
  traps: [
    'Percentiles are rounded to two significant digits before they are counted: 147 ms is 150 ms and 5,449 ms is 5,400 ms. A difference below 5 % between two percentiles of Locust says nothing.',
    'Response times include those of failed requests. A server that refuses quickly makes the percentiles better.',
    'Users wait for their answers (a closed loop): when the server slows down they send less, and the percentiles look better than those of real arrivals would.',
    'The user count is not the number of requests in flight as soon as the script waits between two tasks.',
    'With `--csv-full-history` the percentile columns of the history are those of the last ten seconds; without it they are of the whole run so far. The header does not tell which.',
    'The statistics are over the whole run, ramp-up included, unless it was started with `--reset-stats`.',
    'A response time ends with the last byte only if the client reads the whole body before it stops the clock; a script that streams reports what it measures itself.',
  ],
  example: {
    language: 'csv',
    text: 'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\nPOST,/v1/chat/completions,900,9,820.0,903.5,310.2,4120.8,1800.0,15.0,0.15,820,910,1000,1100,1400,1800,2500,3100,4000,4100,4100\nGET,/v1/models,100,0,12.0,14.1,8.3,40.6,250.0,1.6666666666666667,0.0,12,14,15,16,20,25,33,38,41,41,41\n,Aggregated,1000,9,790.0,814.56,8.3,4120.8,1645.0,16.666666666666668,0.15,790,890,980,1100,1400,1800,2400,3000,4000,4100,4100\n',
  },
  sources: [
    {
      title: 'Locust: retrieving test statistics in CSV format',
      url: 'https://docs.locust.io/en/stable/retrieving-stats.html',
    },
    {
      title: 'Locust: how statistics are kept (locust/stats.py)',
      url: 'https://github.com/locustio/locust/blob/master/locust/stats.py',
    },
    {
      title: 'Locust: failed requests are logged with their time (on_request in locust/runners.py)',
      url: 'https://github.com/locustio/locust/blob/master/locust/runners.py',
    },
  ],
};
