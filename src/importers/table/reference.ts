import type { FormatReference } from '../format';

export const TABLE_REFERENCE: FormatReference = {
  summary:
    'A table of your own: an export of a spreadsheet, a log that was cut into columns, the output of a script, a table pasted from a page or a terminal. Its rows are requests, or metrics, statistics or runs with their numbers.',
  produce: [
    {
      text: 'One row for each request is best: percentiles, intervals and slices can be computed from it. Give each column the name of a metric and its unit, such as `ttft_ms`; then nothing is asked.',
      block: {
        language: 'python',
        text: "import csv\n\nwith open('requests.csv', 'w', newline='') as file:\n    writer = csv.writer(file)\n    writer.writerow(['start_time', 'ttft_ms', 'latency_ms', 'output_tokens', 'status', 'model'])\n    for r in results:\n        writer.writerow([r.start, r.ttft * 1e3, r.latency * 1e3, r.tokens, r.status, r.model])",
      },
    },
    {
      text: 'From a database: one line for each request, with the units in the names.',
      block: {
        language: 'sql',
        text: "SELECT started_at AS start_time,\n       first_token_ms AS ttft_ms,\n       total_ms AS latency_ms,\n       completion_tokens AS output_tokens,\n       CASE WHEN error IS NULL THEN 'ok' ELSE 'error' END AS status\nFROM llm_requests\nWHERE started_at >= '2026-11-24 08:00' AND started_at < '2026-11-24 09:00';",
      },
    },
    {
      text: 'From a report, a dashboard or a chat: copy the table and paste it. Rows of metrics with their statistics in columns are read, and so is the output of `describe()` in pandas.',
      block: {
        language: 'text',
        text: '| metric    | p50 | p95 | p99 |\n|-----------|----:|----:|----:|\n| TTFT (ms) | 120 | 300 | 450 |\n| TPOT (ms) |  12 |  20 |  25 |',
      },
    },
  ],
  reads: [
    {
      field: 'cells between commas, semicolons, tabs, vertical bars or spaces',
      becomes: 'rows and columns',
      note: 'recognised from the first rows; quoted cells may hold the separator and line ends; Markdown tables and tables framed on a console too',
    },
    {
      field: 'JSON: a list of objects, one object a line, or a list inside the file',
      becomes: 'rows and columns',
      note: 'objects inside a row become outer.inner, three levels deep; a list further inside is asked about',
    },
    {
      field: 'titles and lines with # before the header, a second row of units',
      becomes: 'left out; the units of the columns',
    },
    {
      field: 'ttft_ms, latency (s), TTFT [ms], e2eLatencyMs, …',
      becomes: 'the metric of the catalogue that has this name or alias, in the unit of the name',
      note: 'ns, us, ms, s, min, h; %; tokens need no unit; a cell may carry its own (120 ms)',
    },
    {
      field: '1,234.5 · 1.234,5 · 1 234,5',
      becomes: 'numbers',
      note: 'the decimal sign is taken from cells that allow one reading; when none does, it is asked',
    },
    {
      field: 'status, success, http_status, error, …',
      becomes: 'succeeded, failed or cancelled',
      note: 'words, booleans and HTTP codes; any text in an error column is a failure. A request that failed gives no latencies',
    },
    {
      field: 'start_time, timestamp, end_time, …',
      becomes: 'when a request began; the duration of the run',
      note: 'ISO 8601, 2026-11-24 10:00:00,123, 24.11.2026, 24 Nov 2026, seconds to nanoseconds since 1970; UTC when there is no zone',
    },
    {
      field: 'model, route, tenant, region, …',
      becomes: 'attributes to slice by',
    },
    {
      field: 'latency, TTFT and output tokens of a request',
      becomes: 'time_per_output_token',
      note: '(latency − TTFT) / (output tokens − 1), computed here when the table has no such column',
    },
    {
      field: 'a first column of metrics; p50, p95, mean, … or value in the header',
      becomes: 'values as the table states them',
      note: 'also the reverse, with the statistics in the first column, and one run per row (p99_ttft_ms in the header); several columns of values are several runs',
    },
    {
      field: 'requests, successful requests, failed requests, duration (s)',
      becomes: 'the counts and the duration of the run',
      note: 'in tables of results',
    },
  ],
  notRead: [
    {
      what: 'columns and rows whose name is no metric',
      why: 'they are listed after the import; map them by hand if they matter',
    },
    { what: 'error texts and prompts', why: 'private, and not needed for a number' },
    {
      what: 'colours, formulas and several sheets',
      why: 'export a sheet as CSV; a spreadsheet file itself is not text',
    },
    { what: 'time of day without a date', why: 'it does not say when, nor what follows midnight' },
  ],
  versions: [
    {
      version: 'any',
      note: 'UTF-8 with or without a byte order mark, or UTF-16 with one; gzip; up to 256 MiB and 4,000,000 rows',
    },
  ],
  traps: [
    'A time without a unit is never guessed: you are asked, with a suggestion from the size of the values. The answer is kept in this browser for files with the same columns, and forgotten when you say so.',
    'One inter-token latency per request is asked about: it may be the time per output token, or a mean of gaps between chunks, which is another number.',
    '`03/04/2026` can be in March or in April. Unless a date in the first rows has a number above 12 in it, you are asked.',
    'Percentiles from a table of results have no interval, and cannot be put together: the p99 of two runs is not the mean of their p99. Import the rows of the requests where you can.',
    'Without a status column each row counts as a success. A table of successes alone hides the failures.',
    'A table that a spreadsheet has rounded keeps what was shown, not what was measured.',
  ],
  example: {
    language: 'csv',
    text: 'start_time,ttft_ms,latency_ms,output_tokens,status,model\n2026-11-24T08:00:00Z,120,1450,64,ok,small\n2026-11-24T08:00:01Z,135,1620,71,ok,small\n2026-11-24T08:00:02Z,,,,error,small\n2026-11-24T08:00:03Z,128,1510,66,ok,small\n',
  },
  sources: [
    {
      title: 'RFC 4180: Common Format and MIME Type for CSV Files',
      url: 'https://www.rfc-editor.org/rfc/rfc4180',
    },
    {
      title: 'GitHub Flavored Markdown: tables',
      url: 'https://github.github.com/gfm/#tables-extension-',
    },
    {
      title: 'RFC 3339: Date and Time on the Internet',
      url: 'https://www.rfc-editor.org/rfc/rfc3339',
    },
  ],
};
