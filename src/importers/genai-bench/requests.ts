/**
 * `individual_request_metrics`: one object per request. The tool computes its statistics without the first and last requests when
 * it was given shares for warm-up and cool-down, but writes them all; the sum that it prints says which ones it counted.
 */
import type { RequestTable } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import type { JsonObject } from '../fields';
import { fieldOf, isObject, listOf, numberOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { reportUnknownFields } from '../shared/unknown-fields';
import { COUNTS, OTHER_ROW_FIELDS, SPEEDS, TIMES } from './foreign-types';

export interface MeasuredRequests {
  readonly table: RequestTable;
  readonly succeeded: number;
  readonly failed: number;
  /** Requests of the warm-up and the cool-down, which are not in the table. */
  readonly leftOut: number;
}

export interface RowsOptions {
  /** A time of the file in seconds. */
  readonly toSeconds: (time: number) => number;
  /** Whether the answers have tokens; without them the tool's TTFT is the whole latency. */
  readonly generates: boolean;
}

/** What the tool's statistics are made of: the number of successful requests and the sum of their latencies, in the file's unit. */
export interface CountedRequests {
  readonly n: number;
  readonly latencySum: number;
}

/**
 * The requests that the tool's statistics are made of, or why the rows cannot be used. Null for a file without rows.
 * @param counted undefined when the file has no statistics to compare the rows with; then all rows are taken
 */
export function readRequests(
  file: JsonObject,
  counted: CountedRequests | undefined,
  options: RowsOptions,
  report: ReportBuilder,
): MeasuredRequests | { readonly unusable: string } | null {
  const rows = (listOf(file, 'individual_request_metrics') ?? []).filter(isObject);
  if (rows.length === 0) return null;
  report.read(rows.length);
  reportPrivateContent(rows, report);
  const window = counted ? findWindow(rows, counted) : { start: 0, end: rows.length };
  if (!window) {
    report.drop('single requests that are not those of the aggregate', rows.length);
    return {
      unusable: `The file has ${rows.length} single requests, but its statistics are made of ${counted?.n} others; only the statistics are used.`,
    };
  }
  const leftOut = rows.length - (window.end - window.start);
  report.drop('requests of the warm-up or the cool-down', leftOut);
  const builder = new RequestTableBuilder();
  let failed = 0;
  for (const row of rows.slice(window.start, window.end)) {
    reportUnknownFields(
      row,
      [...Object.keys({ ...TIMES, ...COUNTS, ...SPEEDS }), ...OTHER_ROW_FIELDS],
      report,
    );
    if (hasFailed(row)) {
      failed += 1;
      builder.add({ status: 'failed', values: {} });
    } else {
      builder.add({ status: 'succeeded', values: readValues(row, options, report) });
    }
  }
  const table = builder.build();
  if (!table) return null;
  report.keep(table.length);
  return { table, succeeded: table.length - failed, failed, leftOut };
}

/** The tool tests the truth of the code, so that 0 is no error. */
function hasFailed(row: JsonObject): boolean {
  const code = fieldOf(row, 'error_code');
  return code !== null && code !== undefined && code !== 0 && code !== '';
}

/**
 * The rows from the first to the last request whose latencies, n in a row, add up to the printed sum. Undefined when there are
 * none: the rows are others, or fewer. Failures before the first and after the last counted success stay outside only when
 * something was left out there.
 */
function findWindow(
  rows: readonly JsonObject[],
  { n, latencySum }: CountedRequests,
): { readonly start: number; readonly end: number } | undefined {
  const successes = rows.flatMap((row, index) =>
    hasFailed(row) ? [] : [{ index, latency: numberOf(row, 'e2e_latency') ?? 0 }],
  );
  if (n === 0 || successes.length < n) return undefined;
  let sum = 0;
  for (const [i, { latency }] of successes.entries()) {
    sum += latency - (successes[i - n]?.latency ?? 0);
    const first = i - n + 1;
    // The sums are of the same doubles in another order.
    if (first < 0 || Math.abs(sum - latencySum) > 1e-6 * latencySum) continue;
    const start = first === 0 ? 0 : (successes[first]?.index ?? 0);
    const end = i === successes.length - 1 ? rows.length : (successes[i]?.index ?? 0) + 1;
    return { start, end };
  }
  return undefined;
}

function readValues(
  row: JsonObject,
  { toSeconds, generates }: RowsOptions,
  report: ReportBuilder,
): Record<string, number | undefined> {
  const read = (key: string): number | undefined => {
    const value = numberOf(row, key);
    if (value !== undefined && value < 0) report.drop(`${key}: negative value`);
    return value !== undefined && value >= 0 ? value : undefined;
  };
  const time = (key: string): number | undefined => {
    const value = read(key);
    return value === undefined || value === 0 ? undefined : toSeconds(value);
  };
  const ttft = generates ? time('ttft') : undefined;
  const latency = time('e2e_latency');
  const outputTokens = read('num_output_tokens');
  const computed =
    latency === undefined || ttft === undefined || outputTokens === undefined
      ? undefined
      : (computeTimePerOutputToken(latency, ttft, outputTokens) ?? undefined);
  return {
    time_to_first_token: ttft,
    request_latency: latency,
    // The tool divides in the same way, but also where there is no second token.
    time_per_output_token:
      outputTokens !== undefined && outputTokens <= 1 ? undefined : (time('tpot') ?? computed),
    prompt_tokens: read('num_input_tokens'),
    output_tokens: outputTokens,
    'custom.output_latency_seconds': generates ? time('output_latency') : undefined,
    'custom.reasoning_tokens': read('num_reasoning_tokens'),
  };
}

function reportPrivateContent(rows: readonly JsonObject[], report: ReportBuilder): void {
  if (rows.some((row) => textOf(row, 'error_message') !== undefined))
    report.secret('error messages of single requests');
}
