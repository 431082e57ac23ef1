/** Measurements and targets as small as an example on a page, judged by the product's own functions. */
import { createTypedMeasurement } from '../../../../src/domain/investigation/create-measurement';
import type {
  Measurement,
  RequestSample,
} from '../../../../src/domain/investigation/investigation-record';
import { computeGap } from '../../../../src/domain/slo/compute-gaps';
import type { Gap } from '../../../../src/domain/slo/gap';
import type { Goodput } from '../../../../src/domain/slo/goodput';
import { computeGoodput } from '../../../../src/domain/slo/goodput';
import { parseTarget } from '../../../../src/domain/slo/parse-target';
import type { SloTarget } from '../../../../src/domain/slo/target';
import {
  createDistribution,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';

const TTFT = target('TTFT p99 <= 500 ms');
const TPOT = target('TPOT p99 <= 50 ms');
const IDENTITY = { id: 'm1', label: 'example', addedAt: '2026-11-24T08:00:00Z' } as const;

export function target(text: string): SloTarget {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.target;
}

/** The gap of one typed value, canonical unit. */
export function gapOf(text: string, value: number): Gap {
  const { metric, statistic } = target(text);
  return computeGap(
    createTypedMeasurement({ ...IDENTITY, values: [{ metric, statistic, value }] }),
    target(text),
  );
}

/** The gap of a computed value with an interval of its order statistics. */
export function gapOfInterval(
  text: string,
  value: number,
  n: number,
  low: number,
  high: number | null,
): Gap {
  const { metric, statistic } = target(text);
  const interval = { low, high, confidence: 0.95, method: 'order statistics' };
  const measurement: Measurement = {
    ...createTypedMeasurement({ ...IDENTITY, values: [] }),
    values: [{ metric, statistic, value, n, interval, origin: 'computed' }],
  };
  return computeGap(measurement, target(text));
}

/** Goodput of a run of which this many requests were good, too slow, and failed. */
export function goodputOfRows(
  good: number,
  slow: number,
  failed: number,
  duration: number,
): Goodput {
  const total = good + slow + failed;
  const of = (rows: number, value: number | null) => Array.from({ length: rows }, () => value);
  const requests: RequestSample = {
    total,
    status: [
      ...Array.from({ length: good + slow }, () => 0 as const),
      ...Array.from({ length: failed }, () => 1 as const),
    ],
    columns: {
      time_to_first_token: [...of(good, 0.4), ...of(slow, 0.6), ...of(failed, null)],
      time_per_output_token: [...of(good + slow, 0.04), ...of(failed, null)],
    },
  };
  const measurement: Measurement = {
    ...createTypedMeasurement({
      ...IDENTITY,
      values: [],
      duration,
      counts: { requests: total, succeeded: good + slow, failed },
    }),
    requests,
  };
  return computeGoodput(measurement, [TTFT, TPOT]);
}

/** Bounds of the goodput of requests without rows: so many meet the TTFT target, so many the TPOT target. */
export function goodputBounds(
  meetTtft: number,
  meetTpot: number,
  requests = 100,
): { low: number; high: number } {
  const part = (meet: number, good: number, bad: number) =>
    serialiseDistribution(
      createDistribution(
        Float64Array.from({ length: requests }, (_, i) => (i < meet ? good : bad)),
      ),
    );
  const measurement: Measurement = {
    ...createTypedMeasurement({
      ...IDENTITY,
      values: [],
      counts: { requests, succeeded: requests, failed: 0 },
    }),
    distributions: {
      time_to_first_token: part(meetTtft, 0.3, 0.9),
      time_per_output_token: part(meetTpot, 0.03, 0.09),
    },
  };
  const { interval } = computeGoodput(measurement, [TTFT, TPOT]);
  return { low: interval?.low ?? Number.NaN, high: interval?.high ?? Number.NaN };
}
