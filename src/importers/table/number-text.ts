/** Numbers as people and tools write them in the cells of a table. */
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { parseTableUnit } from './units';

const GROUPED_BEFORE_POINT = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_BEFORE_COMMA = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
/** Spaces of any width and apostrophes group in both: `1 234,5`, `1'234.5`. */
const GROUPED_BY_SPACE = /^[+-]?\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d+)?$/u;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number: sign, exponent, thousands separators; NaN for other text. */
export function readNumberText(text: string, decimalComma: boolean): number {
  if (text === '') return Number.NaN;
  let plain = text;
  if (GROUPED_BY_SPACE.test(text)) plain = text.replaceAll(/[ \u00a0\u202f\u2009'’]/gu, '');
  const grouped = decimalComma ? GROUPED_BEFORE_COMMA : GROUPED_BEFORE_POINT;
  if (grouped.test(plain)) plain = plain.replaceAll(decimalComma ? '.' : ',', '');
  if (decimalComma) {
    // What is left of a point is no decimal sign here.
    if (plain.includes('.')) return Number.NaN;
    plain = plain.replace(',', '.');
  }
  return PLAIN.test(plain) ? Number(plain) : Number.NaN;
}

export interface WrittenNumber {
  readonly value: number;
  /** When it stands in the cell itself: `120 ms`, `99.9%`. */
  readonly unit: ForeignUnit | undefined;
}

/** A number, perhaps with its unit behind it (or `$` before it); null for other text. */
export function readQuantityText(text: string, decimalComma: boolean): WrittenNumber | null {
  const plain = readNumberText(text, decimalComma);
  if (!Number.isNaN(plain)) return { value: plain, unit: undefined };
  const dollars = /^\$\s*(.+)$/u.exec(text)?.[1];
  if (dollars !== undefined) {
    const value = readNumberText(dollars, decimalComma);
    return Number.isNaN(value) ? null : { value, unit: 'usd' };
  }
  const [, digits = '', name = ''] =
    /^([+-]?[\d.,'’ \u00a0\u202f\u2009]*\d)\s*([^\d\s].*)$/u.exec(text) ?? [];
  const value = readNumberText(digits, decimalComma);
  const unit = parseTableUnit(name);
  return Number.isNaN(value) || unit === undefined ? null : { value, unit };
}

const COMMA_IS_DECIMAL = /^[+-]?(?:\d+,\d+|\d{1,3}(?:[.\u00a0\u202f ]\d{3})+,\d+)(?:e[+-]?\d+)?$/iu;
const POINT_IS_DECIMAL =
  /^[+-]?(?:\d*\.\d+|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+\.\d+)(?:e[+-]?\d+)?$/iu;
/** Can be grouped thousands as well: three digits behind the sign, no leading zero. */
const COMMA_MAY_GROUP = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/;
const POINT_MAY_GROUP = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/**
 * The decimal sign of the cells. `certain` is false when every number that has a comma or a point in it can be read both ways
 * (`1,234`), and the separator of the cells does not tell either: cells between commas use the point.
 */
export function detectDecimal(
  cells: readonly string[],
  separator: string,
): { readonly decimal: '.' | ','; readonly certain: boolean } {
  const numbers = cells.map(
    (cell) => /^[+-]?[\d.,'’ \u00a0\u202f\u2009]*\d/u.exec(cell)?.[0] ?? '',
  );
  const comma = numbers.some((n) => COMMA_IS_DECIMAL.test(n) && !COMMA_MAY_GROUP.test(n));
  const point = numbers.some((n) => POINT_IS_DECIMAL.test(n) && !POINT_MAY_GROUP.test(n));
  if (comma !== point) return { decimal: comma ? ',' : '.', certain: true };
  if (comma) return { decimal: '.', certain: false };
  if (numbers.some((n) => POINT_MAY_GROUP.test(n) && n.split('.').length > 2))
    return { decimal: ',', certain: true };
  const isUnclear =
    (separator !== ',' &&
      numbers.some((n) => COMMA_MAY_GROUP.test(n) && n.split(',').length === 2)) ||
    (separator === ';' && numbers.some((n) => POINT_MAY_GROUP.test(n)));
  return { decimal: '.', certain: !isUnclear };
}
