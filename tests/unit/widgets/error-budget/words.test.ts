import { describe, expect, it } from 'vitest';
import { computeBurnRateAlerts } from '../../../../src/domain/slo/burn-rate-alerts';
import { computeBudgetSpent } from '../../../../src/domain/slo/budget-spent';
import { checkTraffic } from '../../../../src/domain/slo/traffic-check';
import {
  describeAlerts,
  describeBudget,
  describeSpent,
} from '../../../../src/widgets/error-budget/words';
import {
  warnAboutAlerts,
  warnAboutBounds,
  warnAboutTraffic,
} from '../../../../src/widgets/error-budget/warnings';

const DAY = 86_400;
const THREE_NINES = { target: 0.999, window: 30 * DAY };

function alertsAt(target: number, window: number) {
  const objective = { target, window };
  const alerts = computeBurnRateAlerts(objective);
  return { words: describeAlerts(alerts, objective), warnings: warnAboutAlerts(alerts, objective) };
}

describe('describeBudget', () => {
  it('shows each number with its formula: 1000 requests, not 999', () => {
    const traffic = { requests: 1_000_000, period: 30 * DAY };
    const check = checkTraffic(THREE_NINES, [], traffic);
    expect(describeBudget(THREE_NINES, traffic, check)).toEqual(
      [
        { name: 'Error budget', formula: '1 − 99.9 %', value: '0.1 %' },
        { name: 'In minutes of complete failure', formula: '0.1 % × 30 d', value: '43.2 min' },
        { name: 'In bad requests', formula: '0.1 % × 1 000 000 req in 30 d × 30 d', value: '1000' },
        { name: 'Largest burn rate, when everything fails', formula: '1 ÷ 0.1 %', value: '1000' },
      ].map((row) => ({
        ...row,
        formula: row.formula.replace('1 000 000', '1\u202f000\u202f000'),
      })),
    );
  });

  it('keeps the digits of a tight objective, and asks for the traffic where it is not known', () => {
    const rows = describeBudget({ target: 0.9995, window: 28 * DAY }, null, null);
    expect(rows[0]).toMatchObject({ formula: '1 − 99.95 %', value: '0.05 %' });
    expect(rows[1]).toMatchObject({ formula: '0.05 % × 28 d', value: '20.16 min' });
    expect(rows[2]?.value).toBe('type the traffic');
  });
});

describe('describeSpent', () => {
  it('puts the reader’s numbers into the formulas', () => {
    const soFar = { kind: 'downtime', downtime: 1500, elapsed: 7 * DAY } as const;
    const spent = computeBudgetSpent(soFar, THREE_NINES);
    if (!spent) throw new Error('something happened');
    expect(
      describeSpent(soFar, spent, THREE_NINES).map(({ formula, value }) => [formula, value]),
    ).toEqual([
      ['25 min ÷ 7 d', '0.248 %'],
      ['0.248 % ÷ 0.1 %', '2.48'],
      ['2.48 × 7 d ÷ 30 d', '57.87 %'],
      ['1 − 57.87 %', '42.13 %'],
      ['42.13 % × 0.1 % × 30 d', '18.2 min'],
      ['42.13 % × 30 d ÷ 2.48', '5.096 d'],
    ]);
  });

  it('says in words that nothing burns and that the budget is gone', () => {
    const last = (good: number, bad: number) => {
      const soFar = { kind: 'events', good, bad, elapsed: 30 * DAY } as const;
      const spent = computeBudgetSpent(soFar, THREE_NINES);
      if (!spent) throw new Error('something happened');
      return describeSpent(soFar, spent, THREE_NINES).map(({ value }) => value);
    };
    expect(last(100, 0).at(-1)).toBe('never: nothing burns');
    expect(last(90, 10).at(-1)).toBe('it is');
    expect(last(90, 10)[3]).toBe('−9900 %');
  });
});

