/** Builders of runs, measurements and targets for tests: a sensible default, and whatever the test is about. */
import type {
  BenchmarkRun,
  RequestTable,
} from '../../../../src/domain/benchmark-run/benchmark-run';
import type {
  MeasuredValue,
  Measurement,
} from '../../../../src/domain/investigation/investigation-record';
import type { AnyMetricId, Statistic } from '../../../../src/domain/metrics/metric';
import { parseTarget } from '../../../../src/domain/slo/parse-target';
import type { SloTarget } from '../../../../src/domain/slo/target';

export function aMeasurement(overrides: Partial<Measurement> = {}): Measurement {
  return {
    id: 'm1',
    label: 'run',
    origin: 'imported',
    addedAt: '2026-11-24T08:00:00Z',
    counts: {},
    values: [],
    distributions: {},
    definitions: [],
    notes: [],
    ...overrides,
  };
}

export function aValue(
  metric: AnyMetricId,
  statistic: Statistic,
  value: number,
  overrides: Partial<MeasuredValue> = {},
): MeasuredValue {
  return { metric, statistic, value, origin: 'reported', ...overrides };
}

/** A quantile or mean from samples, with its interval. */
export function aSampledValue(
  metric: AnyMetricId,
  statistic: Statistic,
  value: number,
  [low, high]: readonly [number | null, number | null],
  n: number,
): MeasuredValue {
  return {
    metric,
    statistic,
    value,
    n,
    origin: 'computed',
    interval: { low, high, confidence: 0.95, method: 'order statistics' },
  };
}

/** The target that the text says; fails the test when it says none. */
export function aTarget(text: string, id?: string): SloTarget {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return id === undefined ? parsed.target : { ...parsed.target, id };
}

export function aRun(overrides: Partial<BenchmarkRun> = {}): BenchmarkRun {
  return {
    label: 'run',
    tool: { id: 'test', name: 'Test' },
    workload: { arrival: 'unknown' },
    counts: {},
    pools: {},
    reported: [],
    definitions: [],
    notes: [],
    ...overrides,
  };
}

/** A table of requests; status 0 succeeded, 1 failed, 2 cancelled; null becomes the column's mark for missing. */
export function aTable(
  status: readonly number[],
  columns: Partial<Record<AnyMetricId, readonly (number | null)[]>>,
  startTime?: readonly number[],
): RequestTable {
  return {
    length: status.length,
    status: Uint8Array.from(status),
    ...(startTime && { startTime: Float64Array.from(startTime) }),
    columns: Object.fromEntries(
      Object.entries(columns).map(([metric, values]) => [
        metric,
        Float64Array.from((values ?? []).map((value) => value ?? Number.NaN)),
      ]),
    ),
    attributes: [],
  };
}
