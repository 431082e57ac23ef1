import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  createMeasurement,
  createTypedMeasurement,
} from '../../../../src/domain/investigation/create-measurement';
import type {
  MeasuredValue,
  Measurement,
} from '../../../../src/domain/investigation/investigation-record';
import {
  deriveCounts,
  findDistribution,
  findMeasuredValue,
  hasNoSuccess,
  listMeasuredMetrics,
} from '../../../../src/domain/investigation/measurement-access';
import { measurement as measurementSchema } from '../../../../src/domain/investigation/versions/v1/measurement';
import type { AnyMetricId, Statistic } from '../../../../src/domain/metrics/metric';
import { aMeasurement, aRun, aTable, aValue } from '../support/measurements';

const CONTEXT = { id: 'm1', addedAt: '2026-11-24T08:00:00Z' };
const TTFT = 'time_to_first_token';

function valueOf(
  measurement: Measurement,
  metric: AnyMetricId,
  statistic: Statistic,
): MeasuredValue | undefined {
  return findMeasuredValue(measurement, metric, statistic);
}

/** 0.001 s, 0.002 s, … in an order that is not sorted (389 is prime to every n used here). */
function shuffled(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (((i * 389) % n) + 1) / 1000);
}

function runOf(n: number, overrides = {}): ReturnType<typeof aRun> {
  const status = new Array<number>(n).fill(0);
  return aRun({ requests: aTable(status, { [TTFT]: shuffled(n) }), ...overrides });
}

describe('statistics of samples', () => {
  const measurement = createMeasurement(runOf(1000), CONTEXT);

  it('are type 7 quantiles with the interval of their order statistics', () => {
    // Of 0.001 … 1.000: p95 at rank 1 + 999 × 0.95 = 950.05, its 95 % ranks 936 and 964 (scipy.stats.quantile_test).
    expect(valueOf(measurement, TTFT, 'p95')).toEqual({
      metric: TTFT,
      statistic: 'p95',
      value: expect.closeTo(0.950_05, 12) as number,
      n: 1000,
      interval: { low: 0.936, high: 0.964, confidence: 0.95, method: 'order statistics' },
      origin: 'computed',
    });
    expect(valueOf(measurement, TTFT, 'p50')).toMatchObject({
      value: 0.5005,
      interval: { low: 0.469, high: 0.532 },
    });
    expect(valueOf(measurement, TTFT, 'p99')).toMatchObject({
      interval: { low: 0.983, high: 0.997 },
    });
  });

  it('include the moments and extremes', () => {
    // Mean (n + 1)/2, variance n (n + 1)/12 for 1 … n.
    expect(valueOf(measurement, TTFT, 'mean')?.value).toBeCloseTo(0.5005, 14);
    expect(valueOf(measurement, TTFT, 'std')?.value).toBeCloseTo(
      Math.sqrt((1000 * 1001) / 12) / 1000,
      14,
    );
    expect(valueOf(measurement, TTFT, 'min')).toMatchObject({ value: 0.001 });
    expect(valueOf(measurement, TTFT, 'max')).toMatchObject({ value: 1 });
    expect(valueOf(measurement, TTFT, 'max')).not.toHaveProperty('interval');
    expect(valueOf(measurement, TTFT, 'mean')?.interval?.method).toBe('Student t');
  });

  it('give p99.9 from 1000 samples on', () => {
    expect(valueOf(measurement, TTFT, 'p99.9')?.interval?.high).toBeNull();
    expect(valueOf(createMeasurement(runOf(999), CONTEXT), TTFT, 'p99.9')).toBeUndefined();
  });

  it('keep a distribution', () => {
    const distribution = findDistribution(measurement, TTFT);
    expect(distribution).toMatchObject({ count: 1000, zeros: 0, min: 0.001, max: 1 });
    expect(distribution?.sum).toBeCloseTo(500.5, 9);
  });

  it('of a single sample have no spread, no interval of the mean and no upper bound', () => {
    const one = createMeasurement(runOf(1), CONTEXT);
    expect(valueOf(one, TTFT, 'p99')).toMatchObject({
      value: 0.001,
      n: 1,
      // The only sample lies above the true p99 with 1 % probability, so it is a 97.5 % lower bound of it.
      interval: { low: 0.001, high: null },
    });
    expect(valueOf(one, TTFT, 'std')).toBeUndefined();
    expect(valueOf(one, TTFT, 'mean')).not.toHaveProperty('interval');
  });

  it('are those of requests that succeeded, of values that are present and finite', () => {
    const requests = aTable([0, 0, 1, 2, 0, 0], { [TTFT]: [0.1, 0.3, 9, 9, null, Infinity] });
    const measurement = createMeasurement(aRun({ requests }), CONTEXT);
    expect(valueOf(measurement, TTFT, 'mean')).toMatchObject({ value: 0.2, n: 2 });
    expect(measurement.requests?.columns[TTFT]).toEqual([0.1, 0.3, 9, 9, null, null]);
  });

  it('come from pools as well, and leave out the distribution of a skewed clock', () => {
    const run = aRun({ pools: { inter_token_latency: Float64Array.of(0.01, 0.03, -0.001) } });
    const measurement = createMeasurement(run, CONTEXT);
    expect(valueOf(measurement, 'inter_token_latency', 'max')).toMatchObject({ value: 0.03, n: 3 });
    expect(findDistribution(measurement, 'inter_token_latency')).toBeUndefined();
  });
});