describe('describeAlerts', () => {
  it('shows the workbook’s table 5-8 for 99.9 % over 30 days', () => {
    const { words, warnings } = alertsAt(0.999, 30 * DAY);
    expect(
      words.map(({ severity, windows, burnRate, badShare, formula }) => [
        severity,
        windows,
        burnRate,
        badShare,
        formula,
      ]),
    ).toEqual([
      ['page', '1 h and 5 min', '14.4', '1.44 %', '2 % × 30 d ÷ 1 h'],
      ['page', '6 h and 30 min', '6', '0.6 %', '5 % × 30 d ÷ 6 h'],
      ['ticket', '3 d and 6 h', '1', '0.1 %', '10 % × 30 d ÷ 3 d'],
    ]);
    // The workbook: complete failure is detected after threshold × budget × long window = 14.4 × 0.001 × 60 min.
    expect(words[0]?.detection).toBe('0.864');
    expect(warnings).toEqual([]);
  });
});

describe('warnAboutAlerts', () => {
  it('says that a page can never fire at 90 %, where the largest burn rate is 10', () => {
    const { words, warnings } = alertsAt(0.9, 30 * DAY);
    expect(words[0]?.detection).toBe('never');
    expect(warnings).toEqual([
      'The alert over 1 h can never fire: even complete failure burns at no more than 1 ÷ budget = 10. Choose a tighter objective, or a lower threshold for it.',
    ]);
  });

  it('names alerts that fire while the objective is kept: 10 % in 3 days of a week is a burn rate of 0.23', () => {
    const { warnings } = alertsAt(0.999, 7 * DAY);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('over 3 d fires although the objective would still be kept');
  });

  it('names a window that is longer than the objective’s, once', () => {
    const { warnings } = alertsAt(0.999, DAY);
    expect(warnings.filter((warning) => warning.includes('3 d'))).toEqual([
      expect.stringContaining('looks further back than the objective’s 1 d'),
    ]);
  });
});

describe('warnAboutTraffic', () => {
  it('names a budget of fewer than ten and the burn rate of one bad request', () => {
    const pairs = computeBurnRateAlerts(THREE_NINES);
    const check = checkTraffic(THREE_NINES, pairs, { requests: 10, period: 3600 });
    const [few, single] = warnAboutTraffic(check);
    expect(few).toContain('the budget is 7.2 bad requests, fewer than 10');
    expect(single).toContain(
      'One bad request in 1 h is a burn rate of 100, above the threshold of the page.',
    );
    expect(warnAboutTraffic(null)).toEqual([]);
    expect(
      warnAboutTraffic(checkTraffic(THREE_NINES, pairs, { requests: 1000, period: 1 })),
    ).toEqual([]);
  });
});

describe('warnAboutBounds', () => {
  const target = {
    id: 't',
    metric: 'time_to_first_token',
    statistic: 'p99',
    comparator: '<=',
    threshold: 2,
  } as const;
  const histogram = (low: number | null, high: number) =>
    ({
      ok: true,
      warnings: [],
      indicator: {
        kind: 'histogram',
        metric: 'vllm:time_to_first_token_seconds',
        labels: [],
        pessimistic: low === null ? null : { exposed: low, value: low },
        optimistic: { exposed: high, value: high },
        used: { exposed: high, value: high },
        counts: 'requests',
      },
    }) as const;

  it('says between which bounds of the engine the threshold lies: MLPerf’s 2 s in vLLM’s (1, 2.5]', () => {
    expect(warnAboutBounds(target, histogram(1, 2.5))).toEqual([
      expect.stringContaining('no bound at the threshold of 2 s: it lies between 1 s and 2.5 s'),
    ]);
  });

  it('is silent on a bound, and passes on why nothing can be counted', () => {
    expect(warnAboutBounds({ ...target, threshold: 2.5 }, histogram(2.5, 2.5))).toEqual([]);
    expect(warnAboutBounds(target, { ok: false, because: 'No.' })).toEqual(['No.']);
    expect(
      warnAboutBounds(target, {
        ok: true,
        warnings: [],
        indicator: { kind: 'ratio', bad: 'a', total: 'b' },
      }),
    ).toEqual([]);
  });
});
