import { describe, expect, it } from 'vitest';
import {
  canonicalUnitOf,
  convertToCanonical,
  displayUnit,
  formatQuantity,
  formatWithUnit,
} from '../../../../src/domain/units';
import type { Unit } from '../../../../src/domain/units';

describe('formatQuantity', () => {
  it.each<[number, Unit, string, string]>([
    [0.85, 'seconds', '850', 'ms'],
    [0.4996, 'seconds', '500', 'ms'],
    [0.1234, 'seconds', '123.4', 'ms'],
    [1.2, 'seconds', '1.2', 's'],
    [12.345, 'seconds', '12.35', 's'],
    [0.00025, 'seconds', '250', 'µs'],
    [5400, 'seconds', '90', 'min'],
    [0, 'seconds', '0', 'ms'],
    [0.999, 'ratio', '99.9', '%'],
    [0.0001, 'ratio', '0.01', '%'],
    [85_899_345_920, 'bytes', '80', 'GiB'],
    [1234.5, 'tokens_per_second', '1235', 'tok/s'],
    [12_345.6, 'tokens_per_second', '12\u202f346', 'tok/s'],
    [1_234_567, 'tokens', '1\u202f234\u202f567', 'tok'],
    [0.6, 'usd_per_million_tokens', '0.6', 'USD/M tok'],
    [7, 'count', '7', ''],
    [-0.05, 'seconds', '\u221250', 'ms'],
  ])('writes %d %s as %s %s', (value, unit, text, symbol) => {
    expect(formatQuantity(value, unit)).toEqual({ text, unit: symbol });
  });

  it('shares one unit over a column', () => {
    const unit = displayUnit('seconds', 1.8);
    expect([0.35, 1.8].map((value) => formatQuantity(value, 'seconds', { unit }).text)).toEqual([
      '0.35',
      '1.8',
    ]);
  });

  it('writes signs and groups as asked', () => {
    expect(formatQuantity(0.05, 'seconds', { signed: true }).text).toBe('+50');
    expect(formatQuantity(0, 'seconds', { signed: true }).text).toBe('0');
    expect(formatQuantity(12_345.6, 'tokens', { group: false }).text).toBe('12346');
    expect(formatQuantity(1 / 3, 'seconds', { significantDigits: 6 }).text).toBe('333.333');
  });

  it('never writes a number that is not finite, nor a minus before zero', () => {
    expect(formatQuantity(Number.NaN, 'seconds').text).toBe('–');
    expect(formatQuantity(Infinity, 'ratio').text).toBe('–');
    expect(formatQuantity(-0, 'seconds').text).toBe('0');
  });

  it('leaves the unit out where there is none', () => {
    expect(formatWithUnit(7, 'count')).toBe('7');
    expect(formatWithUnit(0.93, 'ratio')).toBe('93 %');
  });
});

describe('displayUnit', () => {
  it.each<[Unit, number, string]>([
    ['seconds', 0.999_999, 'ms'],
    ['seconds', 1, 's'],
    ['seconds', 599, 's'],
    ['seconds', 600, 'min'],
    ['seconds', 7200, 'h'],
    ['seconds', 172_800, 'd'],
    ['seconds', -0.5, 'ms'],
    ['bytes', 1023, 'B'],
    ['bytes', 1024, 'KiB'],
    ['ratio', 0.5, '%'],
  ])('shows %s of %d in %s', (unit, magnitude, symbol) => {
    expect(displayUnit(unit, magnitude)).toBe(symbol);
  });
});

describe('convertToCanonical', () => {
  it('converts foreign units', () => {
    expect(convertToCanonical(450, 'ms')).toBe(0.45);
    expect(convertToCanonical(250, 'us')).toBe(0.00025);
    expect(convertToCanonical(1_500_000_000, 'ns')).toBe(1.5);
    expect(convertToCanonical(2, 'min')).toBe(120);
    expect(convertToCanonical(99.9, 'percent')).toBe(0.999);
    expect(convertToCanonical(80, 'GiB')).toBe(85_899_345_920);
    expect(convertToCanonical(1.2, 's')).toBe(1.2);
    expect(convertToCanonical(0.0006, 'usd/1k tokens')).toBe(0.6);
  });

  it('keeps the mark for a missing value', () => {
    expect(convertToCanonical(Number.NaN, 'ms')).toBeNaN();
  });

  it('names the canonical unit', () => {
    expect(canonicalUnitOf('percent')).toBe('ratio');
    expect(canonicalUnitOf('ns')).toBe('seconds');
  });
});

describe('a value beyond the largest double in its unit', () => {
  it('is written in the canonical unit instead', () => {
    expect(formatQuantity(1.8e306, 'ratio')).toEqual({ text: '1.8e+306', unit: '' });
    expect(formatQuantity(1.8e306, 'seconds', { unit: 'ms' })).toEqual({
      text: '1.8e+306',
      unit: 's',
    });
  });
});
