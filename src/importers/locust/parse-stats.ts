/** Locust's statistics at the end of a run: `PREFIX_stats.csv`, one row per endpoint and one over all of them. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { ImportError } from '../import-error';
import type { ParseContext, ParseResult } from '../format';
import { MAX_RUNS } from '../limits';
import { millisecondsToSeconds } from '../shared/convert';
import { readCsvRows } from '../shared/csv-rows';
import { routeLabel } from '../shared/route-label';
import type { ImportSource } from '../source';
import { LocustRow, readColumns } from './columns';
import { createLocustRun, noteLocustCounts, readLocustCounts } from './describe';

export async function parseLocustStats(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  let columns: ReturnType<typeof readColumns> | undefined;
  let width = 0;
  let aggregated: LocustRow | undefined;
  const endpoints: LocustRow[] = [];
  for await (const cells of readCsvRows(source, context)) {
    if (!columns) {
      columns = readColumns(cells);
      width = cells.length;
      for (const name of columns.unknown) report.unknownField(name);
      continue;
    }
    report.read(1);
    const row = new LocustRow(cells, columns);
    if (!row.isWhole(width)) report.drop('a row that is cut off');
    else if (row.isAggregated()) aggregated = row;
    else if (row.text('name') === 'Name') report.drop('a repeated header');
    else if (endpoints.length < MAX_RUNS - 1) endpoints.push(row);
    else report.drop(`endpoints beyond the first ${MAX_RUNS - 1}`);
  }
  // The row over all requests is the last one that is written: without it the file is not whole.
  if (!aggregated && endpoints.length > 0) {
    throw new ImportError(
      'damaged',
      'The statistics have no row “Aggregated”, so the file is cut off; copy it again after the run has ended.',
    );
  }
  const rows = aggregated ? [aggregated, ...(endpoints.length > 1 ? endpoints : [])] : [];
  if (aggregated) report.keep(1 + endpoints.length);
  if (endpoints.some((row) => routeLabel(row.text('name')) !== row.text('name')))
    report.secret('hosts, queries and ids in the names of endpoints');
  const runs = rows.map((row) => parseRow(row, endpoints));
  return { runs: runs.filter((run, i) => i === 0 || (run.counts.requests ?? 0) > 0) };
}

function parseRow(row: LocustRow, endpoints: readonly LocustRow[]): BenchmarkRun {
  const requests = row.count('requests');
  const counts = readLocustCounts(requests, row.count('failures'));
  const rate = row.number('rate');
  const run = createLocustRun(labelOf(row, endpoints));
  run.counts(counts);
  if (requests !== undefined && rate !== undefined && rate > 0) {
    run.duration(requests / rate);
    run.note('The duration is worked out as requests ÷ requests per second; the file has none.');
  }
  if (row.isAggregated() && endpoints.length === 1)
    run.note(`All requests are to one endpoint, ${describeEndpoint(endpoints[0])}.`);
  if (!noteLocustCounts(run, counts)) return run.build();
  run.report('request_throughput', 'rate', rate, requests);
  const report = (statistic: Parameters<typeof run.report>[1], value: number | undefined): void => {
    if (value !== undefined)
      run.report('request_latency', statistic, millisecondsToSeconds(value), requests);
  };
  report('mean', row.number('mean'));
  report('min', row.number('min'));
  report('max', row.number('max'));
  for (const [statistic, value] of row.percentiles()) report(statistic, value);
  // The same as the column 50 %, which is a setting.
  report('p50', row.number('median'));
  return run.build();
}

function labelOf(row: LocustRow, endpoints: readonly LocustRow[]): string {
  if (!row.isAggregated()) return describeEndpoint(row);
  return endpoints.length > 1 ? `all ${endpoints.length} endpoints` : 'all requests';
}

function describeEndpoint(row: LocustRow | undefined): string {
  return [row?.text('method').slice(0, 20), routeLabel(row?.text('name') ?? '')]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
