/**
 * `gap FILE… --target "TTFT p99 <= 500 ms" [--target …] [--record RECORD.json] [--strict] [--json]`: how far each run is from its
 * targets.
 */
import type { Measurement } from '../domain/investigation/investigation-record';
import { getMetric } from '../domain/metrics/catalogue';
import { computeGaps } from '../domain/slo/compute-gaps';
import { formatTarget } from '../domain/slo/format-target';
import type { Gap, Verdict } from '../domain/slo/gap';
import type { Goodput } from '../domain/slo/goodput';
import { computeGoodput } from '../domain/slo/goodput';
import type { SloTarget } from '../domain/slo/target';
import { formatWithUnit } from '../domain/units';
import { parseArguments } from './arguments';
import type { CommandIo, ExitCode } from './command';
import { UsageError } from './command';
import { readRuns } from './read-runs';
import { TARGET_OPTIONS, readTargets } from './read-targets';
import { formatTable } from './table';

interface JudgedRun {
  readonly file: string;
  readonly run: string;
  readonly gaps: readonly Gap[];
  readonly goodput: Goodput;
}

/**
 * Exit code 1 when a target is missed. `not proven` and `no data` are not misses, so that a run with few requests does not fail;
 * with `--strict` they are, so that a pipeline passes only on what was shown.
 */
export async function gap(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const parsed = parseArguments(args, { flags: ['json', 'strict'], options: TARGET_OPTIONS });
  const { files: paths, flags } = parsed;
  const targets = await readTargets(parsed, io);
  if (targets.length === 0) {
    throw new UsageError(
      'Give a target, such as --target "TTFT p99 <= 500 ms", or --record with an exported record.',
    );
  }
  const files = await readRuns(paths, io);
  const judged = files.flatMap((file) =>
    file.runs.map(({ measurement }) => judgeRun(file.path, measurement, targets)),
  );
  if (flags.has('json')) io.out(`${JSON.stringify(describe(judged), null, 2)}\n`);
  else for (const run of judged) io.out(printRun(run));
  const fails = (verdict: Verdict): boolean =>
    flags.has('strict') ? verdict !== 'met' : verdict === 'missed';
  return judged.some(({ gaps }) => gaps.some(({ verdict }) => fails(verdict))) ? 1 : 0;
}

function judgeRun(
  file: string,
  measurement: Measurement,
  targets: readonly SloTarget[],
): JudgedRun {
  return {
    file,
    run: measurement.label,
    gaps: computeGaps(measurement, targets),
    goodput: computeGoodput(measurement, targets),
  };
}

function describe(judged: readonly JudgedRun[]): object {
  const goodputs = judged.map(({ file, run, goodput }) => ({
    file,
    run,
    ...describeGoodput(goodput),
  }));
  return {
    rows: judged.flatMap(({ file, run, gaps }) =>
      gaps.map((row) => ({ file, run, ...describeGap(row) })),
    ),
    // One run has one goodput; with several runs it is a list in their order.
    goodput: goodputs.length === 1 ? goodputs[0] : goodputs,
  };
}

function describeGap(row: Gap): object {
  return {
    metric: row.metric,
    statistic: row.statistic,
    comparator: row.target.comparator,
    target: row.target.threshold,
    unit: getMetric(row.metric).unit,
    value: row.value,
    n: row.n,
    interval: row.interval,
    gap: row.gap,
    gap_ratio: row.gapRatio,
    factor: row.factor,
    verdict: row.verdict,
    reason: row.reason,
    more_samples: row.moreSamples,
  };
}

function describeGoodput(goodput: Goodput): object {
  return {
    kind: goodput.kind,
    share: goodput.share,
    interval: goodput.interval,
    rate: goodput.rate,
    rate_bounds: goodput.rateBounds,
    good: goodput.good,
    total: goodput.total,
    targets: goodput.targetsUsed.map((target) => formatTarget(target)),
    reason: goodput.reason,
  };
}

function printRun({ file, run, gaps, goodput }: JudgedRun): string {
  const rows = gaps.map((row) => {
    const { unit } = getMetric(row.metric);
    const write = (value: number | null): string =>
      value === null ? '' : formatWithUnit(value, unit);
    const { interval } = row;
    return [
      formatTarget(row.target),
      write(row.value),
      interval ? `${write(interval.low) || '?'} to ${write(interval.high) || '?'}` : '',
      row.factor === null ? '' : `${row.factor.toPrecision(3)} ×`,
      row.verdict,
    ];
  });
  const columns = [
    { title: 'target' },
    { title: 'value', align: 'right' as const },
    { title: '95 % interval', align: 'right' as const },
    { title: 'factor', align: 'right' as const },
    { title: 'verdict' },
  ];
  const reasons = gaps.map((row) => `${row.verdict}: ${row.reason}\n`).join('');
  const share = goodput.share === null ? '' : `${formatWithUnit(goodput.share, 'ratio')}. `;
  return `${file}: ${run}\n${formatTable(columns, rows)}${reasons}Goodput: ${share}${goodput.reason}\n\n`;
}
