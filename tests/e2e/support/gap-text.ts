/**
 * What the gap table must show for the numbers that the command prints: written here once more, from the units' rules alone, so
 * that the table's own wording is tested and not trusted.
 */
import { displayUnit, formatQuantity, formatWithUnit } from '../../../src/domain/units';
import type { Unit } from '../../../src/domain/units';
import { METRICS } from '../../../src/domain/metrics/catalogue';
import type { CommandGap, CommandOutput } from './command';
import type { ShownGap } from './widgets/gap-table';

const VERDICTS: Readonly<Record<string, string>> = {
  met: 'Met',
  missed: 'Missed',
  'not proven': 'Not proven',
  'no data': 'No data',
};

/** One row of the table, from one row of `npm run -s gap -- … --json`. */
export function expectedGap(row: CommandGap): ShownGap {
  const definition = METRICS.find(({ id }) => id === row.metric);
  if (definition === undefined) throw new Error(`the catalogue has no metric ${row.metric}`);
  const { shortLabel, shape, unit } = definition;
  const symbol = displayUnit(unit, Math.max(row.target, row.value ?? 0));
  const write = (value: number): string => formatWithUnit(value, unit, { unit: symbol });
  const or = (value: number | null, text: (value: number) => string): string =>
    value === null ? '–' : text(value);
  return {
    name: shape === 'rate' || shape === 'share' ? shortLabel : `${shortLabel} ${row.statistic}`,
    verdict: VERDICTS[row.verdict] ?? row.verdict,
    target: `${row.comparator === '<=' ? '≤' : '≥'} ${write(row.target)}`,
    value: or(row.value, write),
    interval: row.interval === null ? 'none' : expectedInterval(row.interval, unit, symbol),
    gap: or(row.gap, (gap) => formatWithUnit(gap, unit, { unit: symbol, signed: true })),
    gapRatio: or(row.gap_ratio, (ratio) => formatWithUnit(ratio, 'ratio', { signed: true })),
    factor: or(row.factor, (factor) => `${formatQuantity(factor, 'count').text}×`),
  };
}

/** `Goodput 41.2 % (95 % interval 37 to 45.6 %), 3.3 req/s`, for a share that the rows give exactly. */
export function expectedGoodput({ goodput }: CommandOutput): string {
  if (goodput.share === null || goodput.interval === null || goodput.rate === null) {
    throw new Error('the command gave no exact goodput');
  }
  const share = formatQuantity(goodput.share, 'ratio', { unit: '%' }).text;
  const interval = expectedInterval(goodput.interval, 'ratio', '%');
  return `Goodput ${share} % (95 % interval ${interval}), ${formatWithUnit(goodput.rate, 'requests_per_second')}`;
}

function expectedInterval(
  { low, high }: NonNullable<CommandGap['interval']>,
  unit: Unit,
  symbol: string,
): string {
  const write = (value: number): string => formatQuantity(value, unit, { unit: symbol }).text;
  const suffix = symbol === '' ? '' : ` ${symbol}`;
  if (low !== null && high !== null) return `${write(low)} to ${write(high)}${suffix}`;
  if (low !== null) return `from ${write(low)}${suffix}, no upper bound`;
  return high === null ? 'no bound' : `up to ${write(high)}${suffix}, no lower bound`;
}
