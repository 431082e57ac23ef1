/** Shares: a ratio from 0 to 1 inside, per cent in the box. */
import { parseQuantity } from '@site/src/domain/units';
import type { ParseResult } from './ParsedField';

/** Reads "99.9", "99,9 %" and "99.9%" as 0.999. Without a sign the number is in per cent, as the label says. */
export function parseShare(text: string): ParseResult<number> {
  const digits = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/%$/, '')
    .replace(',', '.');
  // Shifted as text: 99.9 / 100 is 0.9990000000000001, and its error budget is not 0.1 %.
  const share = /^\d+(\.\d*)?$|^\.\d+$/.test(digits) ? parseQuantity(`${digits} %`, 'ratio') : null;
  if (share?.ok !== true || share.value > 1) {
    return { ok: false, message: 'Type a share from 0 to 100 %, for example 99.9.' };
  }
  return share;
}

/** 0.999 → "99.9". Rounded to 12 significant digits, where a double still says what was typed (0.57 × 100 is 56.99999999999999). */
export function formatShare(ratio: number): string {
  return String(Number((ratio * 100).toPrecision(12)));
}
