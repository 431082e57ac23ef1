import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeAllowedBad,
  computeBudgetMinutes,
  computeBudgetReport,
  computeBurnRate,
  computeBurnThreshold,
  computeConsumedShare,
  computeErrorBudget,
  computeMaximumBurnRate,
  computeTimeToExhaustion,
} from '../../../../src/domain/slo/error-budget';
import {
  FOUR_PAIR_POLICIES,
  RECOMMENDED_POLICIES,
  computeBurnRateAlerts,
  computeDetectionTime,
} from '../../../../src/domain/slo/burn-rate-alerts';
import { describeGolden } from '../support/golden';

const DAY = 86_400;
const MONTH = 30 * DAY;

describe('error budgets', () => {
  it('are exact where doubles are not', () => {
    // 1 - 0.999 is 0.0010000000000000009; Math.floor((1 - 0.9) * 1e6) is 99999.
    expect(computeErrorBudget(0.999)).toBe(0.001);
    expect(computeErrorBudget(0.9999)).toBe(0.0001);
    expect(computeAllowedBad(1_000_000, 0.999)).toBe(1000);
    expect(computeAllowedBad(1_000_000, 0.9)).toBe(100_000);
    expect(computeBudgetMinutes({ target: 0.999, window: MONTH })).toBe(43.2);
    expect(computeBurnRate(0.0144, 0.999)).toBe(14.4);
    expect(computeMaximumBurnRate(0.999)).toBe(1000);
    expect(computeBurnThreshold(0.02, 3600, MONTH)).toBe(14.4);
    expect(computeConsumedShare(14.4, 3600, MONTH)).toBe(0.02);
  });

  it('run out after window ÷ burn rate: 30 d at 14.4 are 50 h', () => {
    expect(computeTimeToExhaustion(14.4, MONTH)).toBe(50 * 3600);
    expect(computeTimeToExhaustion(0, MONTH)).toBeNull();
  });

  it('do not exist for an objective of all or none', () => {
    for (const target of [0, 1, 1.5, -1, Number.NaN]) {
      expect(() => computeErrorBudget(target)).toThrow(RangeError);
    }
  });

  it('hold when exactly all of the budget is spent, and not one request later', () => {
    const objective = { target: 0.999, window: MONTH };
    expect(computeBudgetReport({ good: 999_000, bad: 1000 }, objective)).toMatchObject({
      holds: true,
      gap: 0,
      burnRate: 1,
      remaining: 0,
      remainingBad: 0,
    });
    expect(computeBudgetReport({ good: 998_999, bad: 1001 }, objective)).toMatchObject({
      holds: false,
      remainingBad: -1,
    });
  });

  it('say nothing without traffic, and never run out without errors', () => {
    const objective = { target: 0.99, window: DAY };
    expect(computeBudgetReport({ good: 0, bad: 0 }, objective)).toBeNull();
    expect(computeBudgetReport({ good: 10, bad: 0 }, objective)?.timeToExhaustion).toBeNull();
    expect(() => computeBudgetReport({ good: -1, bad: 0 }, objective)).toThrow(RangeError);
  });

  it('agree with themselves: remaining = 1 − burn rate, gap < 0 exactly when burn rate > 1', () => {
    const target = fc.integer({ min: 1, max: 99_999 }).map((n) => n / 100_000);
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 }), target, (good, bad, objective) => {
        fc.pre(good + bad > 0);
        const report = computeBudgetReport({ good, bad }, { target: objective, window: MONTH });
        if (!report) throw new Error('there is traffic');
        expect(report.remaining).toBeCloseTo(
          1 - report.burnRate,
          8 - Math.ceil(Math.log10(report.burnRate + 1)),
        );
        expect(report.gap < 0).toBe(report.burnRate > 1);
        expect(report.holds).toBe(report.burnRate <= 1);
      }),
    );
  });
});

