import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWholeDuration } from '../../../../src/domain/units/format-whole-duration';
import {
  parseDuration,
  type DurationRange,
} from '../../../../src/widgets/monitoring-files/duration';

const DAY = 86_400;
const DAYS: DurationRange = { bareUnit: DAY, least: 3600, most: 3650 * DAY, examples: '"28d"' };
const MINUTES: DurationRange = { bareUnit: 60, least: 0, most: DAY, examples: '"2m"' };

describe('parseDuration', () => {
  it.each([
    ['28d', 28 * DAY],
    ['4 weeks', 28 * DAY],
    ['30 days', 30 * DAY],
    ['30', 30 * DAY],
    ['1 Week', 7 * DAY],
    ['1w2d', 9 * DAY],
    ['1h30m', 5400],
    ['1,5 d', 36 * 3600],
    ['7\u00a0days', 7 * DAY],
    ['720 h', 30 * DAY],
  ])('reads %j as %d s', (text, seconds) => {
    expect(parseDuration(text, DAYS)).toEqual({ ok: true, value: seconds });
  });

  it('reads a bare number of another range in its own unit, and no time at all', () => {
    expect(parseDuration('2', MINUTES)).toEqual({ ok: true, value: 120 });
    expect(parseDuration('0', MINUTES)).toEqual({ ok: true, value: 0 });
    expect(parseDuration('90 s', MINUTES)).toEqual({ ok: true, value: 90 });
  });

  it.each([
    ['soon', 'Type a length of time'],
    ['30 fortnights', 'Type a length of time'],
    ['d', 'Type a length of time'],
    ['-3 d', 'Type a length of time'],
    ['30d!', 'Type a length of time'],
    ['1e3 d', 'Type a length of time'],
    ['5000.7 s', 'without fractions'],
    ['5 min', 'The shortest length here is 1 h.'],
    ['20 000 d', 'Type a length of time'],
    ['20000 d', 'The longest length here is 3650 d.'],
  ])('refuses %j and says what to type', (text, message) => {
    const result = parseDuration(text, DAYS);
    expect(result).toMatchObject({ ok: false });
    expect(result).toHaveProperty('message', expect.stringContaining(message));
  });

  it('reads back what is written, at both ends of the range too', () => {
    fc.assert(
      fc.property(fc.integer({ min: DAYS.least, max: DAYS.most }), (seconds) => {
        expect(parseDuration(formatWholeDuration(seconds), DAYS)).toEqual({
          ok: true,
          value: seconds,
        });
      }),
      { examples: [[DAYS.least], [DAYS.most]] },
    );
  });
});