describe('what the tool reports', () => {
  const reported = [
    { metric: TTFT, statistic: 'p99', value: 0.7, n: 4 },
    { metric: TTFT, statistic: 'p25', value: 0.2 },
  ] as const;
  const requests = aTable([0, 0, 0], { [TTFT]: [0.1, 0.2, 0.3] });

  it('gives way to what complete samples give, and fills in the rest', () => {
    const measurement = createMeasurement(
      aRun({ requests, counts: { succeeded: 3 }, reported }),
      CONTEXT,
    );
    expect(valueOf(measurement, TTFT, 'p99')?.origin).toBe('computed');
    expect(valueOf(measurement, TTFT, 'p25')).toEqual({
      metric: TTFT,
      statistic: 'p25',
      value: 0.2,
      origin: 'reported',
    });
  });

  it('is kept when rows are missing, and the measurement says so', () => {
    const measurement = createMeasurement(
      aRun({ requests, counts: { succeeded: 4 }, reported }),
      CONTEXT,
    );
    expect(valueOf(measurement, TTFT, 'p99')).toEqual({ ...reported[0], origin: 'reported' });
    expect(valueOf(measurement, TTFT, 'p50')).toMatchObject({ origin: 'computed', value: 0.2 });
    expect(measurement.notes[0]).toMatch(/not complete/u);
  });

  it('is kept when a row that succeeded lacks the value, unless a one-token answer explains it', () => {
    const tpot = 'time_per_output_token';
    const measurement = createMeasurement(
      aRun({
        requests: aTable([0, 0], { [TTFT]: [0.1, null], [tpot]: [0.01, null] }),
        reported: [reported[0], { metric: tpot, statistic: 'p99', value: 0.02 }],
      }),
      CONTEXT,
    );
    expect(valueOf(measurement, TTFT, 'p99')?.origin).toBe('reported');
    expect(valueOf(measurement, tpot, 'p99')?.origin).toBe('computed');
  });

  it('is the first of each, and never a value that is not finite', () => {
    const measurement = createMeasurement(
      aRun({
        reported: [
          { metric: TTFT, statistic: 'p90', value: Number.NaN },
          { metric: TTFT, statistic: 'p90', value: 0.4 },
          { metric: TTFT, statistic: 'p90', value: 0.5 },
        ],
      }),
      CONTEXT,
    );
    expect(measurement.values).toHaveLength(1);
    expect(valueOf(measurement, TTFT, 'p90')?.value).toBe(0.4);
  });

  it('holds no latency of a run in which nothing succeeded', () => {
    const measurement = createMeasurement(
      aRun({
        counts: { succeeded: 0, failed: 8 },
        reported: [
          { metric: TTFT, statistic: 'p99', value: 0 },
          { metric: 'request_throughput', statistic: 'rate', value: 0 },
        ],
      }),
      CONTEXT,
    );
    expect(valueOf(measurement, TTFT, 'p99')).toBeUndefined();
    expect(valueOf(measurement, 'request_throughput', 'rate')?.value).toBe(0);
    expect(valueOf(measurement, 'error_rate', 'rate')).toMatchObject({ value: 1, n: 8 });
    expect(measurement.notes[0]).toMatch(/No request succeeded/u);
  });
});

