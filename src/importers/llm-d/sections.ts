/** Where the versions of the report keep what: 0.1 has `metrics`, 0.2 has `results` and `run`. */
import type { JsonObject } from '../fields';
import { fieldOf, listOf, numberOf, objectOf, textOf } from '../fields';
import { unixToIso } from '../shared/convert';

export interface Sections {
  readonly version: string;
  readonly requests: JsonObject | undefined;
  readonly latency: JsonObject | undefined;
  readonly throughput: JsonObject | undefined;
  /** Seconds. */
  readonly duration: number | undefined;
  /** ISO 8601. */
  readonly start: string | undefined;
  readonly model: string | undefined;
  readonly engine: string | undefined;
  /** The tool that measured: `inference-perf`. */
  readonly tool: string | undefined;
  readonly requestRate: number | undefined;
  readonly concurrency: number | undefined;
  readonly stage: number | undefined;
}

/** Undefined for an object that is no report. */
export function readSections(report: JsonObject): Sections | undefined {
  const version = fieldOf(report, 'version');
  const text = typeof version === 'number' ? `${version}` : (textOf(version) ?? 'unknown');
  const performance = objectOf(report, 'results', 'request_performance', 'aggregate');
  if (performance ?? objectOf(report, 'results')) return readSecond(report, performance, text);
  return objectOf(report, 'metrics') ? readFirst(report, text) : undefined;
}

function readFirst(report: JsonObject, version: string): Sections {
  const metrics = objectOf(report, 'metrics');
  const load = objectOf(report, 'scenario', 'load');
  return {
    version,
    requests: objectOf(metrics, 'requests'),
    latency: objectOf(metrics, 'latency'),
    throughput: objectOf(metrics, 'throughput'),
    duration: readDuration(fieldOf(metrics, 'time', 'duration')),
    start: readMoment(fieldOf(metrics, 'time', 'start')),
    model: textOf(report, 'scenario', 'model', 'name'),
    // An image without its registry, which may be a private one.
    engine: textOf(listOf(report, 'scenario', 'platform', 'engine')?.[0], 'name')
      ?.split('/')
      .at(-1),
    tool: textOf(load, 'name'),
    requestRate: positive(numberOf(load, 'args', 'request_rate')),
    concurrency: positive(numberOf(load, 'args', 'max_concurrency')),
    stage: numberOf(load, 'metadata', 'stage'),
  };
}

function readSecond(
  report: JsonObject,
  aggregate: JsonObject | undefined,
  version: string,
): Sections {
  const load = objectOf(report, 'scenario', 'load', 'standardized');
  const components = (listOf(report, 'scenario', 'stack') ?? []).map((component) =>
    objectOf(component, 'standardized'),
  );
  const withModel = components.find((component) => textOf(component, 'model', 'name'));
  return {
    version,
    requests: objectOf(aggregate, 'requests'),
    latency: objectOf(aggregate, 'latency'),
    throughput: objectOf(aggregate, 'throughput'),
    duration: readDuration(fieldOf(report, 'run', 'time', 'duration')),
    start: readMoment(fieldOf(report, 'run', 'time', 'start')),
    model: textOf(withModel, 'model', 'name'),
    engine: textOf(withModel, 'tool'),
    tool: textOf(load, 'tool'),
    requestRate: positive(numberOf(load, 'rate_qps')),
    concurrency: positive(numberOf(load, 'concurrency')),
    stage: numberOf(load, 'stage'),
  };
}

const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds as a number (0.1) or as an ISO 8601 duration: `PT1M30.5S`, `P1DT2H`. */
function readDuration(value: unknown): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number;
  const match = ISO_DURATION.exec(textOf(value) ?? '');
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** Unix seconds (0.1) or a date and time, which is kept as it was written. */
function readMoment(value: unknown): string | undefined {
  const seconds = numberOf(value);
  if (seconds !== undefined) return unixToIso(seconds);
  const text = textOf(value);
  return text !== undefined && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)
    ? text.slice(0, 40)
    : undefined;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
