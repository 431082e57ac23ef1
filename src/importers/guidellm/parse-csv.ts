/**
 * GuideLLM's CSV of both generations, one row per benchmark. From 0.4 three rows of headers name group, field and statistic; before,
 * one row does. Percentiles are a list in one cell. The numbers are put into the shape of the JSON, so that both are read alike.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { MAX_JSON_BYTES } from '../limits';
import type { ImportSource } from '../source';
import type { Column } from './csv-columns';
import { describeColumns } from './csv-columns';
import { readCsvRecords } from './csv-records';
import type { Row } from './csv-row';
import { createRow, jsonOfRow, numberOfRow, readNumber, textOfRow } from './csv-row';
import { readCsvStrategy } from './csv-strategy';
import { checkRunCount, parseBenchmark } from './parse';

export async function parseGuidellmCsv(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const records = readCsvRecords(await source.readText(MAX_JSON_BYTES, context));
  const { columns, headerRows } = describeColumns(records);
  const rows = records.slice(headerRows);
  checkRunCount(rows.length);
  const runs: BenchmarkRun[] = [];
  for (const row of rows) {
    const cells = createRow(row, columns);
    if (cells) runs.push(parseRow(cells, context));
    else {
      context.report.read(1);
      context.report.drop(
        'a benchmark whose columns do not fit the header (a fault of GuideLLM up to 0.6 when benchmarks of one file measured different things)',
      );
    }
  }
  if (rows.length > 0 && runs.length === 0) {
    throw new ImportError(
      'damaged',
      'No row of this GuideLLM CSV fits its header; drop benchmarks.json of the same run, which is complete.',
    );
  }
  return { runs };
}

function parseRow(row: Row, context: ParseContext): BenchmarkRun {
  const metrics: Record<string, unknown> = {};
  for (const { column, text } of row) addMetric(metrics, column, text);
  metrics.request_totals = {
    successful: numberOfRow(row, 'successful'),
    incomplete: numberOfRow(row, 'incomplete'),
    errored: numberOfRow(row, 'errored'),
  };
  const benchmark: JsonObject = {
    ...readCsvStrategy(row),
    metrics,
    duration: numberOfRow(row, 'duration'),
    warmup_duration: numberOfRow(row, 'warmup'),
    started_at: readStart(textOfRow(row, 'start time')),
  };
  const file: JsonObject = { metadata: jsonOfRow(row, 'metadata') };
  return parseBenchmark(benchmark, file, context.report).build();
}

function addMetric(metrics: Record<string, unknown>, column: Column, text: string): void {
  if (column.metric === undefined || text === '') return;
  const { metric, statistic, levels } = column;
  const held = metrics[metric];
  const successful = isObject(held) && isObject(held.successful) ? held.successful : {};
  const added = levels ? readList(text, levels) : { [statistic ?? '']: readNumber(text) };
  metrics[metric] = { successful: { ...successful, ...added } };
}

/** `[0.1, 0.2, …]` by its levels: `min`, `0.1`, …, `99`, `max`. */
function readList(text: string, levels: readonly string[]): JsonObject {
  const values = text.replace(/^\[|\]$/g, '').split(',');
  const found: Record<string, unknown> = {};
  const percentiles: Record<string, unknown> = {};
  if (values.length !== levels.length) return {};
  levels.forEach((level, i) => {
    const value = readNumber(values[i] ?? '');
    if (level === 'min' || level === 'max') found[level] = value;
    else percentiles[`p${level}`] = value;
  });
  return { ...found, percentiles };
}

/** `2026-03-02 19:17:00`: local time of the machine, without a zone. */
function readStart(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
    ? text.replace(' ', 'T')
    : undefined;
}