describe('the run as a whole', () => {
  const columns = {
    request_latency: [1, 2, 3, null],
    prompt_tokens: [10, 10, 10, null],
    output_tokens: [5, 6, 7, null],
  };
  const table = aTable([0, 0, 0, 1], columns, [0, 1, 2, 3]);

  it('has an error rate with Wilson’s interval from its counts', () => {
    // Newcombe 1998, table I: 15 of 148 gives 0.0624 to 0.1605.
    const measurement = createMeasurement(aRun({ counts: { requests: 148, failed: 15 } }), CONTEXT);
    const rate = valueOf(measurement, 'error_rate', 'rate');
    expect(rate).toMatchObject({ value: 15 / 148, n: 148, origin: 'computed' });
    expect(rate?.interval?.low).toBeCloseTo(0.0624, 4);
    expect(rate?.interval?.high).toBeCloseTo(0.1605, 4);
  });

  it('has no error rate when nothing says how many failed', () => {
    const measurement = createMeasurement(aRun({ counts: { succeeded: 8 } }), CONTEXT);
    expect(valueOf(measurement, 'error_rate', 'rate')).toBeUndefined();
  });

  it('counts its rows where the file gives no counts', () => {
    expect(createMeasurement(aRun({ requests: table }), CONTEXT).counts).toEqual({
      requests: 4,
      succeeded: 3,
      failed: 1,
      cancelled: 0,
    });
  });

  it('has throughputs over the duration: 3 requests, 18 output and 48 tokens in all in 6 s', () => {
    const measurement = createMeasurement(aRun({ requests: table, duration: 6 }), CONTEXT);
    expect(valueOf(measurement, 'request_throughput', 'rate')?.value).toBe(0.5);
    expect(valueOf(measurement, 'output_token_throughput', 'rate')?.value).toBe(3);
    expect(valueOf(measurement, 'total_token_throughput', 'rate')?.value).toBe(8);
    expect(measurement.duration).toBe(6);
  });

  it('takes a throughput that the tool reports before one of its own', () => {
    const reported = [{ metric: 'request_throughput', statistic: 'rate', value: 0.49 }] as const;
    const measurement = createMeasurement(
      aRun({ requests: table, duration: 6, reported }),
      CONTEXT,
    );
    expect(valueOf(measurement, 'request_throughput', 'rate')).toMatchObject({
      value: 0.49,
      origin: 'reported',
    });
  });

  it('has no token throughput when a row lacks its tokens', () => {
    const partial = aTable([0, 0], { output_tokens: [5, null] });
    const measurement = createMeasurement(aRun({ requests: partial, duration: 6 }), CONTEXT);
    expect(valueOf(measurement, 'output_token_throughput', 'rate')).toBeUndefined();
  });

  it('computes a missing duration from the first start to the last end: 0 to 2 + 3 s', () => {
    const measurement = createMeasurement(aRun({ requests: table }), CONTEXT);
    expect(measurement.duration).toBe(5);
    expect(measurement.notes[0]).toMatch(/Duration computed/u);
  });

  it('has no throughput without a duration', () => {
    const measurement = createMeasurement(aRun({ counts: { succeeded: 8 } }), CONTEXT);
    expect(measurement).not.toHaveProperty('duration');
    expect(valueOf(measurement, 'request_throughput', 'rate')).toBeUndefined();
  });
});

describe('request rows', () => {
  it('are kept for goodput, rounded to six digits', () => {
    const requests = aTable([0, 1, 2], {
      [TTFT]: [0.123_456_789, null, 1],
      prompt_tokens: [1, 2, 3],
    });
    expect(createMeasurement(aRun({ requests }), CONTEXT).requests).toEqual({
      total: 3,
      status: [0, 1, 2],
      columns: { [TTFT]: [0.123457, null, 1] },
    });
  });

  it('are every third of 50,000, so that at most 20,000 are kept', () => {
    const n = 50_000;
    const requests = aTable(new Array<number>(n).fill(0), {
      [TTFT]: Array.from({ length: n }, (_, i) => i + 1),
    });
    const kept = createMeasurement(aRun({ requests }), CONTEXT).requests;
    // ⌈50 000 / 20 000⌉ = 3; ⌈50 000 / 3⌉ = 16 667 rows.
    expect(kept?.total).toBe(50_000);
    expect(kept?.status).toHaveLength(16_667);
    expect(kept?.columns[TTFT]?.slice(0, 3)).toEqual([1, 4, 7]);
  });

  it('are left out when they hold no latency', () => {
    const requests = aTable([0], { prompt_tokens: [1] });
    expect(createMeasurement(aRun({ requests }), CONTEXT)).not.toHaveProperty('requests');
    expect(createMeasurement(aRun(), CONTEXT)).not.toHaveProperty('requests');
  });
});

