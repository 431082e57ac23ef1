/** The review of step 7, judged anew from the measurements of the record. */
import { explainOutcome, listCaveats } from '../../domain/investigation/describe-review';
import { nameValue } from '../../domain/metrics/name-value';
import type { InvestigationRecord } from '../../domain/investigation/investigation-record';
import {
  findMeasurement,
  judgeReview,
  type Review,
  type ReviewRow,
} from '../../domain/investigation/judge-review';
import { getMetric } from '../../domain/metrics/catalogue';
import { formatExactly } from '../../domain/slo/format-target';
import { facts, list, table } from './blocks';
import type { Block } from './document';
import { sayInterval, sayValue } from './numbers';

export function createReviewBlocks(record: InvestigationRecord): readonly Block[] {
  const measurement = findMeasurement(record, record.monitoring.reviewMeasurement);
  if (measurement === null) return [];
  const review = judgeReview(record, measurement);
  return [
    ...facts(
      ['Reviewed on', measurement.label],
      ['The numbers say', `${review.outcome}. ${explainOutcome(review)}`],
    ),
    ...table(
      `Review: ${measurement.label}`,
      [
        'Metric',
        '#Target',
        '#Baseline',
        '#After the change',
        '#At the review',
        '#95 % interval',
        'Verdict',
      ],
      review.rows.map(createReviewRow),
    ),
    ...list([...listCaveats(review), ...listConditions(review)]),
  ];
}

function createReviewRow(row: ReviewRow): readonly string[] {
  const { metric, target, gap, baseline, after, now } = row;
  const like = now?.value ?? target?.threshold ?? 0;
  const say = (value: number | undefined): string =>
    value === undefined ? 'none' : sayValue(metric, value, like);
  return [
    nameValue(row),
    target === null
      ? 'none'
      : `${target.comparator === '<=' ? '≤' : '≥'} ${formatExactly(target.threshold, getMetric(metric).unit)}`,
    say(baseline?.value),
    say(after?.value),
    say(now?.value),
    sayInterval(metric, now?.interval, like),
    gap?.verdict ?? 'not judged',
  ];
}

function listConditions({ differences, saidByOne, comparedWith }: Review): readonly string[] {
  if (comparedWith === null) return [];
  return [
    ...differences.map(
      ({ what, before, after }) => `Not as in ${comparedWith.label}: ${what}: ${before} → ${after}`,
    ),
    ...(saidByOne.length === 0
      ? []
      : [`Said by only one of it and ${comparedWith.label}: ${saidByOne.join(', ')}`]),
  ];
}
