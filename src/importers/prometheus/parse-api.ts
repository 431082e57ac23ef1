/** Answers of Prometheus' HTTP API: `/api/v1/query` (vector, scalar) and `/api/v1/query_range` (matrix); also promtool's JSON. */
import type { MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';
import { fieldOf, isObject, listOf, textOf } from '../fields';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import type { ImportSource } from '../source';
import type { ApiSeries } from './api/read-series';
import { readApiSeries } from './api/read-series';
import { createRangeRuns } from './api/range-runs';
import { createUnnamedRun } from './api/unnamed-run';
import { toSnapshots } from './api/to-snapshots';
import { importSnapshots } from './import-snapshots';

export async function parsePrometheusApi(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const { report } = context;
  const series: ApiSeries[] = [];
  let native = 0;
  for await (const value of readJsonValues(source, context)) {
    throwOnError(value);
    noteWarnings(value, report);
    for (const entry of resultsOf(value)) {
      if (isObject(entry) && ('histogram' in entry || 'histograms' in entry)) native += 1;
      const read = readApiSeries(entry);
      if (read) series.push(read);
    }
  }
  report.secret('values of labels that are not needed, such as host names');
  report.drop('series of native histograms', native);
  if (series.length === 0) {
    throw new ImportError(
      'no requests',
      'The answer of Prometheus holds no series with values; check the query and its time range, and save the answer again.',
    );
  }
  const named = series.filter(({ name }) => name !== undefined);
  const unnamed = series.filter(({ name }) => name === undefined);
  return joinResults([
    ...(named.some(({ isRange }) => isRange)
      ? [
          createRangeRuns(
            named.filter(({ isRange }) => isRange),
            report,
          ),
        ]
      : []),
    ...snapshotResults(toSnapshots(named.filter(({ isRange }) => !isRange)), report),
    ...(unnamed.length > 0 ? [createUnnamedRun(unnamed, report)] : []),
  ]);
}

function snapshotResults(
  snapshots: readonly MetricsSnapshot[],
  report: ReportBuilder,
): readonly ParsedFile[] {
  return snapshots.length === 0 ? [] : [importSnapshots(snapshots, report)];
}

function joinResults(results: readonly ParsedFile[]): ParsedFile {
  const runs = results.flatMap((result) => result.runs);
  const snapshots = results.flatMap((result) => result.snapshots ?? []);
  if (runs.length === 0 && snapshots.length === 0) {
    throw new ImportError(
      'not supported',
      'No series of the answer is of a server that is known here; query a metric by its name, such as {__name__=~"vllm:.*"}.',
    );
  }
  return { runs, snapshots };
}

/** The series, whether the answer is whole or was unpacked with jq: `.data`, or `.data.result`. */
function resultsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const data = fieldOf(value, 'data') ?? value;
  const type = textOf(data, 'resultType');
  if (type === 'scalar') return [{ metric: {}, value: fieldOf(data, 'result') }];
  return listOf(data, 'result') ?? [];
}

function throwOnError(value: unknown): void {
  if (fieldOf(value, 'status') !== 'error') return;
  const type = textOf(value, 'errorType') ?? 'no type given';
  const message = textOf(value, 'error')?.replaceAll(/\s+/g, ' ').replace(/[.]$/u, '');
  throw new ImportError(
    'not supported',
    `Prometheus answered with an error (${[type, message].filter(Boolean).join(': ')}); correct the query and save the answer again.`,
  );
}

function noteWarnings(value: unknown, report: ReportBuilder): void {
  for (const kind of ['warnings', 'infos']) {
    for (const text of listOf(value, kind) ?? []) {
      if (typeof text === 'string') report.note(`Prometheus says: ${text.slice(0, 200)}`);
    }
  }
}