describe('a record accepts', () => {
  it('whatever the run holds', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.double({ min: 0, max: 1e300, noNaN: true }),
      fc.constantFrom(0, 0.5, Infinity),
    );
    const rows = fc.array(fc.tuple(fc.nat({ max: 3 }), cell, cell), { maxLength: 40 });
    const reportedValue = fc.record({
      metric: fc.constantFrom<AnyMetricId>(TTFT, 'goodput', 'custom.mine'),
      statistic: fc.constantFrom<Statistic>('p50', 'p99.9', 'rate', 'max'),
      value: fc.double(),
      n: fc.double(),
    });
    fc.assert(
      fc.property(
        rows,
        fc.array(reportedValue),
        fc.double(),
        fc.string(),
        (table, reported, duration, label) => {
          const run = aRun({
            label,
            duration,
            reported,
            workload: { arrival: 'open', requestRate: duration },
            requests: aTable(
              table.map(([status]) => status),
              { [TTFT]: table.map(([, a]) => a), request_latency: table.map(([, , b]) => b) },
            ),
          });
          const measurement = createMeasurement(run, CONTEXT);
          const result = v.safeParse(measurementSchema, JSON.parse(JSON.stringify(measurement)));
          expect(result.issues?.map((issue) => issue.message)).toBeUndefined();
        },
      ),
    );
  });

  it('a run with more values, notes and text than fit', () => {
    const reported = Array.from({ length: 900 }, (_, i) => ({
      metric: `custom.m${i}` as const,
      statistic: 'mean' as const,
      value: i,
    }));
    const measurement = createMeasurement(
      aRun({
        label: 'x'.repeat(1000),
        reported,
        notes: Array.from({ length: 900 }, () => 'y'.repeat(30_000)),
        definitions: [{ metric: TTFT, text: 'z'.repeat(30_000) }],
      }),
      CONTEXT,
    );
    expect(v.is(measurementSchema, measurement)).toBe(true);
    expect(measurement.notes[0]).toBe(
      'Reported values left out, because a record holds at most 500: 400.',
    );
  });
});

describe('createTypedMeasurement', () => {
  it('holds the values as typed, the later of two', () => {
    const measurement = createTypedMeasurement({
      ...CONTEXT,
      label: 'by hand',
      values: [
        { metric: TTFT, statistic: 'p99', value: 0.7 },
        { metric: TTFT, statistic: 'p99', value: 0.8, n: 500 },
      ],
      counts: { requests: 500 },
      duration: 60,
    });
    expect(v.is(measurementSchema, measurement)).toBe(true);
    expect(measurement).toMatchObject({ origin: 'typed', duration: 60, counts: { requests: 500 } });
    expect(measurement.values).toEqual([
      { metric: TTFT, statistic: 'p99', value: 0.8, n: 500, origin: 'typed' },
    ]);
  });

  it('refuses a value that is not finite', () => {
    const values = [{ metric: TTFT, statistic: 'p99', value: Number.NaN }] as const;
    expect(() => createTypedMeasurement({ ...CONTEXT, label: '', values })).toThrow(RangeError);
  });
});

describe('measurement access', () => {
  it('derives the counts that follow from others', () => {
    expect(deriveCounts({ requests: 10, failed: 2 })).toMatchObject({ sent: 10, succeeded: 8 });
    expect(deriveCounts({ succeeded: 7, failed: 2, cancelled: 1 })).toMatchObject({ sent: 10 });
    expect(deriveCounts({ requests: 10, succeeded: 7, cancelled: 1 })).toMatchObject({ failed: 2 });
    expect(deriveCounts({ succeeded: 7 })).toEqual({
      sent: null,
      succeeded: 7,
      failed: null,
      cancelled: null,
    });
  });

  it('knows a run without any success from one without any request', () => {
    expect(hasNoSuccess({ requests: 8, failed: 8 })).toBe(true);
    expect(hasNoSuccess({ succeeded: 0 })).toBe(true);
    expect(hasNoSuccess({ requests: 0 })).toBe(false);
    expect(hasNoSuccess({})).toBe(false);
  });

  it('prefers computed to reported to typed values', () => {
    const values = [
      aValue(TTFT, 'p99', 3, { origin: 'typed' }),
      aValue(TTFT, 'p99', 2),
      aValue(TTFT, 'p99', 1, { origin: 'computed' }),
    ];
    expect(findMeasuredValue({ values }, TTFT, 'p99')?.value).toBe(1);
    expect(findMeasuredValue({ values: values.slice(0, 2) }, TTFT, 'p99')?.value).toBe(2);
  });

  it('lists what was measured, once', () => {
    const measurement = aMeasurement({
      values: [aValue(TTFT, 'p99', 2), aValue(TTFT, 'p50', 1), aValue('goodput', 'rate', 1)],
      distributions: {
        request_latency: {
          kind: 'log2-7',
          count: 0,
          zeros: 0,
          sum: 0,
          min: 0,
          max: 0,
          buckets: [],
        },
      },
    });
    expect(listMeasuredMetrics(measurement)).toEqual([TTFT, 'goodput', 'request_latency']);
  });
});
