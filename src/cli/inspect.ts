/** `inspect FILE… [--json]`: what is in result files, in canonical units. */
import { getMetric } from '../domain/metrics/catalogue';
import { describeBlindSpots, describeProfile } from '../domain/profile/describe-profile';
import { formatWithUnit } from '../domain/units';
import type { ImportReport } from '../importers/import-result';
import { parseArguments } from './arguments';
import type { CommandIo, ExitCode } from './command';
import { describeHistograms } from './describe-histograms';
import type { ImportedFile } from './read-runs';
import { readRuns } from './read-runs';
import { formatTable } from './table';

export async function inspect(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { files: paths, flags } = parseArguments(args, { flags: ['json'], options: [] });
  const files = await readRuns(paths, io);
  if (flags.has('json')) io.out(`${JSON.stringify(describeFiles(files), null, 2)}\n`);
  else for (const file of files) io.out(printFile(file));
  return 0;
}

/** One object whatever the number of files: the runs of all of them, each with its file. */
function describeFiles(files: readonly ImportedFile[]): object {
  return {
    format: [...new Set(files.map(({ result }) => result.format))].join(', '),
    runs: files.flatMap((file) => file.runs.map((entry) => describeRun(file.path, entry))),
    profiles: files.flatMap(({ path, result }) =>
      result.profiles.map((profile) => ({ file: path, ...profile })),
    ),
    report: describeReports(files.map(({ result }) => result.report)),
  };
}

function describeRun(path: string, { run, measurement }: ImportedFile['runs'][number]): object {
  const { workload } = run;
  const { counts } = measurement;
  return {
    file: path,
    label: run.label,
    tool: run.tool.id,
    tool_name: run.tool.name,
    tool_version: run.tool.version ?? null,
    workload: {
      model: workload.model ?? null,
      backend: workload.backend ?? null,
      dataset: workload.dataset ?? null,
      request_rate: workload.requestRate ?? null,
      max_concurrency: workload.maxConcurrency ?? null,
      arrival: workload.arrival,
      streaming: workload.streaming ?? null,
      prompt_tokens_mean: workload.promptTokensMean ?? null,
      output_tokens_mean: workload.outputTokensMean ?? null,
    },
    started_at: run.startedAt ?? null,
    duration_s: measurement.duration ?? null,
    counts: {
      requests: counts.requests ?? null,
      succeeded: counts.succeeded ?? null,
      failed: counts.failed ?? null,
      cancelled: counts.cancelled ?? null,
    },
    values: measurement.values.map(({ metric, statistic, value, n, origin }) => ({
      metric,
      statistic,
      value,
      unit: getMetric(metric).unit,
      n: n ?? null,
      origin,
    })),
    histograms: describeHistograms(measurement),
    definitions: measurement.definitions,
    notes: measurement.notes,
  };
}

function describeReports(reports: readonly ImportReport[]): object {
  const union = (pick: (report: ImportReport) => readonly string[]): string[] => [
    ...new Set(reports.flatMap(pick)),
  ];
  const dropped = new Map<string, number>();
  for (const { reason, count } of reports.flatMap((report) => report.dropped)) {
    dropped.set(reason, (dropped.get(reason) ?? 0) + count);
  }
  return {
    rows_read: reports.reduce((sum, report) => sum + report.rowsRead, 0),
    rows_kept: reports.reduce((sum, report) => sum + report.rowsKept, 0),
    dropped: [...dropped].map(([reason, count]) => ({ reason, count })),
    unknown_fields: union((report) => report.unknownFields),
    assumptions: union((report) => report.assumptions),
    secrets_dropped: union((report) => report.secretsDropped),
    notes: union((report) => report.notes),
  };
}

function printFile({ path, result, runs }: ImportedFile): string {
  const parts = [`${path}\n${result.formatLabel}: ${result.reason}.\n`];
  for (const { run, measurement } of runs) {
    const { counts, duration } = measurement;
    const facts = [
      ...(run.workload.model === undefined ? [] : [run.workload.model]),
      ...(counts.requests === undefined ? [] : [`${counts.requests} requests`]),
      ...(counts.failed === undefined ? [] : [`${counts.failed} failed`]),
      ...(duration === undefined ? [] : [formatWithUnit(duration, 'seconds')]),
    ];
    const rows: string[][] = measurement.values.map(({ metric, statistic, value, n, origin }) => [
      metric,
      statistic,
      formatWithUnit(value, getMetric(metric).unit),
      n === undefined ? '' : `${n}`,
      origin,
    ]);
    for (const { metric, n, quantiles } of describeHistograms(measurement)) {
      const { unit } = getMetric(metric);
      for (const { statistic, low, high } of quantiles) {
        const ends = [low, high].map((end) => (end === null ? '?' : formatWithUnit(end, unit)));
        const range = high === null ? `above ${ends[0] ?? ''}` : ends.join(' to ');
        rows.push([metric, statistic, range, `${n}`, 'buckets']);
      }
    }
    const columns = [
      { title: 'metric' },
      { title: 'statistic' },
      { title: 'value', align: 'right' as const },
      { title: 'n', align: 'right' as const },
      { title: 'origin' },
    ];
    const notes = measurement.notes.map((note) => `Note: ${note}\n`).join('');
    parts.push(`\n${[run.label, ...facts].join(' · ')}\n${formatTable(columns, rows)}${notes}`);
  }
  for (const profile of result.profiles)
    parts.push(`\n${profile.label}\n${describeProfile(profile)}\n${describeBlindSpots(profile)}\n`);
  for (const { reason, count } of result.report.dropped)
    parts.push(`Left out: ${reason}: ${count}\n`);
  return `${parts.join('')}\n`;
}
