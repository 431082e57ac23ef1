/**
 * Files that are recognised but hold no requests or aggregates that can be judged, so that the reader learns which file of the
 * same run to drop instead. To add one: a line here.
 */
import { hasAnyKey, listOf, objectOf } from '../fields';
import type { ImportFormat } from '../format';
import type { Head } from '../head';
import { ImportError } from '../import-error';

interface Declined {
  readonly id: string;
  readonly label: string;
  readonly tool: string;
  readonly docsUrl: string;
  readonly isThis: (head: Head) => boolean;
  /** One sentence: what to drop instead. */
  readonly advice: string;
}

const AIPERF_DOCS = 'https://github.com/ai-dynamo/aiperf';

const DECLINED: readonly Declined[] = [
  {
    id: 'aiperf-inputs',
    label: 'AIPerf inputs',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [file] }) => listOf(listOf(file, 'data')?.[0], 'payloads') !== undefined,
    advice: 'These are the prompts that AIPerf sent; drop profile_export.jsonl of the same run.',
  },
  {
    id: 'aiperf-outputs',
    label: 'AIPerf outputs',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [file] }) =>
      hasAnyKey(listOf(file, 'data')?.[0], ['response_text']) &&
      hasAnyKey(file, ['schema_version']),
    advice:
      'These are the answers that AIPerf kept (outputs.json); drop profile_export.jsonl of the same run.',
  },
  {
    id: 'aiperf-raw-records',
    label: 'AIPerf raw records',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [record] }) =>
      hasAnyKey(objectOf(record, 'metadata'), [
        'x_request_id',
        'credit_phase',
        'benchmark_phase',
      ]) &&
      !hasAnyKey(record, ['metrics']) &&
      hasAnyKey(record, ['payload', 'responses']),
    advice:
      'These are the raw requests and answers of AIPerf (profile_export_raw.jsonl); drop profile_export.jsonl of the same run.',
  },
  {
    id: 'aiperf-console',
    label: 'AIPerf console output',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ lines }) => lines.slice(0, 3).some((line) => /^\s*NVIDIA AIPerf \| /.test(line)),
    advice:
      'This is what AIPerf printed on the console, rounded and cut; drop profile_export_aiperf.json of the same run.',
  },
  {
    id: 'aiperf-sweep-csv',
    label: 'AIPerf sweep CSV',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ lines }) => /_(?:avg|p\d+)\w*_mean,.*_cv\b/.test(lines[0] ?? ''),
    advice:
      'This is AIPerf’s sweep as CSV, which has no units and no intervals; drop profile_export_aiperf_sweep.json from the same folder.',
  },
  {
    id: 'inference-perf-config',
    label: 'configuration of inference-perf',
    tool: 'inference-perf',
    docsUrl: 'https://github.com/kubernetes-sigs/inference-perf',
    isThis: ({ values, text }) =>
      values.length === 0 &&
      [/^load:\s*$/m, /^server:\s*$/m, /^(?:api|report|data):\s*$/m].every((key) => key.test(text)),
    advice:
      'This is the configuration of an inference-perf run; drop stage_0_lifecycle_metrics.json and its siblings from the same folder.',
  },
  {
    id: 'k6-screen',
    label: 'screen output of k6',
    tool: 'k6',
    docsUrl: 'https://grafana.com/docs/k6/latest/results-output/',
    isThis: ({ values, lines }) =>
      values.length === 0 &&
      lines.some((line) =>
        /^\s*(?:http_req_duration|http_reqs|iteration_duration)\.{3,}:/.test(line),
      ),
    advice:
      'This is what k6 printed on the screen; run it with --out json=points.json and drop that file, or a summary of handleSummary.',
  },
  {
    id: 'locust-messages',
    label: 'Locust list of failures or exceptions',
    tool: 'Locust',
    docsUrl: 'https://docs.locust.io/en/stable/retrieving-stats.html',
    isThis: ({ lines }) =>
      /^"?(?:Method"?,"?Name"?,"?Error"?,"?Occurrences|Count"?,"?Message"?,"?Traceback)/.test(
        lines[0] ?? '',
      ),
    advice:
      'This is Locust’s list of failures or exceptions, which has no times; drop the file that ends in _stats.csv of the same run.',
  },
  {
    id: 'locust-ratio',
    label: 'Locust task ratio',
    tool: 'Locust',
    docsUrl: 'https://docs.locust.io/en/stable/configuration.html',
    isThis: ({ values: [file] }) =>
      objectOf(file, 'per_class') !== undefined && objectOf(file, 'total') !== undefined,
    advice:
      'This is the ratio of the tasks in a Locust script, not a run; drop the file that ends in _stats.csv.',
  },
  {
    id: 'locust-screen',
    label: 'screen output of Locust',
    tool: 'Locust',
    docsUrl: 'https://docs.locust.io/en/stable/retrieving-stats.html',
    isThis: ({ values, lines }) =>
      values.length === 0 &&
      lines.some((line) => /^Type\s+Name\s+(?:# reqs\s+# fails|.*50%\s)/.test(line)),
    advice:
      'This is what Locust printed on the screen; run it with --csv PREFIX and drop the file that ends in _stats.csv.',
  },
  {
    id: 'artillery-script',
    label: 'Artillery script',
    tool: 'Artillery',
    docsUrl: 'https://www.artillery.io/docs/reference/cli/run',
    isThis: ({ values: [file], lines }) =>
      (listOf(file, 'config', 'phases') !== undefined && hasAnyKey(file, ['scenarios'])) ||
      (lines.some((line) => /^config:\s*$/.test(line)) &&
        lines.some((line) => /^\s+(?:phases:|- arrivalRate:|arrivalRate:)/.test(line))),
    advice:
      'This is a script for Artillery, not a result; run it with --output report.json and drop that file.',
  },
  {
    id: 'metric-names',
    label: 'list of metric names',
    tool: 'Prometheus',
    docsUrl: 'https://prometheus.io/docs/instrumenting/exposition_formats/',
    isThis: ({ lines }) => {
      const names = lines.filter((line) => !line.startsWith('#'));
      const type = /^[a-zA-Z_:][\w:]* (?:counter|gauge|histogram|summary|untyped)$/;
      return names.length > 1 && names.every((line) => type.test(line));
    },
    advice:
      'This is a list of metric names and their types without any values; drop what the server’s /metrics page prints.',
  },
  {
    id: 'investigation-record',
    label: 'investigation record',
    tool: 'this handbook',
    docsUrl: '/docs/05-reference',
    isThis: ({ values: [file] }) =>
      hasAnyKey(file, ['schemaVersion']) && hasAnyKey(file, ['baseline', 'symptoms']),
    advice:
      'This is an investigation record of this handbook; open it as a record, not as a measurement.',
  },
];

/** The recognised but unread files as formats: detection says what they are, parsing says what to drop instead. */
export const DECLINED_FORMATS: readonly ImportFormat[] = DECLINED.map(
  ({ id, label, tool, docsUrl, isThis, advice }) => ({
    id,
    label,
    tool,
    docsUrl,
    detect: (head) => (isThis(head) ? { reason: `it is a ${label}` } : null),
    parse: () => Promise.reject(new ImportError('not supported', advice)),
  }),
);
