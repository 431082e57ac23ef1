/** Units of foreign files, and their conversion into canonical units. Only importers call this. */
import { shiftDecimal } from './decimal-text';
import type { Scale, Unit } from './unit';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

const FOREIGN = {
  ns: { unit: 'seconds', scale: { exponent: -9 } },
  us: { unit: 'seconds', scale: { exponent: -6 } },
  ms: { unit: 'seconds', scale: { exponent: -3 } },
  s: { unit: 'seconds', scale: { exponent: 0 } },
  min: { unit: 'seconds', scale: { factor: 60 } },
  h: { unit: 'seconds', scale: { factor: 3600 } },
  ratio: { unit: 'ratio', scale: { exponent: 0 } },
  percent: { unit: 'ratio', scale: { exponent: -2 } },
  tokens: { unit: 'tokens', scale: { exponent: 0 } },
  requests: { unit: 'requests', scale: { exponent: 0 } },
  count: { unit: 'count', scale: { exponent: 0 } },
  bytes: { unit: 'bytes', scale: { exponent: 0 } },
  KiB: { unit: 'bytes', scale: { factor: 1024 } },
  MiB: { unit: 'bytes', scale: { factor: MIB } },
  GiB: { unit: 'bytes', scale: { factor: GIB } },
  kB: { unit: 'bytes', scale: { exponent: 3 } },
  MB: { unit: 'bytes', scale: { exponent: 6 } },
  GB: { unit: 'bytes', scale: { exponent: 9 } },
  usd: { unit: 'usd', scale: { exponent: 0 } },
  'requests/s': { unit: 'requests_per_second', scale: { exponent: 0 } },
  'requests/min': { unit: 'requests_per_second', scale: { factor: 1 / 60 } },
  'tokens/s': { unit: 'tokens_per_second', scale: { exponent: 0 } },
  'tokens/min': { unit: 'tokens_per_second', scale: { factor: 1 / 60 } },
  'usd/1M tokens': { unit: 'usd_per_million_tokens', scale: { exponent: 0 } },
  'usd/1k tokens': { unit: 'usd_per_million_tokens', scale: { exponent: 3 } },
} as const satisfies Record<string, { unit: Unit; scale: Scale }>;

export type ForeignUnit = keyof typeof FOREIGN;

/** The canonical unit that values in a foreign unit become. */
export function canonicalUnitOf(foreignUnit: ForeignUnit): Unit {
  return FOREIGN[foreignUnit].unit;
}

/**
 * A foreign value in canonical units; a column's NaN for "missing" stays what it is. Small powers of ten are shifted in the
 * decimal text (99.9 % is exactly the double 0.999; 99.9 / 100 is not); times are divided, which is within one unit in the last
 * place of that and fast enough for columns of a million entries.
 */
export function convertToCanonical(value: number, foreignUnit: ForeignUnit): number {
  const scale: Scale = FOREIGN[foreignUnit].scale;
  if (!('exponent' in scale)) return value * scale.factor;
  return scale.exponent <= -3 ? value / 10 ** -scale.exponent : shiftDecimal(value, scale.exponent);
}

/** The same conversion for many values of one unit. */
export function createConverter(foreignUnit: ForeignUnit): (value: number) => number {
  const scale: Scale = FOREIGN[foreignUnit].scale;
  if (!('exponent' in scale)) {
    const { factor } = scale;
    return (value) => value * factor;
  }
  const { exponent } = scale;
  if (exponent === 0) return (value) => value;
  if (exponent > -3) return (value) => shiftDecimal(value, exponent);
  const divisor = 10 ** -exponent;
  return (value) => value / divisor;
}

/** Every foreign unit that becomes this canonical unit: the choices for a column of it. */
export function listForeignUnits(unit: Unit): readonly ForeignUnit[] {
  return FOREIGN_UNITS.filter((foreignUnit) => FOREIGN[foreignUnit].unit === unit);
}

const FOREIGN_UNITS = Object.keys(FOREIGN) as ForeignUnit[];
