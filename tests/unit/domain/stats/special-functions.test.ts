import { describe, expect, it } from 'vitest';
import { inverseRegularisedBeta, regularisedBeta } from '../../../../src/domain/stats/beta';
import { logBeta, logGamma } from '../../../../src/domain/stats/gamma';
import { normalCdf, normalQuantile } from '../../../../src/domain/stats/normal';
import { binomialAtLeast, binomialAtMost } from '../../../../src/domain/stats/quantile-interval';
import { studentTCdf, studentTQuantile } from '../../../../src/domain/stats/student-t';
import { describeGolden, relativeError } from '../support/golden';

/** The accuracy promised for every special function. */
const TOLERANCE = 1e-9;

describe('special functions', () => {
  it('agree with published tables', () => {
    // Standard normal and t tables, to the digits that any textbook prints.
    expect(normalQuantile(0.975)).toBeCloseTo(1.959_963_984_540_054, 14);
    expect(normalCdf(1.96)).toBeCloseTo(0.975_002_104_85, 11);
    expect(normalCdf(-8)).toBeCloseTo(6.220_960_574_271_74e-16, 25);
    expect(studentTQuantile(0.975, 4)).toBeCloseTo(2.776_445_105_2, 10);
    expect(studentTQuantile(0.975, 1)).toBeCloseTo(12.706_204_736_2, 9);
  });

  it('agree with closed forms', () => {
    // Γ(1/2) = √π, Γ(5) = 24, B(1, b) = 1/b, I_x(1, 1) = x, I_x(a, 1) = x^a, t with one degree is Cauchy.
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
    expect(relativeError(logBeta(1, 1e6), -Math.log(1e6))).toBeLessThan(1e-14);
    expect(relativeError(logBeta(1e6, 20), logBeta(20, 1e6))).toBe(0);
    expect(regularisedBeta(1, 1, 0.3)).toBeCloseTo(0.3, 15);
    expect(regularisedBeta(7, 1, 0.9)).toBeCloseTo(0.9 ** 7, 14);
    expect(studentTCdf(1, 1)).toBeCloseTo(0.75, 14);
    expect(studentTQuantile(0.6, 1)).toBeCloseTo(Math.tan(Math.PI * 0.1), 13);
    expect(binomialAtMost(2, 4, 0.5)).toBeCloseTo(11 / 16, 14);
    expect(binomialAtLeast(3, 4, 0.5)).toBeCloseTo(5 / 16, 14);
  });

  it('are exact at the ends of their ranges', () => {
    expect(regularisedBeta(3, 4, 0)).toBe(0);
    expect(regularisedBeta(3, 4, 1)).toBe(1);
    expect(inverseRegularisedBeta(3, 4, 0)).toBe(0);
    expect(inverseRegularisedBeta(3, 4, 1)).toBe(1);
    expect(studentTQuantile(0.5, 7)).toBe(0);
    expect(studentTCdf(0, 7)).toBe(0.5);
    expect(binomialAtMost(-1, 10, 0.5)).toBe(0);
    expect(binomialAtMost(10, 10, 0.5)).toBe(1);
    expect(binomialAtLeast(0, 10, 0.5)).toBe(1);
    expect(binomialAtLeast(11, 10, 0.5)).toBe(0);
  });

  it('refuse what they are not defined for', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
    expect(() => studentTQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentTQuantile(0.9, 0)).toThrow(RangeError);
    expect(() => regularisedBeta(0, 1, 0.5)).toThrow(RangeError);
    expect(() => regularisedBeta(1, 1, 1.1)).toThrow(RangeError);
    expect(() => logGamma(0)).toThrow(RangeError);
  });
});

type Rows = readonly (readonly number[])[];

describeGolden<Record<string, Rows>>('stats/special_functions.json', (golden) => {
  const functions: Record<string, (...inputs: [number, number, number]) => number> = {
    norm_ppf: normalQuantile,
    norm_cdf: normalCdf,
    t_ppf: studentTQuantile,
    t_cdf: studentTCdf,
    betainc: regularisedBeta,
    betaincinv: inverseRegularisedBeta,
    binom_cdf: binomialAtMost,
    lgamma: logGamma,
  };
  it.each(Object.entries(functions))('%s equals scipy to 1e-9', (name, compute) => {
    const rows = golden[name] ?? [];
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const expected = row.at(-1) ?? Number.NaN;
      const [a = 0, b = 0, c = 0] = row;
      expect(relativeError(compute(a, b, c), expected), JSON.stringify(row)).toBeLessThan(
        TOLERANCE,
      );
    }
  });
});
