/**
 * llmperf's `…_individual_responses.json`: an array with one object per request, or one object a line. The time per output token
 * is computed from them, because the tool's own "inter-token latency" includes the first token.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { fieldOf, hasAnyKey, isObject, numberOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues, tooManyRows } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { LLMPERF_TOOL, defineLlmperfMetrics } from './define';
import { DISTRIBUTIONS, LLMPERF_INTER_TOKEN, OTHER_ROW_FIELDS } from './foreign-types';

export async function parseLlmperfResponses(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  const loose = new RowCollector(context.report);
  for await (const value of readJsonValues(source, context)) {
    if (!Array.isArray(value)) {
      loose.add(value);
      continue;
    }
    const rows = new RowCollector(context.report);
    for (const item of value) rows.add(item);
    runs.push(...rows.build());
  }
  return { runs: [...runs, ...loose.build()] };
}

class RowCollector {
  readonly #rows = new RequestTableBuilder();
  readonly #codes = new Map<string, number>();
  #failed = 0;

  constructor(readonly report: ReportBuilder) {}

  add(row: unknown): void {
    this.report.read(1);
    if (!isObject(row) || !hasAnyKey(row, Object.keys(DISTRIBUTIONS))) {
      this.report.drop('a value that is not a response');
      return;
    }
    if (this.#rows.length === MAX_ROWS) throw tooManyRows();
    this.report.keep(1);
    if (textOf(row, 'GEN_TEXT') !== undefined) this.report.secret('generated texts');
    if (textOf(row, 'error_msg') !== undefined)
      this.report.secret('error messages of single requests');
    reportUnknownFields(row, [...Object.keys(DISTRIBUTIONS), ...OTHER_ROW_FIELDS], this.report);
    if (hasFailed(row)) {
      this.#failed += 1;
      const code = numberOf(row, 'error_code');
      const name = code === undefined ? 'no code' : `${code}`;
      this.#codes.set(name, (this.#codes.get(name) ?? 0) + 1);
      this.#rows.add({ status: 'failed', values: {} });
    } else {
      this.#rows.add(readRow(row, this.report));
    }
  }

  /** One run, or none when there was no row. */
  build(): BenchmarkRun[] {
    const table = this.#rows.build();
    if (!table) return [];
    const run = new RunBuilder('LLMPerf requests', LLMPERF_TOOL);
    const requests = table.length;
    const failed = this.#failed;
    run
      .counts({ requests, succeeded: requests - failed, failed })
      .requests(table)
      .note(
        'The rows do not name the model, the load or the duration; the summary of the same run does.',
      );
    if (failed > 0) {
      const codes = [...this.#codes].map(([code, count]) => `${code}: ${count}`).join(', ');
      run.note(
        failed === requests
          ? `No request succeeded (${requests} were sent), so there are no latencies. Error codes: ${codes}.`
          : `${countWith(failed, 'request')} of ${requests} failed. Error codes: ${codes}.`,
      );
    }
    defineLlmperfMetrics(run);
    this.report.assume('times without another unit in their names: seconds');
    return [run.build()];
  }
}

/** The tool sets a code for every error it sees; the codes −100 and −101 are its own, for answers of a wrong length. */
function hasFailed(row: JsonObject): boolean {
  const code = fieldOf(row, 'error_code');
  return (
    (code !== null && code !== undefined && code !== '') || textOf(row, 'error_msg') !== undefined
  );
}

function readRow(row: JsonObject, report: ReportBuilder): RequestRow {
  const read = (key: string, atLeast: number): number | undefined => {
    const value = numberOf(row, key);
    if (value === undefined || value > atLeast) return value;
    // Clients that cannot stream write 0 or −1 for the time to the first token.
    if (value < 0 || key === 'ttft_s') report.drop(`${key}: not a measurement`);
    return value < 0 || value <= atLeast ? undefined : value;
  };
  const ttft = read('ttft_s', 0);
  const latency = read('end_to_end_latency_s', 0);
  const outputTokens = read('number_output_tokens', -1);
  const tpot =
    latency === undefined || ttft === undefined || outputTokens === undefined
      ? undefined
      : (computeTimePerOutputToken(latency, ttft, outputTokens) ?? undefined);
  return {
    status: 'succeeded',
    values: {
      time_to_first_token: ttft,
      request_latency: latency,
      time_per_output_token: tpot,
      prompt_tokens: read('number_input_tokens', -1),
      output_tokens: outputTokens,
      [LLMPERF_INTER_TOKEN]: read('inter_token_latency_s', 0),
    },
  };
}
