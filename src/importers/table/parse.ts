/**
 * A generic table: text of any separator, JSON rows or JSON lines, with a row per request, metric, statistic or run. Imports at once
 * when everything is certain, and asks otherwise.
 */
import { getMetric } from '../../domain/metrics/catalogue';
import { isList, isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import type { Head } from '../head';
import { createHead } from '../head';
import { ImportError } from '../import-error';
import { readJsonLines, readJsonValues } from '../json-source';
import { HEAD_BYTES, MAX_JSON_BYTES, MAX_LINES_BYTES, formatMebibytes } from '../limits';
import type { ImportSource } from '../source';
import { decodeText, readLines, readUtf8 } from '../source';
import type { TableRow } from './collect-rows';
import { RowCollector } from './collect-rows';
import { SummaryCollector } from './collect-summary';
import { DelimitedRow } from './delimited-row';
import type { TextForm } from './form';
import { isByteDelimiter, splitLine } from './form';
import { JsonRow, rowsAt } from './json-rows';
import type { TableMapping } from './mapping';
import type { TableSample } from './preview';
import {
  certainMapping,
  createPreview,
  detectSample,
  readSample,
  usesDecimalComma,
} from './preview';
import { scanDelimited } from './scan-delimited';
import { scanRequests } from './scan-requests';
import { TextRow } from './text-row';

export async function parseTable(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  if (source.size > MAX_LINES_BYTES) {
    throw new ImportError(
      'too large',
      `The table is larger than ${formatMebibytes(MAX_LINES_BYTES)}, the most that can be read; import a part of it.`,
    );
  }
  const { head, table } = await readTable(source, context.mapping);
  const preview = createPreview(head, table, context.mapping?.layout);
  const mapping = context.mapping ?? certainMapping(preview);
  if (!mapping) return { needsMapping: preview };
  checkMapping(mapping, table.headers.length);
  const isComma = usesDecimalComma(table.form);
  const collector =
    (mapping.layout ?? 'requests') === 'requests'
      ? new RowCollector(table.headers, mapping, isComma, context.report)
      : new SummaryCollector(table.headers, mapping, isComma, context.report);
  const { form } = table;
  if (form.kind === 'json') await collectJson(source, head, table, form.path, collector, context);
  else if (isByteDelimiter(form.delimiter))
    await collectDelimited(source, table, form, collector, context);
  else await collectLines(source, table, form, collector, context);
  return { runs: collector.finish() };
}

interface Collector {
  add(row: TableRow): void;
}

/** From as much of the file as is needed: all of it when the first rows alone are larger than a head. */
async function readTable(
  source: ImportSource,
  mapping: TableMapping | undefined,
): Promise<{ readonly head: Head; readonly table: TableSample }> {
  for (const limit of [HEAD_BYTES, MAX_JSON_BYTES]) {
    const bytes = await source.readHead(limit);
    const head = createHead(decodeText(bytes), bytes.length < limit);
    const table = mapping?.form ? readSample(head, mapping.form) : detectSample(head);
    if (table) return { head, table };
    if (head.isWhole) break;
  }
  throw new ImportError(
    'damaged',
    mapping?.form
      ? 'The table has no rows in the form that was chosen; choose another separator.'
      : 'The lines of the table do not have the same number of cells; export it again.',
  );
}

function checkMapping({ columns, layout = 'requests' }: TableMapping, width: number): void {
  if (columns.length !== width) {
    throw new ImportError(
      'not supported',
      `The mapping is for ${columns.length} columns, the table has ${width}; map the columns of this file.`,
    );
  }
  const roles = columns.map(({ role }) => role);
  const measures =
    layout === 'requests'
      ? roles.includes('metric') || roles.includes('end time')
      : layout === 'metrics'
        ? roles.includes('row name') && (roles.includes('value') || roles.includes('statistic'))
        : layout === 'statistics'
          ? roles.includes('metric') && roles.includes('statistic name')
          : roles.includes('reported') || roles.includes('total');
  if (!measures) {
    throw new ImportError('no requests', 'No column is mapped to a metric; choose at least one.');
  }
  const metrics = columns.flatMap((column) => (column.role === 'metric' ? [column.metric] : []));
  const twice = metrics.find((metric, index) => metrics.indexOf(metric) !== index);
  if (layout === 'requests' && twice !== undefined) {
    throw new ImportError(
      'not supported',
      `Two columns are mapped to ${getMetric(twice).label}; leave one of them out.`,
    );
  }
}

/** Rows with numbers between one-byte separators, at full speed. */
async function collectDelimited(
  source: ImportSource,
  { headers }: TableSample,
  form: TextForm,
  collector: Collector,
  context: ParseContext,
): Promise<void> {
  let before = form.skip + form.headerRows;
  const row = new DelimitedRow(form.decimal === ',');
  const addRow = (): void => {
    if (before > 0) before -= 1;
    else if (row.startsWithHash && row.length !== headers.length)
      context.report.drop('comment line');
    else collector.add(row);
  };
  const requests = collector instanceof RowCollector ? collector : undefined;
  const blocks = requests?.createBlocks(form.delimiter);
  if (!requests || !blocks) {
    await scanDelimited(readUtf8(source, context), form.delimiter, row, addRow);
    return;
  }
  let share = 0;
  const onProgress = (read: number): void => {
    requests.expectShare(share);
    share = read;
    context.onProgress?.(read);
  };
  const chunks = readUtf8(source, { ...context, onProgress });
  await scanRequests(chunks, form.delimiter, before, blocks, row, addRow);
}

/** Pasted and printed tables: framed by bars, or in columns between spaces. */
async function collectLines(
  source: ImportSource,
  { headers }: TableSample,
  form: TextForm,
  collector: Collector,
  context: ParseContext,
): Promise<void> {
  let before = form.skip + form.headerRows;
  const row = new TextRow(form.decimal === ',');
  for await (const line of readLines(source, MAX_LINES_BYTES, context)) {
    const cells = splitLine(line, form.delimiter);
    if (!cells) continue;
    row.cells = cells;
    if (before > 0) before -= 1;
    else if (cells[0]?.startsWith('#') && cells.length !== headers.length)
      context.report.drop('comment line');
    else collector.add(row);
  }
}

async function collectJson(
  source: ImportSource,
  head: Head,
  { headers }: TableSample,
  path: readonly string[],
  collector: Collector,
  context: ParseContext,
): Promise<void> {
  const row = new JsonRow(headers);
  const isOneValue = Array.isArray(head.values[0]) || path.length > 0 || head.values.length === 1;
  const values = isOneValue ? readJsonValues(source, context) : readJsonLines(source, context);
  for await (const value of values) {
    if (!isObject(value) && !isList(value)) {
      context.report.drop('a value that is not an object');
      continue;
    }
    if (isList(value))
      context.report.drop(
        'a value that is not an object',
        value.filter((item) => !isObject(item)).length,
      );
    for (const item of rowsAt(value, path)) {
      row.load(item);
      collector.add(row);
    }
  }
}
