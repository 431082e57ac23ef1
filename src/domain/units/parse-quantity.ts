/** Reading a quantity that a person typed or pasted: `1.2s`, `850 ms`, `99,9 %`, `1 200`, `3.2k`, `80 GiB`. */
import { readDigits, readShifted } from './decimal-text';
import type { Unit, WrittenUnit } from './unit';
import { UNIT_SYSTEMS, findWrittenUnit } from './unit';

export type ParsedQuantity =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

export interface ParseQuantityOptions {
  /** The unit (a symbol of the table in `unit.ts`) that a number without one is in: the unit shown beside the field. */
  readonly bareUnit?: string | undefined;
  /** Differences may be negative; quantities may not, and that is the default. */
  readonly allowNegative?: boolean | undefined;
}

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, G: 9 };

/** A currency sign or a sign may stand in front; then digits with their grouping; then an exponent; the rest is the unit. */
const QUANTITY =
  /^(?<currency>\$?)\s*(?<sign>[+-]?)\s*(?<digits>(?:\d(?:[\d.,'’_]| (?=\d))*)|(?:[.,]\d+))(?<exponent>e[+-]?\d+)?\s*(?<unit>.*)$/iu;

/**
 * Reads a quantity into canonical units. How digits are grouped and pointed: see `readDigits`. Every kind of space counts.
 *
 * A number without a unit is in `bareUnit`; without that option, latencies are in ms and everything else in its base unit. A
 * bare share must then be below 1, because "1" and "99.9" could each mean a percentage or a share.
 *
 * @returns the value, finite; or a message that tells the reader what to type.
 * @throws RangeError when `bareUnit` is not a unit of this quantity, which is a mistake of the caller.
 */
export function parseQuantity(
  text: string,
  unit: Unit,
  options: ParseQuantityOptions = {},
): ParsedQuantity {
  const { examples } = UNIT_SYSTEMS[unit];
  // NFKC turns no-break and thin spaces, full-width digits and the two micro signs into one form each.
  const input = text.normalize('NFKC').replace(/[−–]/gu, '-').replace(/\s+/gu, ' ').trim();
  if (input === '') return refuse(`Type a number, such as ${examples}.`);
  const groups = QUANTITY.exec(input)?.groups;
  if (!groups) return refuse(`"${clip(text)}" is not a number. Type one such as ${examples}.`);
  const { currency = '', sign = '', digits = '', exponent = '', unit: suffix = '' } = groups;

  if (sign === '-' && options.allowNegative !== true) {
    return refuse(`"${clip(text)}" is negative. Type a number that is not, such as ${examples}.`);
  }
  const plain = readDigits(digits);
  if (plain === null) {
    return refuse(
      `The digits of "${clip(text)}" are grouped in an unusual way. Type them without separators.`,
    );
  }
  const written = readUnit(unit, currency + suffix, options.bareUnit);
  if (typeof written === 'string') return refuse(written);

  const { scale, multiplier, bare } = written;
  const decimals = `${plain}${exponent}`;
  const raw =
    'exponent' in scale
      ? readShifted(decimals, scale.exponent + multiplier)
      : readShifted(decimals, multiplier) * scale.factor;
  if (!Number.isFinite(raw)) return refuse(`"${clip(text)}" is too large a number.`);
  if (unit === 'ratio' && bare && options.bareUnit === undefined && raw >= 1) {
    return refuse(
      raw === 1
        ? 'Type "1 %" or "100 %": 1 alone could mean either.'
        : `Type "${plain} %" if you mean a percentage: a share without the sign must be below 1.`,
    );
  }
  return { ok: true, value: sign === '-' ? -raw : raw };
}

interface UnitReading {
  readonly scale: WrittenUnit['scale'];
  /** Power of ten of a `k`, `M` or `G` before the unit. */
  readonly multiplier: number;
  readonly bare: boolean;
}

/** What the text after the number says, or a message. */
function readUnit(unit: Unit, suffix: string, bareUnit: string | undefined): UnitReading | string {
  const system = UNIT_SYSTEMS[unit];
  const bare = findWrittenUnit(unit, bareUnit ?? system.bare);
  if (!bare) throw new RangeError(`"${String(bareUnit)}" is not a unit of ${unit}`);
  if (suffix === '') return { scale: bare.scale, multiplier: 0, bare: true };

  const direct = findWrittenUnit(unit, suffix);
  if (direct) return { scale: direct.scale, multiplier: 0, bare: false };

  const power = system.multipliers ? MULTIPLIERS[suffix.charAt(0)] : undefined;
  if (power !== undefined) {
    const rest = suffix.slice(1).trim();
    const after = rest === '' ? bare : findWrittenUnit(unit, rest);
    if (after) return { scale: after.scale, multiplier: power, bare: false };
  }
  if (unit === 'seconds' && suffix.toLowerCase() === 'm') {
    return 'Write "ms" or "min": "m" alone could mean either.';
  }
  const known = system.written.map((written) => written.symbol).filter((symbol) => symbol !== '');
  const advice =
    known.length > 0 ? `Use ${joinWithOr(known)}, such as` : 'Type a number alone, such as';
  return `"${clip(suffix)}" is not a unit that fits here. ${advice} ${system.examples}.`;
}

function joinWithOr(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function refuse(message: string): ParsedQuantity {
  return { ok: false, message };
}

/** Messages quote what was typed, but never a whole pasted file. */
function clip(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed;
}
