import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDateOrder, parseTimestampText } from '../../../../src/importers/table/timestamps';

// Seconds of 2026-11-24T10:00:00Z, from `date -u -d 2026-11-24T10:00:00Z +%s`.
const TEN = 1795514400;

describe('parseTimestampText', () => {
  it.each([
    ['2026-11-24T10:00:00Z', TEN],
    ['2026-11-24 10:00:00', TEN],
    ['2026-11-24 10:00:00,123', TEN + 0.123],
    ['2026-11-24T10:00:00.123456Z', TEN + 0.123456],
    ['2026-11-24T11:00:00+01:00', TEN],
    ['2026-11-24T04:30:00-0530', TEN],
    ['2026/11/24 10:00', TEN],
    ['2026-11-24', TEN - 36_000],
    ['24.11.2026 10:00:00', TEN],
    ['24/11/2026 10:00:00', TEN],
    ['11/24/2026 10:00:00 AM', TEN],
    ['11/24/2026, 10:00:00 PM', TEN + 43_200],
    ['24 Nov 2026 10:00:00', TEN],
    ['Tue, 24 Nov 2026 10:00:00 GMT', TEN],
    ['24/Nov/2026:10:00:00 +0000', TEN],
    ['November 24, 2026 10:00:00', TEN],
  ])('%s', (text, seconds) => {
    expect(parseTimestampText(text)).toBeCloseTo(seconds, 6);
  });

  it.each([
    '',
    '12',
    '2026-13-01',
    '2026-02-30',
    '2026-11-24 25:00',
    'tomorrow',
    '10:00:00',
    'Nov 2026',
  ])('%s is no point in time', (text) => expect(parseTimestampText(text, 'day first')).toBeNaN());

  it('reads neither order of a date that has two, until it is told which', () => {
    expect(parseTimestampText('01/02/2026')).toBeNaN();
    // 1 February and 2 January 2026, 31 + 1 and 1 days after 2026-01-01 (1767225600).
    expect(parseTimestampText('01/02/2026', 'day first')).toBe(1767225600 + 31 * 86_400);
    expect(parseTimestampText('01/02/2026', 'month first')).toBe(1767225600 + 86_400);
  });

  it('keeps to the order that it was told', () => {
    expect(parseTimestampText('13/01/2026', 'month first')).toBeNaN();
  });

  it('reads what the platform writes', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTimestampText(date.toISOString())).toBeCloseTo(date.getTime() / 1e3, 5);
        expect(parseTimestampText(date.toUTCString())).toBe(Math.floor(date.getTime() / 1e3));
      }),
      { seed: 20261124 },
    );
  });
});

describe('detectDateOrder', () => {
  it.each([
    [['2026-01-02', '24 Nov 2026'], 'iso'],
    [['01.02.2026'], 'iso'],
    [['01/02/2026', '13/02/2026'], 'day first'],
    [['01/02/2026', '02/13/2026'], 'month first'],
    [['01/02/2026', '03-02-2026'], 'unclear'],
    [['13/02/2026', '02/13/2026'], null],
    [['01/02/2026', 'later'], null],
  ])('%j', (cells, order) => {
    expect(detectDateOrder(cells)).toBe(order);
  });
});
