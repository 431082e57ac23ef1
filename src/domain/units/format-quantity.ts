/**
 * Writing a quantity for a person. The domain knows no locale: `.` is the decimal sign, groups of digits are set off by a narrow
 * no-break space, a negative number has a true minus sign. `parseQuantity` reads all of it back.
 */
import { shiftDecimal } from './decimal-text';
import type { Unit, WrittenUnit } from './unit';
import { UNIT_SYSTEMS, findWrittenUnit } from './unit';

export interface FormattedQuantity {
  readonly text: string;
  /** Symbol of the unit the text is in; empty where there is none. */
  readonly unit: string;
}

export interface FormatQuantityOptions {
  /** Symbol of the unit to write in, so that a column can share one; chosen by magnitude when absent. */
  readonly unit?: string | undefined;
  /** 3 when absent, or 4 when the first digit is 1, which keeps the rounding error below 0.5 % at every magnitude. */
  readonly significantDigits?: number | undefined;
  /** Write `+` before a positive number. */
  readonly signed?: boolean | undefined;
  /** Set off thousands from 10 000 on; on when absent. */
  readonly group?: boolean | undefined;
}

const NARROW_NO_BREAK_SPACE = '\u202f';
const MINUS = '\u2212';
/** For a value that is missing or not finite: such a number is never written. */
const NO_VALUE: FormattedQuantity = { text: '–', unit: '' };

/**
 * The text of a canonical value and the unit it is in. Digits before the decimal point are never rounded away and trailing
 * zeros are never added, so the text claims no more precision than the number has.
 *
 * @throws RangeError when `options.unit` is not a unit of this quantity.
 */
export function formatQuantity(
  value: number,
  unit: Unit,
  options: FormatQuantityOptions = {},
): FormattedQuantity {
  if (!Number.isFinite(value)) return NO_VALUE;
  const symbol = options.unit ?? displayUnit(unit, value);
  const written = findWrittenUnit(unit, symbol);
  if (!written) throw new RangeError(`"${symbol}" is not a unit of ${unit}`);
  const scaled = convertTo(value, written);
  // Beyond the largest double in that unit: the canonical value itself, which is finite, and a share then stands without a unit.
  if (!Number.isFinite(scaled)) return { text: String(value), unit: canonicalSymbol(unit) };
  const text = writeNumber(Math.abs(scaled), options);
  const sign =
    Number(text.replaceAll(NARROW_NO_BREAK_SPACE, '')) === 0 ? '' : signOf(scaled, options);
  return { text: `${sign}${text}`, unit: written.symbol };
}

/** `850 ms`, `99.9 %`, `12` where there is no unit. Options as for `formatQuantity`. */
export function formatWithUnit(
  value: number,
  unit: Unit,
  options: FormatQuantityOptions = {},
): string {
  const formatted = formatQuantity(value, unit, options);
  return formatted.unit === '' ? formatted.text : `${formatted.text} ${formatted.unit}`;
}

/**
 * The symbol that suits a magnitude (canonical unit, sign ignored): below 1 s milliseconds, from 10 min minutes, and so on. Give
 * a column's largest value to write the whole column in one unit. Zero is written in the unit of a bare number.
 */
export function displayUnit(unit: Unit, magnitude: number): string {
  const system = UNIT_SYSTEMS[unit];
  const size = Math.abs(magnitude);
  const shown = system.written.filter((written) => written.below !== undefined);
  if (!(size > 0)) {
    return (shown.find((written) => written.symbol === system.bare) ?? shown[0])?.symbol ?? '';
  }
  const fitting = shown.find((written) => size < (written.below ?? 0)) ?? shown.at(-1);
  return fitting?.symbol ?? '';
}

function canonicalSymbol(unit: Unit): string {
  const canonical = UNIT_SYSTEMS[unit].written.find(
    ({ scale }) => 'exponent' in scale && scale.exponent === 0,
  );
  return canonical?.symbol ?? '';
}

function convertTo(value: number, { scale }: WrittenUnit): number {
  return 'exponent' in scale ? shiftDecimal(value, -scale.exponent) : value / scale.factor;
}

function writeNumber(size: number, options: FormatQuantityOptions): string {
  if (size === 0) return '0';
  const digits = options.significantDigits ?? (size.toExponential(2).startsWith('1') ? 4 : 3);
  const whole = Math.floor(Math.log10(size)) + 1;
  const rounded = Number(size.toPrecision(Math.min(Math.max(digits, whole, 1), 21)));
  const text = String(rounded);
  if (options.group === false || rounded < 10_000 || text.includes('e')) return text;
  const [integer = '', fraction] = text.split('.');
  const grouped = integer.replace(/\B(?=(?:\d{3})+$)/gu, NARROW_NO_BREAK_SPACE);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function signOf(value: number, options: FormatQuantityOptions): string {
  if (value < 0) return MINUS;
  return options.signed === true ? '+' : '';
}
