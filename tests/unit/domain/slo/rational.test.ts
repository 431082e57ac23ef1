import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  multiply,
  subtract,
  toNumber,
  toRational,
} from '../../../../src/domain/slo/rational';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });

describe('rational', () => {
  it('takes a number as the decimal it prints as', () => {
    expect(toRational(0.999)).toEqual({ numerator: 999n, denominator: 1000n });
    expect(toRational(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n });
    expect(toRational(-2.5)).toEqual({ numerator: -25n, denominator: 10n });
    expect(toRational(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n });
    expect(() => toRational(Number.NaN)).toThrow(RangeError);
    expect(() => toRational(Infinity)).toThrow(RangeError);
  });

  it('gives every number back', () => {
    fc.assert(fc.property(finite, (x) => toNumber(toRational(x)) === (x === 0 ? 0 : x)));
  });

  it('rounds to the nearest double: 1/3, 2/3, 1/10, and a tie to even', () => {
    const third = divide(toRational(1), toRational(3));
    expect(toNumber(third)).toBe(1 / 3);
    expect(toNumber(add(third, third))).toBe(2 / 3);
    expect(toNumber(divide(toRational(1), toRational(10)))).toBe(0.1);
    // 2^53 + 1 lies half-way between two doubles.
    expect(toNumber({ numerator: 2n ** 53n + 1n, denominator: 1n })).toBe(2 ** 53);
    expect(toNumber({ numerator: 2n ** 54n + 3n, denominator: 2n })).toBe(2 ** 53 + 2);
  });

  it('computes exactly: 0.1 + 0.2 is 0.3', () => {
    expect(toNumber(add(toRational(0.1), toRational(0.2)))).toBe(0.3);
    expect(toNumber(subtract(toRational(1), toRational(0.999)))).toBe(0.001);
    expect(toNumber(multiply(toRational(1.1), toRational(1.1)))).toBe(1.21);
    expect(toNumber(divide(toRational(1), toRational(-4)))).toBe(-0.25);
    expect(() => divide(toRational(1), toRational(0))).toThrow(RangeError);
  });

  it('compares as numbers do', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        expect(Math.sign(compare(toRational(a), toRational(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
