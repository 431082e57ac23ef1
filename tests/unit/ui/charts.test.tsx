import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BeforeAfterPlot } from '../../../src/ui/charts/BeforeAfterPlot';
import { DistributionChart } from '../../../src/ui/charts/DistributionChart';
import { IntervalPlot, createIntervalAxis } from '../../../src/ui/charts/IntervalPlot';
import { createAxis, percent } from '../../../src/ui/charts/axis';
import {
  computeBars,
  computeCumulative,
  createDistributionAxis,
} from '../../../src/ui/charts/bars';
import { danglingReferences, referencedText } from './references';

describe('createAxis', () => {
  it('places a value on a linear axis in proportion', () => {
    const axis = createAxis({ kind: 'linear', low: 100, high: 500 });
    expect(axis.position(200)).toBeCloseTo(0.25, 12);
  });

  it('places a value on a log axis by its ratio: 0.1 is halfway from 0.01 to 1', () => {
    const axis = createAxis({ kind: 'log', low: 0.01, high: 1 });
    expect(axis.position(0.1)).toBeCloseTo(0.5, 12);
  });

  it('clamps what lies outside, zero and infinity included', () => {
    const axis = createAxis({ kind: 'log', low: 0.01, high: 1 });
    expect([-1, 0, 0.01, 1, 7, Infinity].map(axis.position)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('marks 1, 2 and 5 of each decade', () => {
    const { ticks } = createAxis({ kind: 'log', low: 0.04, high: 3 });
    expect(ticks.map((tick) => tick.value)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(ticks.filter((tick) => tick.isMajor).map((tick) => tick.value)).toEqual([0.1, 1]);
  });

  it('widens a range of no width around its value', () => {
    expect(createAxis({ kind: 'linear', low: 4, high: 4 }).position(4)).toBeCloseTo(0.5, 12);
    expect(createAxis({ kind: 'log', low: 4, high: 4 }).position(4)).toBeCloseTo(0.5, 12);
  });
});

const bucketLists = fc
  .array(
    fc.record({
      ratio: fc.double({ min: 1.001, max: 3, noNaN: true }),
      count: fc.integer({ min: 0, max: 1e6 }),
    }),
    {
      minLength: 1,
      maxLength: 300,
    },
  )
  .map((steps) => {
    let low = 0.001;
    return steps.map(({ ratio, count }) => {
      const bucket = { low, high: low * ratio, count };
      low = bucket.high;
      return bucket;
    });
  });

describe('computeBars', () => {
  it.each(['log', 'linear'] as const)(
    'loses and invents no count, and stays inside (%s)',
    (kind) => {
      fc.assert(
        fc.property(bucketLists, (buckets) => {
          const bars = computeBars(buckets, createDistributionAxis(buckets, kind));
          const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
          const drawn = bars.reduce((sum, bar) => sum + bar.count, 0);
          expect(drawn).toBe(total);
          for (const bar of bars) {
            expect(bar.x).toBeGreaterThanOrEqual(0);
            expect(bar.x + bar.width).toBeLessThanOrEqual(1 + 1e-12);
            expect(bar.height).toBeGreaterThan(0);
            expect(bar.height).toBeLessThanOrEqual(1);
          }
        }),
      );
    },
  );

  it('draws area for count: half the count on twice the width is a quarter of the height', () => {
    const buckets = [
      { low: 0, high: 10, count: 80 },
      { low: 10, high: 30, count: 40 },
    ];
    const [first, second] = computeBars(buckets, createAxis({ kind: 'linear', low: 0, high: 40 }));
    expect(first).toMatchObject({ x: 0, width: 0.25, height: 1 });
    expect(second).toMatchObject({ x: 0.25, width: 0.5, height: 0.25 });
  });

  it('gathers many fine buckets into few bars', () => {
    const buckets = Array.from({ length: 500 }, (_, index) => ({
      low: 1.01 ** index,
      high: 1.01 ** (index + 1),
      count: 3,
    }));
    const bars = computeBars(buckets, createDistributionAxis(buckets, 'log'));
    expect(bars.length).toBeLessThanOrEqual(56);
    // Equal counts in buckets of equal ratio are a flat top on a log axis; only the two ends are cut.
    expect(bars.slice(1, -1).every((bar) => Math.abs(bar.height - 1) < 1e-6)).toBe(true);
  });

  it('draws a lone count far out in the tail as low as its share, however narrow its bucket', () => {
    const dense = Array.from({ length: 200 }, (_, index) => ({
      low: 1.01 ** index,
      high: 1.01 ** (index + 1),
      count: 100,
    }));
    const lone = { low: 1.01 ** 400, high: 1.01 ** 401, count: 1 };
    const bars = computeBars([...dense, lone], createDistributionAxis([...dense, lone], 'log'));
    // Its bar is a 56th of the axis, of which its bucket takes an eighth: 1 count against about 8 × 100.
    expect(bars.at(-1)?.height).toBeLessThan(0.003);
  });

  it('draws the open buckets of Prometheus: from 0 and to infinity', () => {
    const buckets = [
      { low: 0, high: 0.1, count: 5 },
      { low: 0.1, high: Infinity, count: 1 },
    ];
    const bars = computeBars(buckets, createDistributionAxis(buckets, 'log'));
    expect(bars).toHaveLength(2);
    expect(bars.every((bar) => Number.isFinite(bar.width) && bar.width > 0)).toBe(true);
  });
});

it('computeCumulative adds up shares in ascending order', () => {
  const buckets = [
    { low: 2, high: 4, count: 30 },
    { low: 1, high: 2, count: 10 },
    { low: 4, high: 8, count: 0 },
  ];
  expect(computeCumulative(buckets)).toEqual([
    { value: 1, share: 0 },
    { value: 2, share: 0.25 },
    { value: 4, share: 1 },
  ]);
});

describe('DistributionChart', () => {
  const chart = {
    title: 'Time to first token',
    summary: 'p99 is above the target.',
    quantity: 'Time to first token',
    unit: 'ms',
    format: (value: number) => String(Math.round(value * 1000)),
    scale: 'linear' as const,
    buckets: [
      { low: 0, high: 0.4, count: 90 },
      { low: 0.4, high: 0.8, count: 10 },
    ],
    target: { value: 0.5, label: 'Target ≤ 500 ms', missedSide: 'above' as const },
    estimate: {
      value: 0.7,
      low: 0.6,
      high: null,
      label: 'p99 700 ms',
      intervalLabel: 'p99 with its 95 % interval',
    },
  };
  const html = renderToStaticMarkup(<DistributionChart {...chart} />);

  it('is one image with a name and a description', () => {
    expect(html).toMatch(/<svg[^>]*role="img"/);
    expect(referencedText(html.slice(html.indexOf('<svg class')), 'aria-labelledby')).toBe(
      'Time to first token',
    );
    expect(html).toContain('>Time to first token</title>');
    expect(html).toContain('>p99 is above the target.</desc>');
    expect(danglingReferences(html)).toEqual([]);
  });

  it('draws the target where its value is', () => {
    // The axis runs 3 % beyond the values on both sides: from -0.024 to 0.824, so 0.5 stands at 0.524 / 0.848.
    expect(html).toContain(`x1="${percent(0.524 / 0.848)}"`);
    expect(html).toContain('Target ≤ 500 ms');
  });

  it('hatches the part of the bar beyond the target, from the target to the end of the bar', () => {
    const hatched = /<rect fill="url\(#[^"]*\)" x="([\d.]+)%" width="([\d.]+)%"/.exec(html);
    expect(Number(hatched?.[1])).toBeCloseTo((0.524 / 0.848) * 100, 2);
    expect(Number(hatched?.[2])).toBeCloseTo((0.3 / 0.848) * 100, 2);
  });

  it('has the numbers in a table too', () => {
    expect(html).toContain('Show the data');
    expect(html).toContain('400 to 800');
    expect(html).toContain('100.00');
  });

  it('heads the table of a server’s buckets with the end that they hold', () => {
    const buckets = [...chart.buckets, { low: 0.8, high: Infinity, count: 1 }];
    const table = (heldEnd: 'lower' | 'upper') =>
      renderToStaticMarkup(<DistributionChart {...chart} buckets={buckets} heldEnd={heldEnd} />);
    expect(table('lower')).toContain('From, to below');
    expect(table('lower')).toContain('800 and more');
    expect(table('upper')).toContain('Above, up to');
    expect(table('upper')).toContain('above 800');
    expect(table('upper')).not.toMatch(/NaN|Infinity/);
  });

  it('draws the cumulative share instead', () => {
    const cumulative = renderToStaticMarkup(
      <DistributionChart {...chart} initialView="cumulative" />,
    );
    expect(cumulative).toContain('75 %');
    expect(cumulative).not.toContain('area: share of requests');
  });

  it('survives having nothing to draw', () => {
    expect(
      renderToStaticMarkup(<DistributionChart {...chart} buckets={[]} scale="log" />),
    ).not.toContain('NaN');
  });
});

describe('IntervalPlot', () => {
  const rows = [
    {
      key: 'a',
      label: 'TTFT p99',
      value: 2,
      low: 1.5,
      high: 2.5,
      threshold: 1,
      text: '1 s of 500 ms',
      mark: 'missed' as const,
    },
    {
      key: 'b',
      label: 'E2E p99',
      value: 0.9,
      low: 0.8,
      high: null,
      threshold: 1,
      text: '',
      mark: 'not proven' as const,
    },
    {
      key: 'c',
      label: 'Error rate',
      value: null,
      low: null,
      high: null,
      threshold: 1,
      text: '',
      mark: 'no data' as const,
    },
  ];
  const html = renderToStaticMarkup(
    <IntervalPlot
      title="Gap"
      summary="Three targets."
      rows={rows}
      axisLabel="Share of the target"
      format={String}
      intervalLabel="95 % interval"
    />,
  );

  it('says each verdict in words', () => {
    expect(html).toContain('Missed: 1 s of 500 ms');
    expect(html).toContain('>Not proven</text>');
    expect(html).toContain('>No data</text>');
    expect(html).not.toContain('NaN');
  });

  it('puts all thresholds of 1 at one place, and the intervals at theirs', () => {
    const axis = createIntervalAxis(rows, 'linear');
    // 0.8 is near 0 on a range to 2.5, so the axis starts at 0; it ends 6 % of 2.5 − 0.8 further: at 2.602.
    expect(axis.position(1)).toBeCloseTo(1 / 2.602, 12);
    expect(
      html.match(new RegExp(`x1="${percent(axis.position(1))}"[^>]*stroke-dasharray`, 'g')),
    ).toHaveLength(3);
    expect(html).toContain(
      `x1="${percent(axis.position(1.5))}" x2="${percent(axis.position(2.5))}"`,
    );
  });

  it('draws an interval without an upper bound to the end of the axis', () => {
    expect(html).toContain(
      `x1="${percent(createIntervalAxis(rows, 'linear').position(0.8))}" x2="100%"`,
    );
  });
});

it('BeforeAfterPlot shows both runs and the target', () => {
  const html = renderToStaticMarkup(
    <BeforeAfterPlot
      title="TTFT p99"
      summary="−38 %"
      before={{ label: 'Before', value: 1.24, low: 1.18, high: 1.31 }}
      after={{ label: 'After', value: 0.77, low: 0.72, high: 0.83 }}
      target={0.5}
      axisLabel="TTFT p99, s"
      format={String}
      intervalLabel="95 % interval"
    />,
  );
  expect(html).toContain('>Before</text>');
  expect(html).toContain('>After</text>');
  expect(html.match(/stroke-dasharray="5 2"/g)).toHaveLength(3);
  expect(danglingReferences(html)).toEqual([]);
});
