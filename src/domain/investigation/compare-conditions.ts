/**
 * In what two measurements were made differently: the definitions of their metrics, the tool, the load. A difference that cannot
 * be seen here would pass for a gain.
 */
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { formatWithUnit } from '../units';
import type { MeasuredValue, Measurement, MeasurementWorkload } from './investigation-record';
import {
  findDistribution,
  findHistogram,
  findMeasuredValue,
  listMeasuredMetrics,
} from './measurement-access';

export interface ConditionDifference {
  readonly kind: 'definition' | 'tool' | 'workload';
  /** `Request rate`; for a definition the metric's name. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export interface MetricStatistic {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
}

const ORIGINS: Readonly<Record<MeasuredValue['origin'], string>> = {
  computed: 'computed from samples',
  reported: 'reported by the tool',
  typed: 'typed in',
};

/**
 * For the metrics that both sides say something about: their definition notes, where silence is the catalogue's definition, and
 * whether the values that are compared were made in the same way.
 */
export function compareDefinitions(
  before: Measurement,
  after: Measurement,
  compared: readonly MetricStatistic[],
): ConditionDifference[] {
  const inAfter = new Set(listMeasuredMetrics(after));
  const shared = listMeasuredMetrics(before).filter((metric) => inAfter.has(metric));
  return [...new Set([...compared.map(({ metric }) => metric), ...shared])].flatMap((metric) => {
    const what = getMetric(metric).label;
    const made = compared
      .filter((row) => row.metric === metric)
      .map((row) => difference('definition', what, originOf(before, row), originOf(after, row)))
      .find((found) => found.length > 0);
    return [
      ...difference('definition', what, noteOf(before, metric), noteOf(after, metric)),
      ...(made ?? []),
    ];
  });
}

/** What is not among the values was computed here, from a distribution, from buckets or from counts. */
function originOf(measurement: Measurement, { metric, statistic }: MetricStatistic): string {
  const stored = findMeasuredValue(measurement, metric, statistic);
  const fromBuckets =
    stored === undefined &&
    findDistribution(measurement, metric) === undefined &&
    findHistogram(measurement, metric) !== undefined;
  return fromBuckets ? 'estimated from buckets' : ORIGINS[stored?.origin ?? 'computed'];
}

function noteOf(measurement: Measurement, metric: AnyMetricId): string {
  const notes = measurement.definitions.filter((note) => note.metric === metric);
  return notes.length === 0 ? 'as in the catalogue' : notes.map(({ text }) => text).join(' ');
}

/** Lengths are drawn at random, so their means differ a little between two runs of one workload; more than this is a difference. */
const SAME_MEAN = 0.02;

const LATENCY_STARTS = {
  send: 'the moment of sending',
  schedule: 'the moment planned for sending',
} as const;

interface Condition {
  readonly kind: ConditionDifference['kind'];
  readonly what: string;
  readonly read: (measurement: Measurement) => string | undefined;
  /** Instead of comparing the texts. */
  readonly isSame?: (before: Measurement, after: Measurement) => boolean;
}

const CONDITIONS: readonly Condition[] = [
  { kind: 'tool', what: 'Tool', read: ({ source }) => source?.tool },
  { kind: 'tool', what: 'Tool version', read: ({ source }) => source?.toolVersion },
  workloadText('Model', ({ model }) => model),
  workloadText('Serving API', ({ backend }) => backend),
  workloadText('Dataset', ({ dataset }) => dataset),
  workloadText('Request rate', ({ requestRate }) =>
    typeof requestRate === 'number'
      ? formatWithUnit(requestRate, 'requests_per_second')
      : requestRate,
  ),
  workloadText('Most requests in flight', ({ maxConcurrency }) =>
    maxConcurrency === undefined ? undefined : String(maxConcurrency),
  ),
  workloadText('Arrivals', ({ arrival }) => (arrival === 'unknown' ? undefined : arrival)),
  workloadText('Streaming', ({ streaming }) =>
    streaming === undefined ? undefined : streaming ? 'on' : 'off',
  ),
  workloadText('Warm-up requests', ({ warmUp }) => warmUp),
  workloadText('Latency counted from', ({ latencyFrom }) =>
    latencyFrom === undefined ? undefined : LATENCY_STARTS[latencyFrom],
  ),
  workloadMean('Mean prompt length', ({ promptTokensMean }) => promptTokensMean),
  workloadMean('Mean answer length', ({ outputTokensMean }) => outputTokensMean),
];

function workloadText(
  what: string,
  read: (workload: MeasurementWorkload) => string | undefined,
): Condition {
  return {
    kind: 'workload',
    what,
    read: ({ workload }) => (workload === undefined ? undefined : read(workload)),
  };
}

function workloadMean(
  what: string,
  read: (workload: MeasurementWorkload) => number | undefined,
): Condition {
  const mean = ({ workload }: Measurement) => (workload === undefined ? undefined : read(workload));
  return {
    kind: 'workload',
    what,
    read: (measurement) => {
      const value = mean(measurement);
      return value === undefined ? undefined : formatWithUnit(value, 'tokens');
    },
    isSame: (before, after) => {
      const left = mean(before) ?? 0;
      const right = mean(after) ?? 0;
      return Math.abs(left - right) <= SAME_MEAN * Math.max(left, right);
    },
  };
}

/** Tool and load: what both sides say and differ in, and what only one of them says. */
export function compareConditions(before: Measurement, after: Measurement) {
  const differences: ConditionDifference[] = [];
  const saidByOne: string[] = [];
  for (const { kind, what, read, isSame } of CONDITIONS) {
    const left = read(before);
    const right = read(after);
    if ((left === undefined) !== (right === undefined)) saidByOne.push(what);
    if (left === undefined || right === undefined || isSame?.(before, after) === true) continue;
    differences.push(...difference(kind, what, left, right));
  }
  return { differences, saidByOne };
}

function difference(
  kind: ConditionDifference['kind'],
  what: string,
  before: string,
  after: string,
): ConditionDifference[] {
  return before === after ? [] : [{ kind, what, before, after }];
}
