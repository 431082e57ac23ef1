import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSeconds,
  elapsed,
  parseMicroseconds,
  parseMoment,
  parseNanoseconds,
  secondsBetween,
} from '../../../../src/importers/shared/moment';

// 2026-03-01T10:00:00Z is Unix time 1772359200: `date -u -d 2026-03-01T10:00:00Z +%s`.
const SECONDS = 1_772_359_200;

describe('parseMoment', () => {
  it.each([
    ['2026-03-01T10:00:00Z', 0],
    ['2026-03-01T10:00:00.123456Z', 123_456_000],
    ['2026-03-01 10:00:00.123456789', 123_456_789],
    ['2026-03-01T12:00:00.5+02:00', 500_000_000],
    ['2026-03-01T12:00:00,5+0200', 500_000_000],
    ['2026-03-01T05:00-05', 0],
    ['"2026-03-01T10:00:00.000Z"', 0],
    [`${SECONDS}`, 0],
    [SECONDS + 0.25, 250_000_000],
    [SECONDS * 1e3 + 250, 250_000_000],
    [SECONDS * 1e6, 0],
  ])('reads %s', (value, nanos) => {
    expect(parseMoment(value)).toEqual({ seconds: SECONDS, nanos });
  });

  it.each([
    null,
    undefined,
    '',
    'yesterday',
    '2026-13-01T10:00:00Z',
    12,
    -5,
    NaN,
    Infinity,
    {},
    '1999-01-01T00:00:00Z',
  ])('does not take %s for a date', (value) => {
    expect(parseMoment(value)).toBeUndefined();
  });
});

describe('moments', () => {
  it('are exact to the nanosecond', () => {
    const from = parseNanoseconds('1772359200000000001');
    const to = parseNanoseconds('1772359201000000003');
    expect(elapsed(from, to)).toBe(1 + 2e-9);
    expect(elapsed(to, from)).toBeUndefined();
    expect(parseNanoseconds('0')).toBeUndefined();
    expect(parseMicroseconds('1772359200000001')).toEqual({ seconds: SECONDS, nanos: 1000 });
  });

  it('come back when a duration is added and taken away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (nanos, delta) => {
          const from = { seconds: SECONDS, nanos };
          expect(secondsBetween(from, addSeconds(from, delta))).toBeCloseTo(delta, 8);
        },
      ),
    );
  });
});
