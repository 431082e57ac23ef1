/**
 * Files that are recognised but hold no requests or aggregates that can be judged, so that the reader learns which file of the
 * same run to drop instead. To add one: a line here.
 */
import { fieldOf, hasAnyKey, isObject, listOf, objectOf } from '../fields';
import type { ImportFormat } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';
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
const GUIDELLM_DOCS = 'https://github.com/vllm-project/guidellm';

const DECLINED: readonly Declined[] = [
  {
    id: 'aiperf-timeslices',
    label: 'AIPerf time slices',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [file] }) => isObject(listOf(file, 'timeslices')?.[0]),
    advice:
      'This is AIPerf’s list of time slices, each with an aggregate of its own; drop profile_export.jsonl (every request) or profile_export_aiperf.json of the same run.',
  },
  {
    id: 'aiperf-server-metrics',
    label: 'AIPerf server metrics',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ lines }) => lines[0]?.startsWith('# AIPerf Server Metrics Export') ?? false,
    advice:
      'These are the server’s own metrics as AIPerf scraped them; drop profile_export.jsonl or profile_export_aiperf.json of the same run.',
  },
  {
    id: 'aiperf-multi-run',
    label: 'AIPerf aggregate of several runs',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [file] }) =>
      hasAnyKey(file, ['aggregation_type', 'per_combination_metrics']) ||
      (hasAnyKey(file, ['combined']) && hasAnyKey(file, ['per_run'])),
    advice:
      'This is AIPerf’s summary over several runs; drop profile_export_aiperf.json of each run, and they can be compared with each other.',
  },
  {
    id: 'aiperf-inputs',
    label: 'AIPerf inputs',
    tool: 'NVIDIA AIPerf',
    docsUrl: AIPERF_DOCS,
    isThis: ({ values: [file] }) => listOf(listOf(file, 'data')?.[0], 'payloads') !== undefined,
    advice: 'These are the prompts that AIPerf sent; drop profile_export.jsonl of the same run.',
  },
  {
    id: 'perf-analyzer-raw',
    label: 'genai-perf raw profile',
    tool: 'NVIDIA genai-perf',
    docsUrl: 'https://github.com/triton-inference-server/perf_analyzer',
    isThis: ({ values: [file] }) =>
      listOf(listOf(file, 'experiments')?.[0], 'requests') !== undefined,
    advice:
      'This is perf_analyzer’s raw profile with full answers; drop profile_export_genai_perf.json, which genai-perf writes beside it.',
  },
  {
    id: 'guidellm-html',
    label: 'GuideLLM HTML report',
    tool: 'GuideLLM',
    docsUrl: GUIDELLM_DOCS,
    isThis: ({ text }) =>
      /^\s*<(?:!doctype|html)/i.test(text) &&
      /window\.(?:benchmarks|run_info)|guidellm/i.test(text),
    advice: 'This is GuideLLM’s HTML report; drop benchmarks.json of the same run.',
  },
  {
    id: 'guidellm-csv',
    label: 'GuideLLM CSV',
    tool: 'GuideLLM',
    docsUrl: GUIDELLM_DOCS,
    isThis: ({ lines }) =>
      /^"?Type"?,"?Run Id"?,/.test(lines[0] ?? '') || /^"?Run Info"?,/.test(lines[0] ?? ''),
    advice:
      'This is GuideLLM’s CSV, whose columns differ between versions; drop benchmarks.json of the same run, or make it with guidellm export.',
  },
  {
    id: 'guidellm-yaml',
    label: 'GuideLLM YAML report',
    tool: 'GuideLLM',
    docsUrl: GUIDELLM_DOCS,
    isThis: ({ lines }) =>
      lines.some((line) =>
        /^\s*(?:guidellm_version:|(?:- )?type_: generative_benchmark)/.test(line),
      ),
    advice:
      'This is GuideLLM’s report as YAML; drop benchmarks.json of the same run, or make it with guidellm export.',
  },
  {
    id: 'vllm-offline',
    label: 'offline benchmark of vLLM',
    tool: 'vLLM',
    docsUrl: 'https://docs.vllm.ai/en/latest/benchmarking/cli/',
    isThis: ({ values: [file] }) =>
      (hasAnyKey(file, ['avg_latency']) && hasAnyKey(file, ['latencies', 'percentiles'])) ||
      (hasAnyKey(file, ['elapsed_time']) && hasAnyKey(file, ['requests_per_second'])),
    advice:
      'This is an offline benchmark of vLLM, without a server and single requests; drop the result of vllm bench serve.',
  },
  {
    id: 'inferencex-aggregate',
    label: 'InferenceX aggregate',
    tool: 'InferenceX',
    docsUrl: 'https://github.com/SemiAnalysisAI/InferenceX',
    isThis: (head) =>
      hasAnyKey(firstObject(head), ['tput_per_gpu', 'request_accounting', 'good_completed']),
    advice:
      'This is a table entry of InferenceX, already divided by the number of GPUs; drop the result file of the benchmark that it was made from.',
  },
  {
    id: 'inference-perf',
    label: 'inference-perf report',
    tool: 'inference-perf',
    docsUrl: 'https://github.com/kubernetes-sigs/inference-perf',
    isThis: ({ values: [file] }) =>
      isObject(file) && isObject(file.load_summary) && hasAnyKey(file, ['successes', 'failures']),
    advice:
      'This is a report of inference-perf, which cannot be read yet; a CSV with one row per request can.',
  },
  {
    id: 'genai-bench',
    label: 'genai-bench result',
    tool: 'genai-bench',
    docsUrl: 'https://github.com/sgl-project/genai-bench',
    isThis: ({ values: [file] }) => objectOf(file, 'aggregated_metrics') !== undefined,
    advice:
      'This is a result of genai-bench, which cannot be read yet; a CSV with one row per request can.',
  },
  {
    id: 'llmperf',
    label: 'llmperf result',
    tool: 'llmperf',
    docsUrl: 'https://github.com/ray-project/llmperf',
    isThis: (head) => {
      const run = firstObject(head);
      const isSummary = isObject(run) && Object.keys(run).some((key) => key.startsWith('results_'));
      return isSummary || (hasAnyKey(run, ['ttft_s']) && hasAnyKey(run, ['end_to_end_latency_s']));
    },
    advice:
      'This is a result of llmperf, whose inter-token latency includes the first token; map its columns by hand from a CSV with one row per request.',
  },
  {
    id: 'k6',
    label: 'k6 result',
    tool: 'k6',
    docsUrl: 'https://grafana.com/docs/k6/latest/results-output/',
    isThis: ({ values: [file], lines }) =>
      (objectOf(file, 'metrics') !== undefined && hasAnyKey(file, ['root_group', 'state'])) ||
      (fieldOf(file, 'type') === 'Metric' && hasAnyKey(file, ['metric'])) ||
      (fieldOf(file, 'type') === 'Point' && hasAnyKey(file, ['metric'])) ||
      (lines[0]?.startsWith('metric_name,timestamp,metric_value') ?? false),
    advice: 'This is a result of k6, which cannot be read yet; a CSV with one row per request can.',
  },
  {
    id: 'locust',
    label: 'Locust statistics',
    tool: 'Locust',
    docsUrl: 'https://docs.locust.io/en/stable/retrieving-stats.html',
    isThis: ({ lines }) =>
      /^"?(?:Type"?,"?Name"?,"?Request Count|Timestamp"?,"?User Count"?,"?Type)/.test(
        lines[0] ?? '',
      ),
    advice:
      'These are Locust’s statistics over all requests, which cannot be read yet; a CSV with one row per request can.',
  },
  {
    id: 'prometheus',
    label: 'Prometheus metrics',
    tool: 'Prometheus',
    docsUrl: 'https://prometheus.io/docs/instrumenting/exposition_formats/',
    isThis: ({ lines }) => lines.some((line) => /^# (?:TYPE|HELP) [a-zA-Z_:]/.test(line)),
    advice:
      'This is a scrape of a server’s metrics since its start, not a run; drop the result file of a benchmark.',
  },
  {
    id: 'trace',
    label: 'trace or profile',
    tool: 'OpenTelemetry, Chrome or speedscope',
    docsUrl: 'https://opentelemetry.io/docs/specs/otlp/',
    isThis: ({ values: [file] }) =>
      hasAnyKey(file, [
        'resourceSpans',
        'resourceMetrics',
        'resourceLogs',
        'traceEvents',
        '$schema',
      ]) && !hasAnyKey(file, ['schemaVersion']),
    advice:
      'This is a trace or a profile, not the result of a run; open it in its own viewer and drop the result file of a benchmark here.',
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
