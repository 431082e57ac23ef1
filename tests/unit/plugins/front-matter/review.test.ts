import { describe, expect, it } from 'vitest';
import {
  computeReviewDue,
  isCalendarDate,
  parseReviewInterval,
} from '../../../../src/plugins/front-matter/review';

describe('computeReviewDue', () => {
  it.each([
    ['2026-11-24', '6 months', '2027-05-24'],
    ['2026-11-24', '1 month', '2026-12-24'],
    ['2026-11-24', '24 months', '2028-11-24'],
    // A day that the month does not have becomes its last day.
    ['2026-08-31', '6 months', '2027-02-28'],
    ['2027-08-31', '6 months', '2028-02-29'],
    ['2026-12-31', '2 months', '2027-02-28'],
    ['2026-10-31', '1 month', '2026-11-30'],
  ])('%s plus %s is %s', (lastReviewed, reviewIn, due) => {
    expect(computeReviewDue(lastReviewed, reviewIn)).toBe(due);
  });

  it('refuses what it cannot read', () => {
    expect(() => computeReviewDue('2026-11-24', 'half a year')).toThrow(
      'review_in must be such as "6 months"',
    );
    expect(() => computeReviewDue('24.11.2026', '6 months')).toThrow(
      'last_reviewed must be a date',
    );
  });
});

describe('isCalendarDate', () => {
  it.each(['2026-11-24', '2028-02-29'])('%s is one', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });
  it.each(['2026-02-29', '2026-13-01', '2026-11-31', '2026-1-1', '2026-11-24T00:00:00Z', ''])(
    '%s is none',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});

describe('parseReviewInterval', () => {
  it.each([
    ['6 months', 6],
    ['1 month', 1],
    ['0 months', null],
    ['6', null],
    ['6 weeks', null],
    ['-6 months', null],
  ])('%s is %s', (text, months) => {
    expect(parseReviewInterval(text)).toBe(months);
  });
});
