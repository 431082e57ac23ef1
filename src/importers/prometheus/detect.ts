/** How the files of this family are told apart from all others. */
import { fieldOf, hasAnyKey, isObject, listOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { isSeriesType } from './exposition/group-samples';
import { parseExpositionLine } from './exposition/parse-line';

const TYPE_LINE = /^#[ \t]+TYPE[ \t]+\S+[ \t]+(\w+)[ \t]*\r?$/gmu;

/** `# TYPE name type`; or samples of a known server, for files from which the comments were removed. */
export function detectPrometheusText({ text, lines }: Head): Detection | null {
  if ([...text.matchAll(TYPE_LINE)].some(([, type = '']) => isSeriesType(type.toLowerCase()))) {
    return { reason: 'it has lines of the form “# TYPE name type”, as a /metrics page has' };
  }
  const samples = lines.filter(isKnownSample);
  return samples.length > 0 && samples.length * 2 >= lines.length - 4
    ? { reason: 'its lines are names of a server’s metrics, each with a value' }
    : null;
}

const KNOWN_NAME =
  /^(?:(?:vllm|sglang)[:_]|tgi_|trtllm_|dynamo_|nv_(?:inference|gpu|llm|cpu)_|gen_ai_(?:client|server)_|DCGM_FI_|node_)\w/u;

function isKnownSample(line: string): boolean {
  if (!KNOWN_NAME.test(line.trimStart())) return false;
  return parseExpositionLine(line)?.kind === 'sample';
}

const RESULT_TYPES: readonly unknown[] = ['matrix', 'vector', 'scalar', 'string'];

/** Whole answers, or what jq took out of them: `data`, or its list of series (which is also what promtool prints). */
export function detectPrometheusApi({ values: [value] }: Head): Detection | null {
  if (fieldOf(value, 'status') === 'error' && hasAnyKey(value, ['errorType'])) {
    return { reason: 'it is an answer of Prometheus’ HTTP API that says what went wrong' };
  }
  const data = fieldOf(value, 'data') ?? value;
  const isAnswer =
    isObject(data) &&
    (RESULT_TYPES.includes(data.resultType) || isSeries(listOf(data, 'result')?.[0]));
  if (isAnswer || (Array.isArray(value) && isSeries(value[0]))) {
    return {
      reason: 'it has a result type and series with labels, as Prometheus’ HTTP API answers',
    };
  }
  return null;
}

function isSeries(entry: unknown): boolean {
  return (
    objectOf(entry, 'metric') !== undefined &&
    (listOf(entry, 'value') ?? listOf(entry, 'values') ?? fieldOf(entry, 'histogram')) !== undefined
  );
}

/** The title line, or the columns; `metrics` by name with their series and the endpoints that were scraped. */
export function detectAiperfServerMetrics({ lines, values: [value] }: Head): Detection | null {
  const isCsv =
    (lines[0]?.startsWith('# AIPerf Server Metrics Export') ?? false) ||
    lines.some((line) => line.startsWith('Endpoint,Type,Metric,Unit,'));
  if (isCsv) return { reason: 'it is AIPerf’s CSV of a server’s metrics: Endpoint, Type, Metric' };
  const [metric] = Object.values(objectOf(value, 'metrics') ?? {});
  const isJson =
    listOf(metric, 'series') !== undefined &&
    (hasAnyKey(fieldOf(value, 'summary'), ['endpoints_configured', 'endpoint_info']) ||
      hasAnyKey(value, ['aiperf_version', 'benchmark_id']) ||
      listOf(metric, 'series')?.some((entry) => hasAnyKey(entry, ['endpoint_url'])) === true);
  return isJson
    ? { reason: 'it has metrics with series and the endpoints that AIPerf scraped' }
    : null;
}
