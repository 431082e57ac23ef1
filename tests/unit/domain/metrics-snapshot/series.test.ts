import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addGauges,
  addHistograms,
  summarisePoints,
} from '../../../../src/domain/metrics-snapshot/add-series';
import { matchesLabels, seriesKey } from '../../../../src/domain/metrics-snapshot/labels';
import type {
  CounterChange,
  HistogramChange,
  SeriesChange,
} from '../../../../src/domain/metrics-snapshot/metrics-window';
import type { MetricFamily } from '../../../../src/domain/metrics-snapshot/metrics-snapshot';
import { readSeries } from '../../../../src/domain/metrics-snapshot/read-series';
import { subtractSeries } from '../../../../src/domain/metrics-snapshot/subtract-series';

function counter(increase: number, labels = {}): CounterChange {
  return { kind: 'counter', name: 'a_total', labels, increase };
}

function read(family: MetricFamily): SeriesChange[] {
  return readSeries({ families: [family] }, () => undefined);
}

describe('seriesKey', () => {
  it('does not depend on the order of labels, and an empty label is an absent one', () => {
    expect(seriesKey('a', { x: '1', y: '2', z: '' })).toBe(seriesKey('a', { y: '2', x: '1' }));
    expect(seriesKey('a', { x: '1' })).not.toBe(seriesKey('a', { x: '2' }));
    expect(seriesKey('a', { x: '1","y":"2' })).not.toBe(seriesKey('a', { x: '1', y: '2' }));
  });

  it('is asked with an absent label as with an empty one', () => {
    expect(matchesLabels({}, { priority: /^$/u })).toBe(true);
    expect(matchesLabels({ priority: '1' }, { priority: /^$/u })).toBe(false);
  });
});

describe('readSeries', () => {
  it('puts the samples of a histogram together, le="1" and le="1.0" as the same bound', () => {
    const [histogram] = read({
      name: 'a',
      type: 'histogram',
      samples: [
        { name: 'a_sum', labels: {}, value: 4 },
        { name: 'a_bucket', labels: { le: '1.0' }, value: 3 },
        { name: 'a_bucket', labels: { le: '0.5' }, value: 1 },
        { name: 'a_bucket', labels: { le: '+Inf' }, value: 5 },
        { name: 'a_count', labels: {}, value: 5 },
      ],
    });
    expect(histogram).toEqual({
      kind: 'histogram',
      name: 'a',
      labels: {},
      count: 5,
      sum: 4,
      buckets: { bounds: [0.5, 1, Infinity], counts: [1, 2, 2], sum: 4 },
    });
  });

  it('keeps count and sum of a summary, and leaves its quantiles', () => {
    const [summary] = read({
      name: 'a',
      type: 'summary',
      samples: [
        { name: 'a', labels: { quantile: '0.5' }, value: 9 },
        { name: 'a_sum', labels: {}, value: 4 },
        { name: 'a_count', labels: {}, value: 5 },
      ],
    });
    expect(summary).toEqual({ kind: 'histogram', name: 'a', labels: {}, count: 5, sum: 4 });
  });

  it('leaves out what is no number or of unknown meaning', () => {
    const samples = [{ name: 'a', labels: {}, value: Number.NaN }];
    expect(read({ name: 'a', type: 'gauge', samples })).toEqual([]);
    const untyped = [{ name: 'a', labels: {}, value: 1 }];
    expect(read({ name: 'a', type: 'untyped', samples: untyped })).toEqual([]);
    expect(read({ name: 'a_total', type: 'untyped', samples: untyped })).toHaveLength(1);
    expect(read({ name: 'a_created', type: 'gauge', samples: untyped })).toEqual([]);
  });
});

describe('subtractSeries', () => {
  it('gives the growth; what fell or is new counts whole', () => {
    const earlier = [counter(5, { x: '1' }), counter(9, { x: '2' })];
    const later = [counter(7, { x: '1' }), counter(4, { x: '2' }), counter(3, { x: '3' })];
    const { changes, resets } = subtractSeries(earlier, later);
    expect(changes.map((change) => change.kind === 'counter' && change.increase)).toEqual([
      2, 4, 3,
    ]);
    expect(resets).toBe(1);
  });

  it('never gives a negative growth, and adds up to the later value without a reset', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const [change] = subtractSeries([counter(a)], [counter(b)]).changes;
        const increase = change?.kind === 'counter' ? change.increase : Number.NaN;
        expect(increase).toBe(b >= a ? b - a : b);
      }),
    );
  });
});

describe('addHistograms', () => {
  const part = (counts: readonly number[], sum: number): HistogramChange => ({
    kind: 'histogram',
    name: 'a',
    labels: {},
    count: counts.reduce((x, y) => x + y, 0),
    sum,
    buckets: { bounds: [1, 2, Infinity], counts, sum },
  });

  it('adds replicas up', () => {
    expect(addHistograms([part([1, 2, 3], 10), part([4, 5, 6], 20)])).toEqual({
      count: 21,
      sum: 30,
      buckets: { bounds: [1, 2, Infinity], counts: [5, 7, 9], sum: 30 },
    });
  });

  it('keeps the mean and loses the buckets when the bounds differ', () => {
    const other = { ...part([1, 1, 1], 3), buckets: { bounds: [5, Infinity], counts: [1, 2] } };
    expect(addHistograms([part([1, 2, 3], 10), other])).toEqual({ count: 9, sum: 13 });
  });
});

describe('gauges', () => {
  it('of several series are put together moment by moment', () => {
    const gauge = (values: readonly number[]): Parameters<typeof addGauges>[0][number] => ({
      kind: 'gauge',
      name: 'a',
      labels: {},
      points: values.map((value, time) => ({ time, value })),
    });
    // Each has the maximum 3, but never at the same time.
    const summary = addGauges([gauge([3, 0, 1]), gauge([0, 3, 1])], 'sum');
    expect(summary?.statistics).toMatchObject({ max: 3, min: 2, p50: 3 });
    expect(summary?.statistics.mean).toBeCloseTo(8 / 3, 12);
    expect(summary?.samples).toBe(3);
  });

  it('of which a tool has made statistics keep only the mean', () => {
    const gauge = (mean: number): Parameters<typeof addGauges>[0][number] => ({
      kind: 'gauge',
      name: 'a',
      labels: {},
      points: [],
      statistics: { mean, p99: 9 },
    });
    expect(addGauges([gauge(1), gauge(3)], 'mean')).toEqual({
      statistics: { mean: 2 },
      lost: ['p99'],
    });
  });

  it('of no moment say nothing', () => {
    expect(summarisePoints([])).toBeNull();
  });
});
