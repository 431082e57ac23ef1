/** Writing a share for people. */
import { formatWithUnit } from '../units';

/** More digits than that come out of a calculation and not from a person. */
const MOST_TYPED = 12;
const COMPUTED = 6;

/** In per cent. What a person can have typed keeps all its digits, because 99.99999 % is not 100 %; anything else has six. */
export function formatShare(share: number): string {
  const [mantissa = ''] = String(share).split('e');
  const digits = mantissa.replace('.', '').replace(/^-?0*/u, '').length;
  return formatWithUnit(share, 'ratio', {
    significantDigits: digits <= MOST_TYPED ? MOST_TYPED : COMPUTED,
  });
}
