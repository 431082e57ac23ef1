import { describe, expect, it } from 'vitest';
import { describeBudget } from '../../../../src/widgets/monitoring-plan/burn-rates';

const DAY = 86_400;

describe('describeBudget', () => {
  it('shows the workbook’s table 5-8 for 99.9 % over 30 days', () => {
    const { budget, alerts, warnings } = describeBudget({ target: 0.999, window: 30 * DAY });
    expect(budget).toBe(
      'Error budget = 1 − 99.9 % = 0.1 % of the requests in 30 d, as much as 43.2 min of complete failure.',
    );
    expect(
      alerts.map(({ severity, windows, burnRate, badShare }) => [
        severity,
        windows,
        burnRate,
        badShare,
      ]),
    ).toEqual([
      ['page', '1 h and 5 min', '14.4', '1.44 %'],
      ['page', '6 h and 30 min', '6', '0.6 %'],
      ['ticket', '3 d and 6 h', '1', '0.1 %'],
    ]);
    expect(alerts[0]?.formula).toBe('2 % × 30 d ÷ 1 h');
    // The workbook: complete failure is detected after threshold × budget × long window = 14.4 × 0.001 × 1 h = 51.84 s.
    expect(alerts[0]?.detection).toBe('51.8 s');
    expect(warnings).toEqual([]);
  });

  it('warns that a page can never fire at 90 %, where the largest burn rate is 10', () => {
    const { alerts, warnings } = describeBudget({ target: 0.9, window: 30 * DAY });
    expect(alerts[0]?.detection).toBe('never');
    expect(warnings).toEqual([
      'The alert over 1 h can never fire: even complete failure burns at no more than 1 ÷ budget = 10. Choose a tighter objective, or a lower threshold for it.',
    ]);
  });

  it('warns of alerts that fire while the objective is kept: 10 % in 3 days of a week is a burn rate of 0.23', () => {
    const { warnings } = describeBudget({ target: 0.999, window: 7 * DAY });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('over 3 d fires although the objective would still be kept');
  });

  it('keeps the digits of a tight objective', () => {
    expect(describeBudget({ target: 0.9995, window: 28 * DAY }).budget).toContain(
      '1 − 99.95 % = 0.05 % of the requests in 28 d',
    );
  });
});
