/**
 * From a benchmark run to the measurement that a record keeps.
 *
 * Where the tool reports a statistic and the samples give it too, the computed value wins if the samples are complete: every
 * request that succeeded has a row, and (except for time per output token, which a one-token answer does not have) every such
 * row has the value. Otherwise the tool's own number is kept, because it was made from more.
 */
import type { BenchmarkRun, ReportedValue } from '../benchmark-run/benchmark-run';
import { countStatus, presentValues, succeededValues } from '../benchmark-run/column';
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { isStatistic } from '../metrics/statistic';
import { serialiseDistribution } from '../stats/distribution';
import type {
  ImportSource,
  MeasuredValue,
  Measurement,
  MeasurementWorkload,
} from './investigation-record';
import { deriveCounts, hasNoSuccess } from './measurement-access';
import {
  computeDistributionValues,
  listCountedDistributions,
} from './measurement/distribution-values';
import { agreesWith, computeHistogramValues, keepHistograms } from './measurement/histogram-values';
import { keepRequestRows } from './measurement/request-rows';
import {
  computeCounts,
  computeErrorRate,
  computeSpan,
  computeThroughputs,
} from './measurement/run-values';
import { computeSampleValues, createSerialisedDistribution } from './measurement/sample-values';

export interface MeasurementContext {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
  readonly source?: ImportSource | undefined;
}

/** Caps of the record's schema (`LIMITS`): a longer text or list is cut here rather than refused there. */
const LONGEST_LINE = 300;
const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 500;

interface Samples {
  readonly metric: AnyMetricId;
  readonly values: Float64Array;
  readonly complete: boolean;
}

/** The measurement of a run. Pure: the id and the time come from the caller. */
export function createMeasurement(run: BenchmarkRun, context: MeasurementContext): Measurement {
  const counts = computeCounts(run);
  const failedEntirely = hasNoSuccess(counts);
  const counted = failedEntirely ? [] : listCountedDistributions(run);
  const isCounted = new Set(counted.map(([metric]) => metric));
  const samples = failedEntirely
    ? []
    : collectSamples(run, counts).filter(({ metric }) => !isCounted.has(metric));
  const span = run.duration === undefined ? computeSpan(run.requests) : undefined;
  const duration = usableDuration(run.duration) ?? span;
  const reported = usableReported(run.reported, failedEntirely);

  const computed = samples.flatMap(({ metric, values, complete }) =>
    computeSampleValues(metric, values).filter(
      (value) => complete || !reported.has(keyOf(value.metric, value.statistic)),
    ),
  );
  const ofAll = counted.flatMap(([metric, distribution]) =>
    computeDistributionValues(metric, distribution),
  );
  const kept = keepHistograms(run.histograms ?? {}, {
    failedEntirely,
    sampled: new Set([...isCounted, ...samples.map(({ metric }) => metric)]),
  });
  const means = computeHistogramValues(kept.histograms).filter((value) =>
    agreesWith(value, reported.get(keyOf(value.metric, value.statistic))),
  );
  const errorRate = computeErrorRate(counts);
  const throughputs = computeThroughputs(run, counts, duration).filter(
    (value) => !reported.has(keyOf(value.metric, value.statistic)),
  );
  const own = [...computed, ...ofAll, ...means, ...(errorRate ? [errorRate] : []), ...throughputs];
  const taken = new Set(own.map((value) => keyOf(value.metric, value.statistic)));
  const values = [...own, ...[...reported].flatMap(([key, v]) => (taken.has(key) ? [] : [v]))];

  const rows = keepRequestRows(run.requests);
  return {
    id: context.id,
    label: cut(run.label === '' ? run.tool.name : run.label, LONGEST_LINE),
    origin: 'imported',
    addedAt: context.addedAt,
    ...(context.source && { source: context.source }),
    workload: copyWorkload(run),
    ...(run.startedAt !== undefined && { startedAt: cut(run.startedAt, LONGEST_LINE) }),
    ...(duration !== undefined && { duration }),
    counts,
    values: values.slice(0, LONGEST_LIST),
    distributions: createDistributions(samples, counted),
    ...(Object.keys(kept.histograms).length > 0 && { histograms: kept.histograms }),
    ...(rows && { requests: rows }),
    definitions: run.definitions
      .slice(0, LONGEST_LIST)
      .map(({ metric, text }) => ({ metric, text: cut(text, LONGEST_TEXT) })),
    notes: [
      ...createNotes(samples, {
        failedEntirely,
        span,
        isCounted: isCounted.size > 0,
        leftOut: values.length - LONGEST_LIST,
      }),
      ...kept.notes,
      ...run.notes,
    ]
      .slice(0, LONGEST_LIST)
      .map((note) => cut(note, LONGEST_TEXT)),
  };
}

/** A value that a person typed in, in canonical units. */
export interface TypedValue {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  readonly value: number;
  /** How many samples it is made of, where the person knows. */
  readonly n?: number | undefined;
}

export interface TypedMeasurementInput extends Omit<MeasurementContext, 'source'> {
  readonly label: string;
  readonly values: readonly TypedValue[];
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly counts?: Measurement['counts'] | undefined;
  readonly workload?: MeasurementWorkload | undefined;
}

/**
 * A measurement of numbers typed in by hand; of two values for the same statistic the later one counts.
 *
 * @throws RangeError for a value that is not finite.
 */
