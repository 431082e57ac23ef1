/** The words and numbers of the review. */
import { createRowWriter } from '@site/src/domain/investigation/describe-review';
import { nameValue } from '@site/src/domain/metrics/name-value';
import type {
  Review,
  ReviewChange,
  ReviewOutcome,
  ReviewRow,
} from '@site/src/domain/investigation/judge-review';
import type { ReviewTimeNote } from '@site/src/domain/investigation/review-time';
import { formatWithUnit } from '@site/src/domain/units';
import type { ReviewImport, ReviewProgress } from '@site/src/state/import-review';

export const NOTHING = '–';

const READINGS: Readonly<Record<ReviewChange['reading'], string>> = {
  better: 'better beyond both intervals',
  worse: 'worse beyond both intervals',
  changed: 'changed beyond both intervals',
  overlap: 'intervals overlap',
  'no interval': 'no interval',
  incomplete: 'not in both',
};

export interface ReviewRowText {
  readonly key: string;
  readonly name: string;
  /** Empty without a target. */
  readonly target: string;
  readonly baseline: string;
  readonly after: string;
  readonly now: string;
  /** `262 ms to 310 ms`; says what is missing. Empty without a value. */
  readonly interval: string;
  /** `× 1.01` */
  readonly ratio: string;
  readonly reading: string;
}

export function describeReviewRow(row: ReviewRow): ReviewRowText {
  const { target, now, baseline, after } = row;
  const write = createRowWriter(row);
  // Where nothing was measured after the change, the baseline is what there is to compare with.
  const since = row.sinceAfter ?? row.sinceBaseline;
  return {
    key: target?.id ?? `${row.metric} ${row.statistic}`,
    name: nameValue(row),
    target:
      target === null ? '' : `${target.comparator === '<=' ? '≤' : '≥'} ${write(target.threshold)}`,
    baseline: baseline === null ? NOTHING : write(baseline.value),
    after: after === null ? NOTHING : write(after.value),
    now: now === null ? NOTHING : write(now.value),
    interval: now === null ? '' : describeInterval(now.interval, write),
    ratio:
      since?.ratio == null
        ? NOTHING
        : `× ${formatWithUnit(since.ratio, 'count', { significantDigits: 3 })}`,
    reading: since === null ? '' : READINGS[since.reading],
  };
}

function describeInterval(
  interval: { readonly low: number | null; readonly high: number | null } | null,
  write: (value: number) => string,
): string {
  if (interval === null) return 'no interval';
  const { low, high } = interval;
  if (low !== null && high !== null) return `${write(low)} to ${write(high)}`;
  if (low !== null) return `from ${write(low)}, no upper bound`;
  return high === null ? 'no bound' : `up to ${write(high)}, no lower bound`;
}

/** Over the column that compares: against the run after the change, or the baseline where there is none. */
export function nameComparison({ after }: Review): string {
  return after === null ? 'Now / baseline' : 'Now / after';
}

export const OUTCOME_WORDS: Readonly<Record<ReviewOutcome, string>> = {
  held: 'Held',
  lost: 'Lost',
  'not proven': 'Not proven',
};

/** Of the window and the date, as opposed to the measurement. */
export function isAboutWatch({ problem }: ReviewTimeNote): boolean {
  return problem === 'window reversed' || problem === 'window short' || problem === 'overdue';
}

/** `2 runs added; “Production” is judged`; null where nothing was added. */
export function describeAdded({ added }: ReviewImport): string | null {
  const newest = added.at(-1);
  if (newest === undefined) return null;
  const count = added.length === 1 ? 'One run' : `${added.length} runs`;
  return `${count} added; “${newest.label}” is judged below`;
}

export function describeProgress(
  name: string,
  progress: ReviewProgress | null,
): { readonly label: string; readonly value: number | null } {
  if (progress === null) return { label: `Reading ${name}`, value: null };
  const { stage, share, position, count } = progress;
  const verb = stage === 'reading' ? 'Reading' : 'Working through';
  const place = count > 1 ? ` (${position} of ${count})` : '';
  return { label: `${verb} ${name}${place}`, value: share };
}
