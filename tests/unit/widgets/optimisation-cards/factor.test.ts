import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeFactor,
  formatFactor,
  parseFactor,
} from '../../../../src/widgets/optimisation-cards/factor';

describe('parseFactor', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['×0.5', 0.5],
    ['x 1.2', 1.2],
    ['1', 1],
    ['0', 0],
    ['-30 %', 0.7],
    ['−30%', 0.7],
    ['+20 %', 1.2],
    ['-100 %', 0],
    ['+12,5 %', 1.125],
  ])('reads %j as %d', (text, value) => {
    expect(parseFactor(text)).toEqual({ ok: true, value });
  });

  it.each(['', 'half', '50 %', '-0.5', '-120 %', '1/2', '0.5s', 'NaN', 'Infinity', '1e3'])(
    'refuses %j with advice',
    (text) => {
      const result = parseFactor(text);
      expect(result.ok).toBe(false);
      expect(result.ok ? '' : result.message).not.toBe('');
    },
  );

  it('reads back what the field shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(parseFactor(formatFactor(value))).toEqual({ ok: true, value });
      }),
    );
  });
});

describe('describeFactor', () => {
  it('has three significant digits', () => {
    expect(describeFactor(0.62345)).toBe('× 0.623');
    expect(describeFactor(2)).toBe('× 2');
  });
});
