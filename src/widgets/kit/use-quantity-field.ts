import { useMemo } from 'react';
import { displayUnit, formatQuantity, parseQuantity } from '@site/src/domain/units';
import type { Unit } from '@site/src/domain/units';

/** What a number field needs to read and show a quantity in the unit that suits its size. */
export interface QuantityField {
  readonly unit: string | undefined;
  readonly unitName: string | undefined;
  readonly parse: (text: string) => ReturnType<typeof parseQuantity>;
  readonly format: (value: number) => string;
  /** For messages: something a reader could type. */
  readonly example: string;
}

/** Unit names as screen readers should hear them. */
const SPOKEN: Readonly<Record<string, string>> = {
  ns: 'nanoseconds',
  µs: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  '%': 'per cent',
  tok: 'tokens',
  req: 'requests',
  'req/s': 'requests per second',
  'tok/s': 'tokens per second',
  'USD/M tok': 'US dollars per million tokens',
};

/** `value` decides the unit of the field; a bare number that the reader types is in that unit. */
export function useQuantityField(unit: Unit, value: number | null): QuantityField {
  return useMemo(() => {
    const symbol = displayUnit(unit, value ?? 0);
    const shown = symbol === '' ? undefined : symbol;
    return {
      unit: shown,
      unitName: shown === undefined ? undefined : (SPOKEN[shown] ?? shown),
      parse: (text: string) =>
        parseQuantity(text, unit, shown === undefined ? {} : { bareUnit: symbol }),
      format: (number: number) =>
        formatQuantity(number, unit, { unit: symbol, significantDigits: 15, group: false }).text,
      example: symbol === '' ? '12' : `12 ${symbol}`,
    };
  }, [unit, value]);
}
