/**
 * Exact fractions for error-budget arithmetic. `1 − 0.999` in doubles is 0.0010000000000000009, and a budget of 999 requests in
 * a million where 1000 is meant is a well-known defect of calculators; so a number is taken as the decimal that it prints as,
 * computed with exactly, and rounded to a double once at the end.
 */
import { readShifted } from '../units/decimal-text';

export interface Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

/**
 * The decimal that the number prints as: 0.999 becomes 999/1000.
 *
 * @throws RangeError for a number that is not finite.
 */
export function toRational(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`no fraction equals ${value}`);
  const [mantissa = '', exponentText = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const exponent = Number(exponentText) - fraction.length;
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-exponent) };
}

export function add(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  };
}

/** @throws RangeError when b is zero. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.numerator === 0n) throw new RangeError('division by zero');
  const sign = b.numerator < 0n ? -1n : 1n;
  return {
    numerator: a.numerator * b.denominator * sign,
    denominator: a.denominator * b.numerator * sign,
  };
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The nearest double. Thirty decimal digits of the quotient, and a further 1 when there is a remainder, decide every rounding
 * that a double needs, ties included.
 */
export function toNumber({ numerator, denominator }: Rational): number {
  const size = numerator < 0n ? -numerator : numerator;
  const digitsAhead = 30 + Math.max(0, String(denominator).length - String(size).length);
  const scaled = size * 10n ** BigInt(digitsAhead);
  const quotient = scaled / denominator;
  const sticky = scaled % denominator === 0n ? '0' : '1';
  const value = readShifted(`${quotient}${sticky}`, -digitsAhead - 1);
  return numerator < 0n ? -value : value;
}
