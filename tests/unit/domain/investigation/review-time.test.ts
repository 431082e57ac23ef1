import { describe, expect, it } from 'vitest';
import { checkReviewTime } from '../../../../src/domain/investigation/review-time';
import { aMeasurement } from '../support/measurements';

const WATCH = {
  watchFrom: '2026-11-19T11:00:00Z',
  watchUntil: '2026-11-26T11:00:00Z',
  reviewDate: '2026-11-26',
};
const measured = (startedAt: string, duration = 0) =>
  aMeasurement({ label: 'review', startedAt, duration });
const problems = (...parameters: Parameters<typeof checkReviewTime>): readonly string[] =>
  checkReviewTime(...parameters).map(({ problem }) => problem);

describe('the watch', () => {
  it('is long enough with seven days', () => {
    expect(problems(WATCH, null, '2026-11-24T00:00:00Z')).toEqual([]);
  });

  it('is short with less, and says how long it is', () => {
    const short = { ...WATCH, watchUntil: '2026-11-22T11:00:00Z' };
    expect(checkReviewTime(short, null, null)).toEqual([
      { problem: 'window short', text: expect.stringContaining('The watch lasts 3 d.') as string },
    ]);
  });

  it('does not end before it begins', () => {
    const reversed = { ...WATCH, watchUntil: '2026-11-18T11:00:00Z' };
    expect(problems(reversed, null, null)).toEqual(['window reversed']);
    expect(problems({ ...WATCH, watchUntil: WATCH.watchFrom }, null, null)).toEqual([
      'window reversed',
    ]);
  });

  it('says nothing of times that no calendar has', () => {
    expect(
      problems({ watchFrom: '2026-13-45T99:00Z', watchUntil: WATCH.watchUntil }, null, null),
    ).toEqual([]);
  });
});

describe('the measurement of the review', () => {
  it('is fine at the end of the watch, over all of it, and on its last day', () => {
    expect(problems(WATCH, measured('2026-11-26T10:00:00Z', 3600), null)).toEqual([]);
    expect(problems(WATCH, measured(WATCH.watchFrom, 604_800), null)).toEqual([]);
    expect(problems(WATCH, measured('2026-11-25T11:00:00Z'), null)).toEqual([]);
    expect(problems(WATCH, measured('2026-12-03T09:00:00Z'), null)).toEqual([]);
  });

  it('says nothing when it was made before the watch', () => {
    expect(problems(WATCH, measured('2026-11-18T11:00:00Z', 200), null)).toEqual([
      'measured before the watch',
    ]);
  });

  it('is early in the middle of the watch, and says by how much', () => {
    const [note] = checkReviewTime(WATCH, measured('2026-11-21T10:00:00Z', 3600), null);
    expect(note).toMatchObject({ problem: 'measured early' });
    expect(note?.text).toContain('ends 5 d before the watch does');
  });

  it('has a time only with a zone', () => {
    expect(problems(WATCH, measured('2026-11-18 11:00:00'), null)).toEqual([]);
    expect(problems(WATCH, measured('2026-11-18T11:00:00'), null)).toEqual([]);
    expect(problems(WATCH, measured('2026-11-19T12:30:00+01:00', 60), null)).toEqual([
      'measured early',
    ]);
    expect(problems(WATCH, measured('2026-11-19T11:30:00+01:00', 60), null)).toEqual([
      'measured before the watch',
    ]);
  });
});

describe('today', () => {
  it('is too early for an outcome while the watch runs', () => {
    const held = { ...WATCH, outcome: 'held' } as const;
    expect(problems(held, null, '2026-11-21T11:00:00Z')).toEqual(['watch still running']);
    expect(problems(WATCH, aMeasurement(), '2026-11-21T11:00:00Z')).toEqual([
      'watch still running',
    ]);
    expect(problems(held, null, '2026-11-26T12:00:00Z')).toEqual([]);
    expect(problems(held, null, null)).toEqual([]);
  });

  it('is overdue the day after the review date, until somebody has judged', () => {
    expect(problems(WATCH, null, '2026-11-26T23:59:00Z')).toEqual([]);
    expect(problems(WATCH, null, '2026-11-27T00:00:00Z')).toEqual(['overdue']);
    const late = '2026-12-24T00:00:00Z';
    expect(problems({ ...WATCH, outcome: 'not reviewed' }, null, late)).toEqual(['overdue']);
    expect(problems({ ...WATCH, outcome: 'lost' }, null, late)).toEqual([]);
  });
});
