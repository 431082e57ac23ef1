import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWithUnit, parseQuantity } from '../../../../src/domain/units';
import type { Unit } from '../../../../src/domain/units';

function read(text: string, unit: Unit, bareUnit?: string): number {
  const parsed = parseQuantity(text, unit, { bareUnit });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

function refusal(text: string, unit: Unit): string {
  const parsed = parseQuantity(text, unit);
  if (parsed.ok) throw new Error(`read as ${parsed.value}`);
  return parsed.message;
}

describe('parseQuantity', () => {
  it.each<[string, Unit, number]>([
    ['1.2s', 'seconds', 1.2],
    ['850 ms', 'seconds', 0.85],
    ['850', 'seconds', 0.85],
    ['450ms', 'seconds', 0.45],
    ['450MS', 'seconds', 0.45],
    ['1 200', 'seconds', 1.2],
    ['1,200', 'seconds', 1.2],
    ['1.200,5', 'seconds', 1.2005],
    ['1,200.5', 'seconds', 1.2005],
    ['1.5e3', 'seconds', 1.5],
    ['2 min', 'seconds', 120],
    ['1.5 h', 'seconds', 5400],
    ['30 d', 'seconds', 2_592_000],
    ['250 µs', 'seconds', 0.00025],
    ['250 μs', 'seconds', 0.00025],
    ['250us', 'seconds', 0.00025],
    ['120 ns', 'seconds', 1.2e-7],
    ['1\u202f200\u00a0ms', 'seconds', 1.2],
    ['1’200 ms', 'seconds', 1.2],
    ['0,2 s', 'seconds', 0.2],
    ['.5 s', 'seconds', 0.5],
    ['+5 ms', 'seconds', 0.005],
    ['99,9 %', 'ratio', 0.999],
    ['99.9%', 'ratio', 0.999],
    ['0.93', 'ratio', 0.93],
    ['93%', 'ratio', 0.93],
    ['93 percent', 'ratio', 0.93],
    ['0', 'ratio', 0],
    ['5 ‰', 'ratio', 0.005],
    ['3.2k', 'tokens', 3200],
    ['1,200', 'tokens', 1200],
    ['1.200.000', 'tokens', 1_200_000],
    ['1.5M tokens', 'tokens', 1_500_000],
    ['80 GiB', 'bytes', 85_899_345_920],
    ['80Gi', 'bytes', 85_899_345_920],
    ['80 GB', 'bytes', 80e9],
    ['1000 tok/s', 'tokens_per_second', 1000],
    ['3.2k tok/s', 'tokens_per_second', 3200],
    ['12 rps', 'requests_per_second', 12],
    ['600 req/min', 'requests_per_second', 10],
    ['$0.60', 'usd_per_million_tokens', 0.6],
    ['0.0006 $/1K tokens', 'usd_per_million_tokens', 0.6],
    ['$12.50', 'usd', 12.5],
    ['8', 'count', 8],
  ])('reads %j as %s', (text, unit, expected) => {
    expect(read(text, unit)).toBe(expected);
  });

  it('reads a bare number in the unit that is shown beside the field', () => {
    expect(read('850', 'seconds', 's')).toBe(850);
    expect(read('99.9', 'ratio', '%')).toBe(0.999);
    expect(read('80', 'bytes', 'GiB')).toBe(85_899_345_920);
  });

  it('keeps decimal shifts exact, where a multiplication would not', () => {
    // 99.9 / 100 is 0.9990000000000001, 1.1 / 1000 is 0.0011000000000000001.
    expect(read('99.9 %', 'ratio')).toBe(0.999);
    expect(read('1.1 ms', 'seconds')).toBe(0.0011);
  });

  it.each<[string, Unit, RegExp]>([
    ['', 'seconds', /Type a number, such as "850 ms"/u],
    ['fast', 'seconds', /"fast" is not a number/u],
    ['5 m', 'seconds', /"ms" or "min"/u],
    ['5 furlongs', 'seconds', /"furlongs" is not a unit.*Use ns, µs, ms, s, min, h, d or w/u],
    ['-5 ms', 'seconds', /negative/u],
    ['−5 ms', 'seconds', /negative/u],
    ['NaN', 'seconds', /not a number/u],
    ['Infinity', 'seconds', /not a number/u],
    ['1e999', 'seconds', /too large/u],
    ['1,2,3', 'seconds', /grouped/u],
    ['12 34', 'seconds', /grouped/u],
    ['1 20 ms', 'seconds', /grouped/u],
    ['1', 'ratio', /"1 %" or "100 %"/u],
    ['99.9', 'ratio', /"99.9 %"/u],
    ['3k', 'seconds', /not a unit/u],
    ['5 ms', 'tokens', /not a unit/u],
  ])('refuses %j as %s and says what to do', (text, unit, message) => {
    expect(refusal(text, unit)).toMatch(message);
  });

  it('quotes only the start of a pasted file', () => {
    expect(refusal('x'.repeat(5000), 'seconds').length).toBeLessThan(200);
  });

  it('reads negative differences when asked to', () => {
    expect(parseQuantity('−5 ms', 'seconds', { allowNegative: true })).toEqual({
      ok: true,
      value: -0.005,
    });
  });

  it('takes an unknown unit of the caller for a mistake', () => {
    expect(() => parseQuantity('5', 'seconds', { bareUnit: 'GiB' })).toThrow(RangeError);
  });

  it('never returns a number that is not finite, whatever is typed', () => {
    const units = fc.constantFrom<Unit>('seconds', 'ratio', 'bytes', 'tokens_per_second', 'usd');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-\d.,e %ms]{0,12}$/u)),
        units,
        (text, unit) => {
          const parsed = parseQuantity(text, unit);
          expect(parsed.ok ? Number.isFinite(parsed.value) : parsed.message.length > 0).toBe(true);
        },
      ),
    );
  });

  it('reads back what formatWithUnit writes, to the digits written', () => {
    const units = fc.constantFrom<Unit>(
      'seconds',
      'ratio',
      'bytes',
      'tokens',
      'usd',
      'requests_per_second',
      'tokens_per_second',
      'usd_per_million_tokens',
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), units, (value, unit) => {
        const back = read(formatWithUnit(value, unit), unit);
        expect(Math.abs(back - value) / value).toBeLessThanOrEqual(0.0051);
      }),
    );
  });
});
