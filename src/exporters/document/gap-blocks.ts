/** The gap table, judged anew from the record's measurements and targets, and goodput. */
import type {
  InvestigationRecord,
  Measurement,
} from '../../domain/investigation/investigation-record';
import { getMetric } from '../../domain/metrics/catalogue';
import { computeGaps } from '../../domain/slo/compute-gaps';
import { formatExactly } from '../../domain/slo/format-target';
import type { Gap } from '../../domain/slo/gap';
import { computeGoodput, type Goodput } from '../../domain/slo/goodput';
import { paragraph, table } from './blocks';
import type { Block } from './document';
import { sayFactor, sayGap, sayInterval, sayShare, sayValue } from './numbers';

/** The baseline, and what each kept optimisation was measured with afterwards. */
export function listJudgedMeasurements(record: InvestigationRecord): readonly Measurement[] {
  const { measurements, baseline, optimisations } = record;
  const find = (id: string | undefined): Measurement | undefined =>
    measurements.find((measurement) => measurement.id === id);
  const current = find(baseline.measurement) ?? measurements.at(-1);
  const after = optimisations.cards
    .filter((card) => card.decision === 'keep')
    .map((card) => find(card.after));
  return [...new Set([current, ...after])].filter((found) => found !== undefined);
}

export function createGapBlocks(record: InvestigationRecord): readonly Block[] {
  const { targets } = record.baseline;
  if (targets.length === 0) return paragraph('No SLO targets are set.');
  const measurements = listJudgedMeasurements(record);
  if (measurements.length === 0) return paragraph('Nothing has been measured yet.');
  return measurements.flatMap((measurement) => {
    const gaps = computeGaps(measurement, targets);
    return [
      ...table(
        `SLO gaps: ${measurement.label}`,
        [
          'Metric',
          'Statistic',
          '#Target',
          '#Measured',
          '#95 % interval',
          '#n',
          '#Gap',
          '#Factor',
          'Verdict',
        ],
        gaps.map(createGapRow),
      ),
      ...paragraph(
        gaps.map((gap) => `${nameTarget(gap)}: ${gap.verdict}. ${gap.reason}`).join('\n'),
      ),
      ...paragraph(sayMethods(gaps)),
      ...paragraph(sayGoodput(computeGoodput(measurement, targets))),
    ];
  });
}

function createGapRow(gap: Gap): readonly string[] {
  const { metric, statistic, target, value, n, interval, verdict } = gap;
  const limit = `${target.comparator === '<=' ? '≤' : '≥'} ${formatExactly(target.threshold, getMetric(metric).unit)}`;
  return [
    getMetric(metric).label,
    statistic,
    limit,
    value === null ? 'none' : sayValue(metric, value),
    sayInterval(metric, interval, value ?? target.threshold),
    n?.toString() ?? '',
    sayGap(gap),
    sayFactor(gap.factor),
    verdict,
  ];
}

function nameTarget({ metric, statistic }: Gap): string {
  return `${getMetric(metric).shortLabel} ${statistic}`;
}

/** How the intervals of the table were made: `Intervals: order statistics (TTFT p99, TPOT p95); Wilson (Errors rate).` */
function sayMethods(gaps: readonly Gap[]): string {
  const byMethod = new Map<string, string[]>();
  for (const gap of gaps) {
    if (gap.interval === null) continue;
    const { method } = gap.interval;
    byMethod.set(method, [...(byMethod.get(method) ?? []), nameTarget(gap)]);
  }
  const parts = [...byMethod].map(([method, names]) => `${method} (${names.join(', ')})`);
  return parts.length === 0 ? '' : `How the intervals were made: ${parts.join('; ')}.`;
}

function sayGoodput({ kind, share, interval, rate, reason }: Goodput): string {
  if (kind === 'no data') return `Goodput: no data. ${reason}`;
  const between =
    interval === null
      ? ''
      : `, between ${sayShare(interval.low ?? 0) ?? ''} and ${sayShare(interval.high ?? 1) ?? ''}`;
  const value = share === null ? 'only bounds are known' : (sayShare(share) ?? '');
  const perSecond = rate === null ? '' : ` (${sayValue('goodput', rate)})`;
  return `Goodput: ${value}${perSecond}${between}. ${reason}`;
}
