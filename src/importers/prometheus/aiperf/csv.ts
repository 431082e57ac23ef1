/** `server_metrics_export.csv`: one section for each type, each with a header of its own, label columns included. */
import { splitDelimitedLine } from '../../table/split-line';
import type { ExportedFile, ExportedSeries } from './series';

const FIXED = ['Endpoint', 'Type', 'Metric', 'Unit', 'Description', 'buckets', 'timeslices'];
const STATISTIC =
  /^(?:avg|min|max|std|total|count|sum|p\d+(?:\.\d+)?(?:_estimate)?|(?:count_|sum_)?rate|rate_\w+)$/u;

/** Numbers are rounded to four decimals. The last section (labels of `_info` metrics) has no type and is passed over. */
export function readCsvSeries(text: string): ExportedFile {
  const series: ExportedSeries[] = [];
  let version: string | undefined;
  let columns: readonly string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    version ??= /^#\s*aiperf_version:\s*(\S{1,40})/u.exec(line)?.[1];
    if (line.startsWith('#') || line.trim() === '') continue;
    const cells = splitDelimitedLine(line, ',');
    if (cells[0] === 'Endpoint') columns = cells;
    else if (columns.includes('Type')) series.push(readRow(columns, cells));
  }
  return { series, ...(version === undefined ? {} : { version }) };
}

function readRow(columns: readonly string[], cells: readonly string[]): ExportedSeries {
  const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
  const statistics = new Map<string, number>();
  const labels: [string, string][] = [['endpoint_url', cell('Endpoint')]];
  columns.forEach((column, i) => {
    const text = cells[i] ?? '';
    if (FIXED.includes(column) || text === '') return;
    if (!STATISTIC.test(column)) labels.push([column, text]);
    else if (Number.isFinite(Number(text))) statistics.set(column, Number(text));
  });
  return {
    type: cell('Type'),
    name: cell('Metric'),
    labels: Object.fromEntries(labels),
    statistics,
    buckets: readBuckets(cell('buckets')),
  };
}

/** `0.1=0;0.25=3;+Inf=196`. */
function readBuckets(text: string): [string, number][] {
  return text.split(';').flatMap((part): [string, number][] => {
    const [bound = '', count = ''] = part.split('=');
    return count === '' ? [] : [[bound, Number(count)]];
  });
}
