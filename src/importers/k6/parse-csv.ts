/**
 * k6's points as CSV: `k6 run --out csv=FILE`. After metric_name, timestamp and metric_value there is one column for each system
 * tag that the run has (16 to 19 columns by default), then extra_tags and, in newer versions, metadata. Read by name.
 */
import type { ParseContext, ParseResult } from '../format';
import { readCsvRows } from '../shared/csv-rows';
import type { ImportSource } from '../source';
import { PointCollector } from './points';

const FIXED = ['metric_name', 'timestamp', 'metric_value'];

export async function parseK6Csv(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const points = new PointCollector(report);
  let header: readonly string[] = [];
  for await (const cells of readCsvRows(source, context)) {
    if (cells[0]?.replace(/^\ufeff/u, '').trim() === 'metric_name') {
      header = cells.map((cell) => cell.replace(/^\ufeff/u, '').trim());
      continue;
    }
    report.read(1);
    const row = readRow(header, cells);
    if (!row) {
      report.drop('a row that is cut off');
      continue;
    }
    points.add(row);
  }
  return { runs: points.finish() };
}

function readRow(
  header: readonly string[],
  cells: readonly string[],
): Parameters<PointCollector['add']>[0] | undefined {
  if (cells.length < header.length) return undefined;
  const cell = (name: string): string => cells[header.indexOf(name)]?.trim() ?? '';
  const metric = cell('metric_name');
  const text = cell('metric_value');
  const value = text === '' ? Number.NaN : Number(text);
  if (metric === '') return undefined;
  const tags = header.flatMap((name, i): [string, string][] => {
    const tag = cells[i]?.trim() ?? '';
    return tag === '' || FIXED.includes(name) || name === 'extra_tags' || name === 'metadata'
      ? []
      : [[name, tag]];
  });
  return {
    metric,
    time: cell('timestamp'),
    value: Number.isFinite(value) ? value : undefined,
    tags: Object.fromEntries(tags),
    key: header
      .flatMap((name, i) =>
        name === 'metric_name' || name === 'metric_value' ? [] : [sortPairs(cells[i] ?? '')],
      )
      .join('\n'),
  };
}

/** `a=1&b=2`: k6 writes the extra tags in an order that changes from row to row. */
function sortPairs(cell: string): string {
  return cell.includes('&') ? cell.split('&').sort().join('&') : cell;
}
