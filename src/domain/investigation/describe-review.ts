/** What a review says, in sentences with its numbers: for the page, and for the note on the outcome. */
import { getMetric } from '../metrics/catalogue';
import { nameValue } from '../metrics/name-value';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { createWriter } from '../slo/sentence-parts';
import { displayUnit, formatWithUnit } from '../units';
import type { ComparedValue } from './compare-measurements';
import type { Measurement } from './investigation-record';
import type { Review, ReviewObstacle, ReviewRow } from './judge-review';
import { LIMITS } from './versions/v1/primitives';

const OBSTACLES: Readonly<Record<ReviewObstacle, string>> = {
  'not a new measurement':
    'This measurement was made before the review. Choose or drop one from the end of the watch.',
  'nothing to judge by':
    'The record has no target, and no kept change of step 6 names the metric that it improved.',
  'no baseline': 'The record has no baseline to compare with.',
  'no run after the change': 'The kept change of step 6 has no measurement after it.',
  'value missing':
    'The baseline, the run after the change and the review do not all have this value.',
  'no interval': 'At least one of the values has no interval, so it cannot be told from chance.',
  'no better direction': 'This metric has no better direction: only a target can judge it.',
  'intervals overlap':
    'The interval of the review overlaps that of the baseline and that of the run after the change: it shows neither.',
  'part of the gain is gone':
    'The review is better than the baseline but worse than after the change: a part of the gain is gone, and without a target nobody can say whether what is left is enough.',
};

/** One or more sentences that say why the outcome is what it is. */
export function explainOutcome(review: Review): string {
  if (review.obstacle !== null) return OBSTACLES[review.obstacle];
  const { rows, outcome } = review;
  if (rows.every(({ target }) => target === null)) {
    return outcome === 'held'
      ? 'The review is better than the baseline and not shown to be worse than after the change.'
      : 'The gain over the baseline is not there any more.';
  }
  if (outcome === 'held') {
    return rows.length === 1 ? 'The target is met.' : `All ${rows.length} targets are met.`;
  }
  const open = rows.filter(({ gap }) =>
    outcome === 'lost'
      ? gap?.verdict === 'missed'
      : gap?.verdict === 'not proven' || gap?.verdict === 'no data',
  );
  const share =
    rows.length === 1
      ? 'The target is'
      : `${open.length} of ${rows.length} targets ${open.length === 1 ? 'is' : 'are'}`;
  if (outcome === 'lost') return `${share} missed: ${open.map(nameValue).join(', ')}.`;
  const missing = open.map((row) => `${nameValue(row)}: ${row.gap?.reason ?? ''}`);
  return `${share} neither met nor missed for certain. ${missing.join(' ')}`;
}

/** `TTFT p99: 281 ms (95 % interval 262 ms to 310 ms), target ≤ 500 ms, met; 905 ms at the baseline, 277 ms after the change.` */
export function describeRow(row: ReviewRow): string {
  const write = createRowWriter(row);
  const { now, target, gap } = row;
  const value = now === null ? 'no value' : `${write(now.value)}${sayInterval(now, write)}`;
  const judged =
    target === null || gap === null
      ? ''
      : `, target ${target.comparator === '<=' ? '≤' : '≥'} ${write(target.threshold)}, ${gap.verdict}`;
  const earlier = [
    row.baseline && `${write(row.baseline.value)} at the baseline`,
    row.after && `${write(row.after.value)} after the change`,
  ].filter((part) => part !== null);
  return `${nameValue(row)}: ${value}${judged}${earlier.length === 0 ? '' : `; ${earlier.join(', ')}`}.`;
}

/** What weakens the outcome without deciding it. */
export function listCaveats(review: Review): readonly string[] {
  const { rows, baseline, after, outcome, measurement } = review;
  const judged = rows.filter(({ target }) => target !== null);
  const unbounded = judged.filter(({ now }) => now !== null && now.interval === null);
  const worse = judged.filter(
    ({ sinceAfter, gap }) => sinceAfter?.reading === 'worse' && gap?.verdict === 'met',
  );
  const isNew = measurement.id !== baseline?.id;
  return [
    ...(after === null && judged.length > 0
      ? ['No kept change of step 6 has a measurement after it, so the gain itself is not compared.']
      : []),
    ...(isNew && judged.length > 0 && judged.every((row) => row.baseline?.verdict === 'met')
      ? ['The baseline met every target already, so meeting them shows no gain.']
      : []),
    ...(unbounded.length > 0 && outcome !== 'not proven'
      ? [
          `Without an interval, so that the value alone decides: ${unbounded.map(nameValue).join(', ')}.`,
        ]
      : []),
    ...(worse.length > 0
      ? [
          `Within the target, but worse than after the change beyond both intervals: ${worse.map(nameValue).join(', ')}.`,
        ]
      : []),
  ];
}

