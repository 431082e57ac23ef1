/** The canonical units and their written forms. */
import { UNIT_SYSTEMS } from './unit-systems';
import type { Unit, WrittenUnit } from './unit-types';

export { UNIT_SYSTEMS } from './unit-systems';
export type { Scale, Unit, WrittenUnit } from './unit-types';

/**
 * The written unit of that symbol or name; case, spaces and a final full stop do not matter. Both mu characters are the micro
 * sign (Unicode has two).
 */
export function findWrittenUnit(unit: Unit, text: string): WrittenUnit | undefined {
  const name = normaliseName(text);
  return UNIT_SYSTEMS[unit].written.find(
    (written) => normaliseName(written.symbol) === name || written.names.includes(name),
  );
}

function normaliseName(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/[µμ]/gu, 'u')
    .replace(/(?<=\p{L})\.$/u, '');
}
