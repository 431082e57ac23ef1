/** Decimal numbers as text: reading the ways in which people group and point digits, and exact shifts by powers of ten. */

/**
 * A number's digits with `.` as decimal sign and nothing else, or null when the grouping makes no sense.
 *
 * Accepts groups of three set off by spaces, apostrophes, underscores, commas or points. What the signs mean:
 * - both `,` and `.`: the last one is the decimal sign (`1,200.5` and `1.200,5` are 1200.5);
 * - one sign that occurs twice or more groups (`1.200.000`);
 * - a single comma before exactly three digits groups (`1,200` is 1200, but `0,200` is 0.2), any other single comma is decimal;
 * - a single point is always decimal (`1.200` is 1.2), as in every file and program the reader copies from.
 */
export function readDigits(text: string): string | null {
  const spaced = /[ '’_]/u.test(text);
  if (spaced && !/^\d{1,3}(?:([ '’_])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/u.test(text)) return null;
  const digits = text.replace(/[ '’_]/gu, '');
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas + points === 0) return digits;
  if (commas > 0 && points > 0) {
    const decimal = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    return splitAtDecimal(digits, decimal, decimal === ',' ? '.' : ',');
  }
  const sign = commas > 0 ? ',' : '.';
  const groups = commas + points > 1 || (!spaced && /^[1-9]\d{0,2},\d{3}$/u.test(digits));
  return groups ? ungroup(digits, sign) : digits.replace(',', '.');
}

function splitAtDecimal(digits: string, decimal: string, group: string): string | null {
  const [whole, fraction, ...more] = digits.split(decimal);
  if (whole === undefined || fraction === undefined || more.length > 0) return null;
  const ungrouped = ungroup(whole, group);
  return ungrouped === null ? null : `${ungrouped}.${fraction}`;
}

function ungroup(digits: string, sign: string): string | null {
  const [first = '', ...rest] = digits.split(sign);
  const wellFormed =
    /^\d{1,3}$/u.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/u.test(group));
  return wellFormed ? first + rest.join('') : null;
}

/** value × 10^exponent, rounded once: the decimal text is shifted, so 99.9 × 10⁻² is 0.999 and not 0.9990000000000001. */
export function shiftDecimal(value: number, exponent: number): number {
  if (exponent === 0 || value === 0 || !Number.isFinite(value)) return value;
  return readShifted(String(value), exponent);
}

/** The number that a plain decimal text (`1200.5`, `3e-4`) means when its exponent is raised by `exponent`. */
export function readShifted(digits: string, exponent: number): number {
  const [mantissa = '', own = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(own) + exponent}`);
}

/**
 * The text of value × 10^exponent with every digit of the value: only the decimal point moves, so `readShifted` with the opposite
 * exponent gives exactly the value back, which a product in doubles would not.
 */
export function writeShifted(value: number, exponent: number): string {
  const [mantissa = '', own = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const trimmed = all.replace(/(?<=[1-9])0+$/u, '');
  const digits = trimmed.replace(/^0+(?=\d)/u, '');
  // The value is `digits` × 10^last.
  const last = Number(own) - fraction.length + (all.length - trimmed.length) + exponent;
  const sign = value < 0 ? '-' : '';
  if (last > 20 || last < -20) return `${sign}${digits}e${last}`;
  if (last >= 0) return `${sign}${digits}${digits === '0' ? '' : '0'.repeat(last)}`;
  const padded = digits.padStart(1 - last, '0');
  return `${sign}${padded.slice(0, last)}.${padded.slice(last)}`;
}
