import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { computeAlertTiming } from '../../../../src/domain/slo/alert-timing';
import { RECOMMENDED_POLICIES } from '../../../../src/domain/slo/burn-rate-alerts';
import { BurnChart } from '../../../../src/widgets/error-budget/BurnChart';
import { createBurnChart } from '../../../../src/widgets/error-budget/burn-chart';
import { danglingReferences } from '../../ui/references';

const MONTH = 30 * 86_400;
const create = (
  target: number,
  badShare: number,
  duration: number,
  pairs = RECOMMENDED_POLICIES,
) => {
  const objective = { target, window: MONTH };
  const outage = { badShare, duration };
  const timing = computeAlertTiming(pairs, objective, outage);
  return {
    chart: createBurnChart(objective, outage, timing),
    props: { objective, outage, timing },
  };
};

describe('createBurnChart', () => {
  it('draws the pairs that page, and the tickets where nothing pages', () => {
    expect(
      create(0.99, 0.5, 3600).chart?.panels.map(({ timing }) => timing.pair.longWindow),
    ).toEqual([3600, 21_600]);
    const tickets = RECOMMENDED_POLICIES.filter(({ severity }) => severity === 'ticket');
    expect(create(0.99, 0.5, 3600, tickets).chart?.severity).toBe('ticket');
    expect(create(0.99, 0.5, 3600, []).chart).toBeNull();
  });

  it('takes a logarithmic axis where the threshold would lie flat on a linear one', () => {
    // 50 % bad: a burn rate of 50 at 99 %, 8.3 times the 6; at 99.9 % 500.
    expect(create(0.99, 0.5, 3600).chart?.y.kind).toBe('linear');
    expect(create(0.999, 0.5, 3600).chart?.y.kind).toBe('log');
  });

  it('has its last alert’s end in view, in the curves and in the table', () => {
    // Ends 30 min × (1 − 0.06 ÷ 0.5) = 26.4 min after the hour.
    const { chart } = create(0.99, 0.5, 3600);
    expect(chart?.x.high).toBeCloseTo(86.4 * 1.1, 9);
    expect(chart?.table.map(({ time }) => time)).toContain(86.4 * 60);
    expect(chart?.panels[0]?.long.at(-1)?.time).toBe(chart?.table.at(-1)?.time);
  });

  it('draws an outage that no alert sees', () => {
    const { chart } = create(0.99, 0.001, 60);
    expect(chart?.panels.every(({ timing }) => timing.detection === null)).toBe(true);
    expect(chart?.y.high).toBeGreaterThan(14.4);
  });
});

describe('BurnChart', () => {
  const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

  it('says in words what is drawn, and has the numbers behind it', () => {
    const html = renderToStaticMarkup(<BurnChart {...create(0.99, 0.5, 3600).props} />);
    expect(text(html)).toContain(
      '1 h and 5 min: both above 14.4 from 17.28 min on, until 3.56 min after the outage.',
    );
    expect(text(html)).toContain('Burn rate in 6 h');
    expect(danglingReferences(html)).toEqual([]);
  });

  it('says of a pair that does not fire that it does not', () => {
    const html = renderToStaticMarkup(<BurnChart {...create(0.99, 0.1, 3600).props} />);
    expect(text(html)).toContain('1 h and 5 min: not both above 14.4, does not fire.');
  });
});
