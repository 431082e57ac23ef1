import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDigits,
  readShifted,
  shiftDecimal,
  writeShifted,
} from '../../../../src/domain/units/decimal-text';

describe('readDigits', () => {
  it.each([
    ['1200', '1200'],
    ['1,200', '1200'],
    ['0,200', '0.200'],
    ['1,2', '1.2'],
    ['1234,567', '1234.567'],
    ['1.200', '1.200'],
    ['1.200.000', '1200000'],
    ['1,200,000', '1200000'],
    ['1,200.5', '1200.5'],
    ['1.200,5', '1200.5'],
    ['1 200,5', '1200.5'],
    ['1 200 000', '1200000'],
    ["1'200", '1200'],
    ['1_200', '1200'],
  ])('%s is %s', (text, digits) => {
    expect(readDigits(text)).toBe(digits);
  });

  it.each(['1,2,3', '1.2.3', '12 34', '1 2000', '1,20.0,5', '1 200’000', '1,2.3.4'])(
    '%s is grouped oddly',
    (text) => {
      expect(readDigits(text)).toBeNull();
    },
  );
});

describe('shifts', () => {
  it('round once', () => {
    expect(99.9 * 0.01).not.toBe(0.999);
    expect(shiftDecimal(99.9, -2)).toBe(0.999);
    expect(shiftDecimal(0.0011, 3)).toBe(1.1);
    expect(shiftDecimal(Number.NaN, 3)).toBeNaN();
    expect(readShifted('1.5e3', -3)).toBe(1.5);
  });

  it('write every digit', () => {
    expect(writeShifted(0.5, 3)).toBe('500');
    expect(writeShifted(1200, 0)).toBe('1200');
    expect(writeShifted(0.0011, 3)).toBe('1.1');
    expect(writeShifted(0, 3)).toBe('0');
    expect(writeShifted(-0.05, 3)).toBe('-50');
    expect(writeShifted(1e-7, 0)).toBe('0.0000001');
    expect(writeShifted(1.5e300, 3)).toBe('15e302');
  });

  it('write what is read back exactly', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e290, max: 1e290 });
    fc.assert(
      fc.property(number, fc.integer({ min: -9, max: 9 }), (value, exponent) => {
        expect(readShifted(writeShifted(value, exponent), -exponent)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 1000 },
    );
  });
});
