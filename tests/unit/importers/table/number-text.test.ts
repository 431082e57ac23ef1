import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectDecimal,
  readNumberText,
  readQuantityText,
} from '../../../../src/importers/table/number-text';

describe('readNumberText', () => {
  it.each([
    ['1 234.5', false, 1234.5],
    ['1\u00a0234,5', true, 1234.5],
    ['1\u202f234\u202f567', false, 1234567],
    ["1'234.5", false, 1234.5],
    ['-1.234.567', true, -1234567],
    ['1,5e3', true, 1500],
    ['1.5', true, Number.NaN],
    ['1.50', true, Number.NaN],
    ['12 34', false, Number.NaN],
    ['1,23', false, Number.NaN],
  ])('%s, decimal comma %s', (text, comma, value) => {
    expect(readNumberText(text, comma)).toBe(value);
  });

  it('reads what locales write', () => {
    const locales = [
      ['en-US', false],
      ['de-DE', true],
      ['fr-FR', true],
      ['de-CH', false],
      ['sv-SE', true],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom(...locales),
        (thousandths, [locale, comma]) => {
          const value = thousandths / 1e3;
          const text = value.toLocaleString(locale, { maximumFractionDigits: 3 });
          expect(readNumberText(text, comma)).toBe(value);
        },
      ),
      { seed: 20261124 },
    );
  });
});

describe('readQuantityText', () => {
  it.each([
    ['120 ms', { value: 120, unit: 'ms' }],
    ['1.2s', { value: 1.2, unit: 's' }],
    ['99.9%', { value: 99.9, unit: 'percent' }],
    ['350 µs', { value: 350, unit: 'us' }],
    ['350 μs', { value: 350, unit: 'us' }],
    ['1,234.5 tok/s', { value: 1234.5, unit: 'tokens/s' }],
    ['$1.20', { value: 1.2, unit: 'usd' }],
    ['5', { value: 5, unit: undefined }],
    ['5 apples', null],
    ['p50', null],
    ['', null],
  ])('%s', (text, quantity) => {
    expect(readQuantityText(text, false)).toEqual(quantity);
  });
});

describe('detectDecimal', () => {
  it.each([
    [['0,35', '12'], ';', { decimal: ',', certain: true }],
    [['0.35', '12'], ';', { decimal: '.', certain: true }],
    [['1.234,5'], ';', { decimal: ',', certain: true }],
    [['1,234.5'], ';', { decimal: '.', certain: true }],
    [['1.234.567'], ';', { decimal: ',', certain: true }],
    [['1,234'], ';', { decimal: '.', certain: false }],
    [['1.234'], ';', { decimal: '.', certain: false }],
    [['1.234'], '\t', { decimal: '.', certain: true }],
    [['1,234'], ',', { decimal: '.', certain: true }],
    [['1,234', '0,5'], ';', { decimal: ',', certain: true }],
    [['0,5', '0.5'], ';', { decimal: '.', certain: false }],
    [['a', '5'], ';', { decimal: '.', certain: true }],
  ])('%j between "%s"', (cells, separator, expected) => {
    expect(detectDecimal(cells, separator)).toEqual(expected);
  });
});