/**
 * The note on the outcome: why, on what it was judged, each row, the caveats; one line each. Cut to the length that a record
 * allows, and then it says how much is missing.
 */
export function createOutcomeNote(review: Review): string {
  const lines = [
    explainOutcome(review),
    `Judged on ${nameMeasurement(review.measurement)}.`,
    ...review.rows.map(describeRow),
    ...listCaveats(review),
    ...nameConditions(review),
  ];
  return joinLines(lines, LIMITS.text);
}

/** `“Template v15”: TTFT p99 277 ms, TPOT p95 27 ms`; just the label where it has none of the values. */
export function describeMeasurement(
  measurement: Measurement,
  rows: readonly {
    readonly metric: AnyMetricId;
    readonly statistic: Statistic;
    readonly value: number | null;
  }[],
): string {
  const values = rows.flatMap(({ value, ...pair }) =>
    value === null ? [] : [`${nameValue(pair)} ${writeValue(pair.metric, value)}`],
  );
  const lines = values.length === 0 ? '' : `: ${values.join(', ')}`;
  return joinLines([`“${measurement.label}”${lines}`], LIMITS.text);
}

/** Writes the numbers of a row in one unit, with enough digits to tell the value from the threshold. */
export function createRowWriter(row: ReviewRow): (value: number) => string {
  const { target, now, after, baseline, metric } = row;
  if (target !== null) return createWriter(target, now?.value ?? target.threshold);
  const { unit } = getMetric(metric);
  const largest = Math.max(...[now, after, baseline].map((side) => Math.abs(side?.value ?? 0)));
  const symbol = displayUnit(unit, largest);
  return (value) => formatWithUnit(value, unit, { unit: symbol });
}

/** In what the review was measured otherwise, by name only; the page has the values. */
function nameConditions({ differences, saidByOne, comparedWith }: Review): readonly string[] {
  if (comparedWith === null) return [];
  const names = [...new Set(differences.map(({ what }) => what))];
  const other = `“${comparedWith.label}”`;
  return [
    ...(names.length > 0 ? [`Measured otherwise than ${other} in: ${names.join(', ')}.`] : []),
    ...(saidByOne.length > 0
      ? [`Said by only one of it and ${other}: ${saidByOne.join(', ')}.`]
      : []),
  ];
}

/** `“Production, 26 November” (3,628,800 requests in 7 d)` */
function nameMeasurement({ label, counts, duration }: Measurement): string {
  const facts = [
    counts.requests === undefined ? null : `${formatWithUnit(counts.requests, 'count')} requests`,
    duration === undefined ? null : formatWithUnit(duration, 'seconds'),
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? `“${label}”` : `“${label}” (${facts.join(' in ')})`;
}

function sayInterval({ interval }: ComparedValue, write: (value: number) => string): string {
  if (interval === null) return ' without an interval';
  const { low, high, confidence } = interval;
  const name = `${formatWithUnit(confidence, 'ratio')} interval`;
  if (low !== null && high !== null) return ` (${name} ${write(low)} to ${write(high)})`;
  if (low !== null) return ` (${name} from ${write(low)}, no upper bound)`;
  return high === null ? ` (${name} without bounds)` : ` (${name} up to ${write(high)})`;
}

function writeValue(metric: AnyMetricId, value: number): string {
  return formatWithUnit(value, getMetric(metric).unit);
}

/** Whole lines up to a length in UTF-16 units; a first line that is too long is cut between characters. */
function joinLines(lines: readonly string[], longest: number): string {
  const all = lines.join('\n');
  if (all.length <= longest) return all;
  const room = longest - 40;
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > room) break;
    kept.push(line);
    length += line.length + 1;
  }
  if (kept.length === 0) {
    return `${(lines[0] ?? '').slice(0, room).replace(/[\uD800-\uDBFF]$/u, '')} …`;
  }
  return [...kept, `… and ${lines.length - kept.length} more lines.`].join('\n');
}
