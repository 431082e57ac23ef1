/** A judged comparison as JSON, as a table, and the one sentence or two that say why the verdict is what it is. */
import type { ConditionDifference } from '../domain/investigation/compare-conditions';
import type {
  ComparedValue,
  ComparisonRow,
  MeasurementComparison,
} from '../domain/investigation/compare-measurements';
import type {
  ComparisonJudgement,
  ComparisonVerdict,
} from '../domain/investigation/judge-comparison';
import { isNewMiss, readRow } from '../domain/investigation/judge-comparison';
import { getMetric } from '../domain/metrics/catalogue';
import { formatTarget } from '../domain/slo/format-target';
import { formatWithUnit } from '../domain/units';
import { formatTable } from './table';

export interface JudgedPair {
  /** Label of the candidate's run. */
  readonly run: string;
  readonly comparison: MeasurementComparison;
  readonly judgement: ComparisonJudgement;
}

export interface Outcome {
  readonly pairs: readonly JudgedPair[];
  readonly verdict: ComparisonVerdict;
  readonly isRegression: boolean;
  readonly reason: string;
}

const BY_WEIGHT: readonly ComparisonVerdict[] = ['not comparable', 'worse', 'better'];

/** Of several pairs the gravest verdict is the verdict of all. */
export function createOutcome(pairs: readonly JudgedPair[], maxLoss: number | null): Outcome {
  const verdict =
    BY_WEIGHT.find((word) => pairs.some(({ judgement }) => judgement.verdict === word)) ??
    'no difference shown';
  return {
    pairs,
    verdict,
    isRegression: pairs.some(({ judgement }) => judgement.regressions.length > 0),
    reason: sayReason(pairs, verdict, maxLoss),
  };
}

function sayReason(
  pairs: readonly JudgedPair[],
  verdict: ComparisonVerdict,
  maxLoss: number | null,
): string {
  if (verdict === 'not comparable') return sayWhyNot(pairs);
  const rows = pairs.flatMap(({ judgement }) => judgement.deciding);
  const regressions = pairs.flatMap(({ judgement }) => judgement.regressions);
  const named = (reading: ComparisonRow['reading']): string[] =>
    rows.filter((row) => readRow(row) === reading).map(nameRow);
  const isOverTargets = rows.some((row) => row.target !== null);
  const sentences = [
    `${count(rows.length, isOverTargets ? 'row with a target' : 'row', isOverTargets ? 'rows with a target' : 'rows')} compared.`,
    ...list('Worse beyond both intervals', named('worse')),
    ...list('Better beyond both intervals', named('better')),
    ...list('Met before and missed now', rows.filter(isNewMiss).map(nameRow)),
    ...list('Without an interval on both sides, so nothing is shown', named('no interval')),
    ...list('Not measured on both sides', named('incomplete')),
  ];
  if (maxLoss !== null && named('worse').length > 0 && regressions.length === 0) {
    sentences.push(`No loss of more than ${formatWithUnit(maxLoss, 'ratio')} is proven.`);
  }
  if (rows.length > 1) {
    sentences.push(
      'With 95 % intervals a few rows may differ by chance; repeat the run before acting on one.',
    );
  }
  return sentences.join(' ');
}

function sayWhyNot(pairs: readonly JudgedPair[]): string {
  const refused = pairs.filter(({ judgement }) => judgement.verdict === 'not comparable');
  const blocking = refused.flatMap(({ judgement }) => judgement.blocking);
  if (blocking.length === 0)
    return 'The two runs have no value in common that decides; measure the same metrics in both.';
  const names = [...new Set(blocking.map(sayDifference))];
  return `The runs were made differently: ${names.join('; ')}. Measure the baseline again under the candidate's conditions, or allow it with --allow-different.`;
}

function sayDifference({ what, before, after }: ConditionDifference): string {
  return `${what}, ${before} before and ${after} after`;
}

function nameRow({ metric, statistic }: ComparisonRow): string {
  return `${metric} ${statistic}`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function list(start: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${start}: ${[...new Set(names)].join(', ')}.`];
}

export function describeOutcome({ pairs, verdict, isRegression, reason }: Outcome): object {
  return {
    rows: pairs.flatMap(({ run, comparison, judgement }) =>
      comparison.rows.map((row) => ({
        run,
        ...describeRow(row),
        decides: judgement.deciding.includes(row),
        regression: judgement.regressions.includes(row),
      })),
    ),
    differences: pairs.flatMap(({ run, comparison, judgement }) =>
      comparison.differences.map((difference) => ({
        run,
        ...difference,
        blocks: judgement.blocking.includes(difference),
      })),
    ),
    said_by_one: listSaidByOne(pairs),
    verdict,
    regression: isRegression,
    reason,
  };
}

function describeRow(row: ComparisonRow): object {
  return {
    metric: row.metric,
    statistic: row.statistic,
    unit: getMetric(row.metric).unit,
    target: row.target && formatTarget(row.target),
    before: describeValue(row.before),
    after: describeValue(row.after),
    ratio: row.ratio,
    ratio_bounds: row.ratioBounds,
    reading: sayReading(row),
  };
}

function describeValue(side: ComparedValue | null): object | null {
  return side && { value: side.value, n: side.n, interval: side.interval, verdict: side.verdict };
}

function sayReading(row: ComparisonRow): string {
  const reading = readRow(row);
  return reading === 'overlap' ? 'no difference shown' : reading;
}

function listSaidByOne(pairs: readonly JudgedPair[]): string[] {
  return [...new Set(pairs.flatMap(({ comparison }) => comparison.saidByOne))];
}

export function printOutcome(outcome: Outcome): string {
  const parts = outcome.pairs.map((pair) => printPair(pair));
  const silent = listSaidByOne(outcome.pairs);
  if (silent.length > 0) parts.push(`Said by one of the two only: ${silent.join(', ')}.\n`);
  return `${parts.join('\n')}\n${outcome.verdict}: ${outcome.reason}\n`;
}

function printPair({ run, comparison, judgement }: JudgedPair): string {
  const rows = comparison.rows.map((row) => {
    const { unit } = getMetric(row.metric);
    const number = (value: number | null): string =>
      value === null ? '?' : formatWithUnit(value, unit);
    const show = (side: ComparedValue | null): string[] => [
      side ? number(side.value) : '',
      side?.interval ? `${number(side.interval.low)} to ${number(side.interval.high)}` : '',
    ];
    return [
      row.target ? formatTarget(row.target) : nameRow(row),
      ...show(row.before),
      ...show(row.after),
      row.ratio === null ? '' : `${row.ratio.toPrecision(3)} ×`,
      `${sayReading(row)}${judgement.regressions.includes(row) ? ' (regression)' : ''}`,
    ];
  });
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: 'metric or target' },
    right('before'),
    right('95 % interval'),
    right('after'),
    right('95 % interval'),
    right('ratio'),
    { title: 'reading' },
  ];
  const differences = comparison.differences.map(
    (difference) =>
      `${judgement.blocking.includes(difference) ? 'Differs' : 'Differs, allowed'}: ${sayDifference(difference)}\n`,
  );
  return `${run}\n${formatTable(columns, rows)}${differences.join('')}`;
}