export function createTypedMeasurement(input: TypedMeasurementInput): Measurement {
  const values = new Map<string, MeasuredValue>();
  for (const { metric, statistic, value, n } of input.values) {
    if (!Number.isFinite(value))
      throw new RangeError(`the ${statistic} of ${metric} is not finite`);
    values.set(keyOf(metric, statistic), {
      metric,
      statistic,
      value,
      ...(n !== undefined && { n }),
      origin: 'typed',
    });
  }
  const duration = usableDuration(input.duration);
  return {
    id: input.id,
    label: cut(input.label, LONGEST_LINE),
    origin: 'typed',
    addedAt: input.addedAt,
    ...(input.workload && { workload: input.workload }),
    ...(duration !== undefined && { duration }),
    counts: input.counts ?? {},
    values: [...values.values()],
    distributions: {},
    definitions: [],
    notes: [],
  };
}

/** Samples of requests that succeeded, metric by metric; a metric with a pool is not taken from the rows as well. */
function collectSamples(run: BenchmarkRun, counts: Measurement['counts']): readonly Samples[] {
  const { requests: table, pools } = run;
  const rows = table ? countStatus(table, 'succeeded') : 0;
  const rowsComplete = !table || rows >= (deriveCounts(counts).succeeded ?? 0);
  const pooled = metricIdsOf(pools).flatMap((metric): Samples[] => {
    const pool = pools[metric];
    return pool
      ? [{ metric, values: finiteOnly(presentValues(pool)), complete: rowsComplete }]
      : [];
  });
  const perRequest = (table ? metricIdsOf(table.columns) : []).flatMap((metric): Samples[] => {
    const values = table && !pools[metric] ? succeededValues(table, metric) : null;
    if (!values) return [];
    const full = metric === 'time_per_output_token' || values.length === rows;
    return [{ metric, values: finiteOnly(values), complete: rowsComplete && full }];
  });
  return [...perRequest, ...pooled].filter(({ values }) => values.length > 0);
}

function createDistributions(
  samples: readonly Samples[],
  counted: ReturnType<typeof listCountedDistributions>,
): Measurement['distributions'] {
  const distributions: Measurement['distributions'] = Object.fromEntries(
    counted.map(([metric, distribution]) => [metric, serialiseDistribution(distribution)]),
  );
  for (const { metric, values } of samples) {
    const distribution = createSerialisedDistribution(values);
    if (distribution) distributions[metric] = distribution;
  }
  return distributions;
}

/**
 * The tool's values by metric and statistic, the first of each. Left out: values that are not finite, and latencies of a run in
 * which no request succeeded, which some tools write as 0.
 */
function usableReported(
  reported: readonly ReportedValue[],
  failedEntirely: boolean,
): ReadonlyMap<string, MeasuredValue> {
  const usable = new Map<string, MeasuredValue>();
  for (const { metric, statistic, value, n } of reported) {
    const key = keyOf(metric, statistic);
    if (usable.has(key) || !Number.isFinite(value) || !isStatistic(statistic)) continue;
    const { shape } = getMetric(metric);
    if (failedEntirely && (shape === 'per_request' || shape === 'per_chunk')) continue;
    const known = n !== undefined && Number.isSafeInteger(n) && n >= 0;
    usable.set(key, { metric, statistic, value, ...(known && { n }), origin: 'reported' });
  }
  return usable;
}

interface NoteFacts {
  readonly failedEntirely: boolean;
  readonly span: number | undefined;
  readonly isCounted: boolean;
  readonly leftOut: number;
}

function createNotes(samples: readonly Samples[], facts: NoteFacts): string[] {
  const notes: string[] = [];
  if (facts.failedEntirely) {
    notes.push('No request succeeded: the latencies that the file gives are left out.');
  }
  if (facts.span !== undefined) {
    notes.push('Duration computed from the first start to the last end of a request.');
  }
  if (facts.isCounted) {
    notes.push(
      'More requests or samples than are kept one by one: percentiles are read from the distribution of all of them, within 1 %.',
    );
  }
  if (samples.some(({ complete }) => !complete)) {
    notes.push(
      'The request rows are not complete: where the tool reports a statistic, its own number is kept.',
    );
  }
  if (facts.leftOut > 0) {
    notes.push(`Reported values left out, because a record holds at most 500: ${facts.leftOut}.`);
  }
  return notes;
}

/** Numbers that a record refuses (negative, infinite) are left out. */
function copyWorkload({ workload }: BenchmarkRun): MeasurementWorkload {
  const usable = Object.entries(workload).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'number')
      return Number.isFinite(value) && value >= 0 ? [[key, value]] : [];
    return [[key, typeof value === 'string' ? cut(value, LONGEST_LINE) : value]];
  });
  return Object.fromEntries(usable) as MeasurementWorkload;
}

function usableDuration(duration: number | undefined): number | undefined {
  return duration !== undefined && Number.isFinite(duration) && duration >= 0
    ? duration
    : undefined;
}

/** The same array where nothing has to go, which is the rule. */
function finiteOnly(values: Float64Array): Float64Array {
  for (const value of values) if (!Number.isFinite(value)) return values.filter(Number.isFinite);
  return values;
}

/** Object.keys with the type that the record of metrics was declared with. */
function metricIdsOf(columns: Partial<Record<AnyMetricId, unknown>>): AnyMetricId[] {
  return Object.keys(columns) as AnyMetricId[];
}

function keyOf(metric: AnyMetricId, statistic: Statistic): string {
  return `${metric} ${statistic}`;
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
