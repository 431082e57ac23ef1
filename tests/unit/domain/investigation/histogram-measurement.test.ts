/** What a measurement keeps of a run whose source has buckets and no samples. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createMeasurement } from '../../../../src/domain/investigation/create-measurement';
import {
  findHistogram,
  findMeasuredValue,
  listMeasuredMetrics,
} from '../../../../src/domain/investigation/measurement-access';
import {
  bucketHistogram as histogramSchema,
  measurement as measurementSchema,
} from '../../../../src/domain/investigation/versions/v1/measurement';
import { aHistogram } from '../support/histograms';
import { aMeasurement, aRun, aTable } from '../support/measurements';

const CONTEXT = { id: 'm1', addedAt: '2026-11-24T08:00:00Z' };
const TTFT = 'time_to_first_token';
const ttft = aHistogram([0.1, 0.25], [6, 3, 1], 2);

describe('createMeasurement', () => {
  const measurement = createMeasurement(
    aRun({
      histograms: { [TTFT]: ttft, queue_time: aHistogram([0.3], [10, 0]) },
      workload: { arrival: 'open', warmUp: 'included', latencyFrom: 'schedule' },
    }),
    CONTEXT,
  );

  it('keeps the buckets without the infinite bound, so that JSON can hold them', () => {
    expect(measurement.histograms).toEqual({
      [TTFT]: { bounds: [0.1, 0.25], counts: [6, 3, 1], sum: 2 },
      queue_time: { bounds: [0.3], counts: [10, 0] },
    });
    const read: unknown = JSON.parse(JSON.stringify(measurement));
    expect(v.parse(measurementSchema, read)).toEqual(measurement);
    expect(findHistogram(measurement, TTFT)).toEqual(ttft);
  });

  it('stores the mean, which is exact, and no quantile', () => {
    expect(measurement.values).toEqual([
      { metric: TTFT, statistic: 'mean', value: 0.2, n: 10, origin: 'computed' },
    ]);
  });

  it('is the source of a mean that is reported as well', () => {
    const reported = [{ metric: TTFT, statistic: 'mean', value: 0.2 * (1 + 1e-12) }] as const;
    const { values } = createMeasurement(aRun({ histograms: { [TTFT]: ttft }, reported }), CONTEXT);
    expect(values).toEqual([
      { metric: TTFT, statistic: 'mean', value: 0.2, n: 10, origin: 'computed' },
    ]);
  });

  it('gives way to another mean that the tool reports', () => {
    const reported = [{ metric: TTFT, statistic: 'mean', value: 0.21 }] as const;
    const { values } = createMeasurement(aRun({ histograms: { [TTFT]: ttft }, reported }), CONTEXT);
    expect(values).toEqual([{ metric: TTFT, statistic: 'mean', value: 0.21, origin: 'reported' }]);
  });

  it('copies how latencies were measured', () => {
    expect(measurement.workload).toEqual({
      arrival: 'open',
      warmUp: 'included',
      latencyFrom: 'schedule',
    });
  });

  it('counts no observations where they are extrapolated', () => {
    const extrapolated = aHistogram([0.1], [1.5, 2.25], 7.5);
    const { values } = createMeasurement(aRun({ histograms: { [TTFT]: extrapolated } }), CONTEXT);
    expect(values).toEqual([{ metric: TTFT, statistic: 'mean', value: 2, origin: 'computed' }]);
  });

  it('leaves buckets out where there are samples, which say more', () => {
    const requests = aTable([0], { [TTFT]: [0.2] });
    const kept = createMeasurement(aRun({ requests, histograms: { [TTFT]: ttft } }), CONTEXT);
    expect(kept).not.toHaveProperty('histograms');
    expect(findMeasuredValue(kept, TTFT, 'mean')?.n).toBe(1);
  });

  it('leaves latencies out of a run in which nothing succeeded', () => {
    const run = aRun({
      counts: { requests: 8, failed: 8 },
      histograms: { [TTFT]: ttft, 'custom.batch_size': aHistogram([8], [3, 1], 20) },
    });
    const kept = createMeasurement(run, CONTEXT);
    expect(Object.keys(kept.histograms ?? {})).toEqual(['custom.batch_size']);
    expect(findMeasuredValue(kept, TTFT, 'mean')).toBeUndefined();
  });

  it('leaves out what a record refuses: empty, damaged, and with a note what is too long', () => {
    const long = Array.from({ length: 2501 }, (_, index) => index);
    const kept = createMeasurement(
      aRun({
        histograms: {
          [TTFT]: aHistogram([0.1], [0, 0]),
          queue_time: { bounds: [0.1, 0.2], counts: [1, 2] },
          request_latency: aHistogram(long, new Array<number>(2502).fill(1)),
        },
      }),
      CONTEXT,
    );
    expect(kept).not.toHaveProperty('histograms');
    expect(kept.notes).toEqual([
      'The histogram of Request latency is left out: it has 2501 bounds, and a record holds at most 2500.',
    ]);
    const most = aHistogram(long.slice(1), new Array<number>(2501).fill(1));
    const fits = createMeasurement(aRun({ histograms: { [TTFT]: most } }), CONTEXT);
    expect(v.is(measurementSchema, fits)).toBe(true);
    expect(fits.histograms?.[TTFT]?.bounds).toHaveLength(2500);
  });
});

describe('the schema of a histogram', () => {
  const sound = { bounds: [0.1, 0.25], counts: [6, 3.5, 1], sum: 2 };
  it.each([
    ['as many counts as bounds', { counts: [6, 3] }],
    ['bounds that do not ascend', { bounds: [0.25, 0.1] }],
    ['equal bounds', { bounds: [0.1, 0.1] }],
    ['no bound', { bounds: [], counts: [6] }],
    ['a negative count', { counts: [6, -3, 1] }],
    ['counts too large to add', { counts: [1e308, 1e308, 1] }],
    ['a field of its own', { total: 10 }],
  ])('refuses %s', (_what, change) => {
    expect(v.is(histogramSchema, sound)).toBe(true);
    expect(v.is(histogramSchema, { ...sound, ...change })).toBe(false);
  });
});

describe('access', () => {
  it('finds no histogram where there is none, or an empty one', () => {
    expect(findHistogram(aMeasurement(), TTFT)).toBeUndefined();
    const histograms = { [TTFT]: { bounds: [0.1], counts: [0, 0] } };
    expect(findHistogram({ histograms }, TTFT)).toBeUndefined();
  });

  it('lists a metric of which there are buckets only', () => {
    const histograms = { [TTFT]: { bounds: [0.1], counts: [1, 0] } };
    expect(listMeasuredMetrics(aMeasurement({ histograms }))).toEqual([TTFT]);
  });
});
