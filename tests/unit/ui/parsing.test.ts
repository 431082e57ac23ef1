import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShare, parseShare } from '../../../src/ui/fields/share';
import { formatUtcTime, parseDate, parseUtcTime } from '../../../src/ui/fields/utc-time';

describe('parseShare', () => {
  it.each([
    ['99.9', 0.999],
    ['99,9 %', 0.999],
    ['99.95%', 0.9995],
    ['0', 0],
    ['100', 1],
    ['.5', 0.005],
    ['1\u00a00 %', 0.1],
  ])('%j', (text, ratio) => {
    const result = parseShare(text);
    expect(result.ok && result.value).toBe(ratio);
  });

  it.each(['', '101', '-1', 'abc', '1e1', '99.9.9', '9%9', 'NaN', 'Infinity'])(
    'refuses %j',
    (text) => {
      expect(parseShare(text).ok).toBe(false);
    },
  );

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
        const ratio = millionths / 1_000_000;
        const back = parseShare(formatShare(ratio));
        expect(back.ok && Math.abs(back.value - ratio)).toBeLessThan(1e-15);
      }),
    );
  });

  it('shows no digits that nobody typed', () => {
    expect(formatShare(0.57)).toBe('57');
    expect(formatShare(0.9999)).toBe('99.99');
  });
});

describe('parseUtcTime', () => {
  it.each([
    ['2026-11-24 14:02', '2026-11-24T14:02:00Z'],
    ['2026-11-24T14:02:30Z', '2026-11-24T14:02:30Z'],
    ['2026-11-24 14:02:30.125 UTC', '2026-11-24T14:02:30.125Z'],
    ['2026-11-24 15:02+01:00', '2026-11-24T14:02:00Z'],
    ['2026-12-31 23:30-0100', '2027-01-01T00:30:00Z'],
    ['2024-2-29 4:05', '2024-02-29T04:05:00Z'],
  ])('%j', (text, iso) => {
    expect(parseUtcTime(text)).toEqual({ ok: true, value: iso });
  });

  it.each([
    '2026-02-29 10:00',
    '2026-11-24',
    '24.11.2026 14:02',
    '2026-11-24 24:00',
    '2026-11-24 14:60',
    '2026-11-24 14:02+15:00',
  ])('refuses %j', (text) => {
    expect(parseUtcTime(text).ok).toBe(false);
  });

  it('reads back what it shows, for any second', () => {
    const times = fc.date({
      min: new Date(0),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, (time) => {
        const iso = `${time.toISOString().slice(0, 19)}Z`;
        expect(parseUtcTime(formatUtcTime(iso))).toEqual({ ok: true, value: iso });
      }),
    );
  });
});

it.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-1-5', '2026-01-05'],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['24/11/2026', null],
])('parseDate(%j)', (text, date) => {
  const result = parseDate(text);
  expect(result.ok ? result.value : null).toBe(date);
});