describe('computeBurnRateAlerts', () => {
  it('gives table 5-8 of the workbook at 99.9 % over 30 days', () => {
    const alerts = computeBurnRateAlerts({ target: 0.999, window: MONTH });
    expect(
      alerts.map(({ severity, longWindow, shortWindow, burnRate }) => [
        severity,
        longWindow,
        shortWindow,
        burnRate,
      ]),
    ).toEqual([
      ['page', 3600, 300, 14.4],
      ['page', 21_600, 1800, 6],
      ['ticket', 259_200, 21_600, 1],
    ]);
    for (const { longWindow, shortWindow } of RECOMMENDED_POLICIES) {
      expect(longWindow / shortWindow).toBe(12);
    }
  });

  it('says which alerts can never fire: at 90 % a burn rate of 14.4 needs 144 % errors', () => {
    const [quick, slow] = computeBurnRateAlerts({ target: 0.9, window: MONTH });
    expect(quick).toMatchObject({ canFire: false, errorRatioThreshold: 1.44, detectionTime: null });
    expect(slow?.canFire).toBe(true);
  });

  it('cannot fire on a threshold of exactly all requests, because it must be exceeded', () => {
    // 10 % of the budget in 1 h of 100 h is a burn rate of 10; 10 × 0.1 = 1.
    const [alert] = computeBurnRateAlerts({ target: 0.9, window: 100 * 3600 }, [
      { severity: 'page', budgetShare: 0.1, longWindow: 3600, shortWindow: 300 },
    ]);
    expect(alert).toMatchObject({ burnRate: 10, errorRatioThreshold: 1, canFire: false });
  });

  it('says which alerts fire although the objective would be kept', () => {
    const week = computeBurnRateAlerts({ target: 0.999, window: 7 * DAY });
    expect(week.map(({ firesWithinBudget }) => firesWithinBudget)).toEqual([false, false, true]);
  });

  it('detects complete failure after 0.864 min and 10 % errors after 8.64 min (99.9 %, 14.4)', () => {
    const [quick] = computeBurnRateAlerts({ target: 0.999, window: MONTH });
    if (!quick) throw new Error('three alerts');
    expect(quick.detectionTime).toBe(51.84);
    expect(computeDetectionTime(quick, 0.1)).toBe(518.4);
    expect(computeDetectionTime(quick, 0.0144)).toBeNull();
  });
});

interface SloGolden {
  readonly budgets: readonly {
    readonly target: string;
    readonly windowDays: number;
    readonly errorBudget: number;
    readonly budgetMinutes: number;
    readonly allowedBadPer1e6: number;
    readonly maxBurnRate: number;
  }[];
  readonly mwmb: readonly {
    readonly sloWindowDays: number;
    readonly budgetPercent: number;
    readonly longHours: number;
    readonly burnRate: number;
    readonly exhaustionHours: number;
    readonly reachable: Readonly<
      Record<
        string,
        {
          readonly errorRatioThreshold: number;
          readonly canFire: boolean;
          readonly detectionMinutesAt100pct: number | null;
        }
      >
    >;
  }[];
  readonly reports: readonly Readonly<Record<string, number> & { target: string }>[];
}

describeGolden<SloGolden>('slo/derived/slo_math_golden.json', ({ budgets, mwmb, reports }) => {
  it('budgets equal Python’s fractions to the last digit', () => {
    expect(budgets.length).toBe(32);
    for (const row of budgets) {
      const target = Number(row.target);
      expect(computeErrorBudget(target)).toBe(row.errorBudget);
      expect(computeBudgetMinutes({ target, window: row.windowDays * DAY })).toBe(
        row.budgetMinutes,
      );
      expect(computeAllowedBad(1e6, target)).toBe(row.allowedBadPer1e6);
      expect(computeMaximumBurnRate(target)).toBe(row.maxBurnRate);
    }
  });

  it('alerts equal Python’s fractions to the last digit', () => {
    expect(mwmb.length).toBe(16);
    for (const row of mwmb) {
      for (const [target, expected] of Object.entries(row.reachable)) {
        const window = row.sloWindowDays * DAY;
        const alert = computeBurnRateAlerts(
          { target: Number(target), window },
          FOUR_PAIR_POLICIES,
        ).find(({ longWindow }) => longWindow === row.longHours * 3600);
        if (!alert) throw new Error(`no pair of ${row.longHours} h`);
        expect(alert.budgetShare).toBe(row.budgetPercent / 100);
        expect(alert.burnRate).toBe(row.burnRate);
        expect(alert.timeToExhaustion / 3600).toBe(row.exhaustionHours);
        expect(alert.errorRatioThreshold).toBe(expected.errorRatioThreshold);
        expect(alert.canFire).toBe(expected.canFire);
        // The file has minutes, and a minute more is one rounding more.
        if (expected.detectionMinutesAt100pct === null) expect(alert.detectionTime).toBeNull();
        else expect(alert.detectionTime).toBeCloseTo(expected.detectionMinutesAt100pct * 60, 9);
      }
    }
  });

  it('reports equal Python’s fractions to the last digit', () => {
    expect(reports.length).toBe(8);
    for (const row of reports) {
      const { good = 0, bad = 0, windowSeconds = 0, consumedPercent = 0 } = row;
      const report = computeBudgetReport(
        { good, bad },
        { target: Number(row.target), window: windowSeconds },
      );
      expect(report).toMatchObject({
        sli: row.sli,
        gap: row.gap,
        burnRate: row.burnRate,
        remaining: row.budgetRemainingRatio,
        budgetMinutes: row.errorBudgetMinutes,
        errorMinutes: row.errorMinutes,
        remainingMinutes: row.remainingMinutes,
        consumed: consumedPercent / 100,
      });
    }
  });
});
