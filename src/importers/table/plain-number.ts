/** Numbers read from bytes, without a string. */

/** Those that a double holds exactly. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
);

/**
 * `123.456` without sign, exponent or spaces; null for anything else. Exact: a whole number below 2^53 divided by a power of ten
 * up to 10^22 is rounded once (Clinger 1990), as `Number()` does it.
 */
export function readPlainNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  point: number,
): number | null {
  let mantissa = 0;
  let decimals = -1;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
      if (decimals >= 0) decimals += 1;
    } else if (byte === point && decimals < 0) {
      decimals = 0;
    } else {
      return null;
    }
  }
  const digits = end - start - (decimals >= 0 ? 1 : 0);
  if (digits < 1 || mantissa > Number.MAX_SAFE_INTEGER || decimals >= POWERS_OF_TEN.length)
    return null;
  return decimals > 0 ? mantissa / (POWERS_OF_TEN[decimals] ?? 1) : mantissa;
}
