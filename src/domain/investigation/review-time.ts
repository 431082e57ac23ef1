/** Whether a review comes at its time: after a watch that was long enough, and not later than it was promised. */
import { formatWithUnit } from '../units';
import type { Measurement, Monitoring } from './investigation-record';

/** A day and a week, in seconds. */
const DAY = 86_400;
const WEEK = 7 * DAY;

export type ReviewTimeProblem =
  | 'window reversed'
  | 'window short'
  | 'measured before the watch'
  | 'measured early'
  | 'watch still running'
  | 'overdue';

export interface ReviewTimeNote {
  readonly problem: ReviewTimeProblem;
  /** One sentence for the reader. */
  readonly text: string;
}

type WatchedTimes = Pick<Monitoring, 'watchFrom' | 'watchUntil' | 'reviewDate' | 'outcome'>;

/**
 * @param measurement of the review; null while there is none
 * @param today UTC, as `2026-11-24T08:00:00Z`; null where the day is not known, and then nothing is said that depends on it
 */
export function checkReviewTime(
  watch: WatchedTimes,
  measurement: Measurement | null,
  today: string | null,
): readonly ReviewTimeNote[] {
  const from = readTime(watch.watchFrom);
  const until = readTime(watch.watchUntil);
  return [
    ...checkWindow(from, until),
    ...checkMeasurement(from, until, measurement, watch, readTime(today ?? undefined)),
    ...checkDate(watch, today),
  ];
}

function checkWindow(from: number | null, until: number | null): ReviewTimeNote[] {
  if (from === null || until === null) return [];
  const length = until - from;
  if (length <= 0) {
    return [{ problem: 'window reversed', text: 'The watch ends before it begins.' }];
  }
  if (length >= WEEK) return [];
  return [
    {
      problem: 'window short',
      text: `The watch lasts ${formatWithUnit(length, 'seconds')}. Load and content repeat by the week, so watch for seven days at least.`,
    },
  ];
}

function checkMeasurement(
  from: number | null,
  until: number | null,
  measurement: Measurement | null,
  { outcome }: WatchedTimes,
  today: number | null,
): ReviewTimeNote[] {
  const isJudged = measurement !== null || outcome === 'held' || outcome === 'lost';
  const start = readTime(measurement?.startedAt);
  const end = start === null ? null : start + (measurement?.duration ?? 0);
  if (measurement !== null && end !== null && from !== null && end <= from) {
    const text = `“${measurement.label}” was measured before the watch began, so it says nothing about the watch.`;
    return [{ problem: 'measured before the watch', text }];
  }
  // On the last day of the watch is not early.
  if (measurement !== null && end !== null && until !== null && end < until - DAY) {
    const text = `“${measurement.label}” ends ${formatWithUnit(until - end, 'seconds')} before the watch does: what happened after it is not in it.`;
    return [{ problem: 'measured early', text }];
  }
  if (isJudged && end === null && until !== null && today !== null && today < until - DAY) {
    const text = `The watch runs for another ${formatWithUnit(until - today, 'seconds')}: the gain can still be lost.`;
    return [{ problem: 'watch still running', text }];
  }
  return [];
}

/** On the day itself nothing is overdue. Dates are `2026-11-24`, so their order as text is their order. */
function checkDate({ reviewDate, outcome }: WatchedTimes, today: string | null): ReviewTimeNote[] {
  if (reviewDate === undefined || today === null || today.slice(0, 10) <= reviewDate) return [];
  if (outcome === 'held' || outcome === 'lost') return [];
  return [
    { problem: 'overdue', text: `The review was due on ${reviewDate} and has not been made.` },
  ];
}

/** Seconds; null for none, for text that is no time, and for a time without a zone, which could be any of two dozen. */
function readTime(time: string | undefined): number | null {
  if (time === undefined || !/T.*(?:Z|[+-]\d\d:?\d\d)$/u.test(time)) return null;
  const milliseconds = Date.parse(time);
  return Number.isFinite(milliseconds) ? milliseconds / 1000 : null;
}
