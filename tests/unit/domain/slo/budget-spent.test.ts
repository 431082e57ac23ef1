import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBudgetReport } from '../../../../src/domain/slo/error-budget';
import { computeBudgetSpent } from '../../../../src/domain/slo/budget-spent';

const MINUTE = 60;
const DAY = 86_400;
const THREE_NINES = { target: 0.999, window: 30 * DAY };

describe('computeBudgetSpent', () => {
  it('from minutes of outage: 25 min in 7 of 30 days', () => {
    // 25 ÷ 10 080 ÷ 0.001 = 2.4802 (a published calculator's 2.48×); 25 of 43.2 min are spent; the other 18.2 last 18.2 ÷ 25 × 7 d.
    const spent = computeBudgetSpent(
      { kind: 'downtime', downtime: 25 * MINUTE, elapsed: 7 * DAY },
      THREE_NINES,
    );
    expect(spent?.burnRate).toBe(25 / 10.08);
    expect(spent?.consumed).toBe(25 / 43.2);
    expect(spent?.remainingMinutes).toBe(18.2);
    expect(spent?.timeToExhaustion).toBe((18.2 / 25) * 7 * DAY);
  });

  it('from counted requests: 50 bad of 3,000,000 in an hour burn at 0.0167, not at 12', () => {
    const spent = computeBudgetSpent(
      { kind: 'events', good: 2_999_950, bad: 50, elapsed: 3600 },
      THREE_NINES,
    );
    expect(spent?.burnRate).toBe(1 / 60);
    // 1/60 of a burn rate for 1 of 720 h.
    expect(spent?.consumed).toBe(1 / 43_200);
  });

  it('says that a spent budget is spent, and how far below it is', () => {
    const spent = computeBudgetSpent(
      { kind: 'downtime', downtime: 86.4 * MINUTE, elapsed: 10 * DAY },
      THREE_NINES,
    );
    expect(spent).toMatchObject({
      consumed: 2,
      remaining: -1,
      remainingMinutes: -43.2,
      timeToExhaustion: 0,
    });
  });

  it('never runs out when nothing is bad, and says nothing when nothing happened', () => {
    expect(
      computeBudgetSpent({ kind: 'events', good: 10, bad: 0, elapsed: DAY }, THREE_NINES),
    ).toMatchObject({ burnRate: 0, remaining: 1, remainingMinutes: 43.2, timeToExhaustion: null });
    expect(
      computeBudgetSpent({ kind: 'events', good: 0, bad: 0, elapsed: DAY }, THREE_NINES),
    ).toBeNull();
    expect(
      computeBudgetSpent({ kind: 'downtime', downtime: 0, elapsed: 0 }, THREE_NINES),
    ).toBeNull();
  });

  it('refuses what cannot have happened', () => {
    for (const soFar of [
      { kind: 'events', good: -1, bad: 0, elapsed: 1 },
      { kind: 'events', good: 1, bad: Number.NaN, elapsed: 1 },
      { kind: 'events', good: 1, bad: 0, elapsed: 31 * DAY },
      { kind: 'downtime', downtime: 2, elapsed: 1 },
      { kind: 'downtime', downtime: -1, elapsed: 1 },
    ] as const) {
      expect(() => computeBudgetSpent(soFar, THREE_NINES)).toThrow(RangeError);
    }
  });

  it('over the whole window is the report: remaining = 1 − burn rate, gap < 0 exactly when burn rate > 1', () => {
    const target = fc.integer({ min: 1, max: 99_999 }).map((n) => n / 100_000);
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 }), target, (good, bad, objective) => {
        fc.pre(good + bad > 0);
        const slo = { target: objective, window: 30 * DAY };
        const spent = computeBudgetSpent({ kind: 'events', good, bad, elapsed: slo.window }, slo);
        const report = computeBudgetReport({ good, bad }, slo);
        expect(spent?.consumed).toBe(report?.burnRate);
        expect(spent?.remaining).toBe(report?.remaining);
        expect(spent?.remainingMinutes).toBe(report?.remainingMinutes);
        expect((spent?.remaining ?? 0) < 0).toBe((report?.gap ?? 0) < 0);
      }),
    );
  });
});
