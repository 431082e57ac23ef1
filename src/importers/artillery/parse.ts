/** The report of `artillery run --output`: an aggregate of the run, and one of the same shape for each period. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { hasAnyKey, isObject, listOf, numberOf, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { defineArtilleryMetrics } from './describe';
import { REPORT_FIELDS } from './foreign-types';
import { parseV1 } from './parse-v1';
import { parseV2 } from './parse-v2';

export async function parseArtillery(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    context.report.read(1);
    if (isObject(value) && hasAnyKey(value, ['aggregate', 'intermediate'])) {
      runs.push(parseReport(value, context.report));
      context.report.keep(1);
    } else {
      context.report.drop('a value that is not a report');
    }
  }
  return { runs };
}

function parseReport(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const aggregate = objectOf(data, 'aggregate');
  if (!aggregate) {
    throw new ImportError(
      'damaged',
      'The report has periods but no aggregate, so the run did not end; run it again and let it finish.',
      'aggregate',
    );
  }
  reportUnknownFields(data, REPORT_FIELDS, report);
  const periods = listOf(data, 'intermediate') ?? [];
  const isFirstVersion = hasAnyKey(aggregate, ['scenariosCreated', 'requestsCompleted', 'rps']);
  const run = new RunBuilder(labelOf(aggregate), { id: 'artillery', name: 'Artillery' });
  // Virtual users arrive by the clock, whatever happened to those before them; inside a scenario each waits for its answer.
  run.workload({
    model: undefined,
    backend: undefined,
    dataset: undefined,
    requestRate: undefined,
    maxConcurrency: undefined,
    arrival: 'open',
    streaming: undefined,
    promptTokensMean: undefined,
    outputTokensMean: undefined,
  });
  if (isFirstVersion) parseV1(run, aggregate, periods, report);
  else parseV2(run, aggregate, report);
  defineArtilleryMetrics(run, isFirstVersion);
  if (periods.length > 1)
    report.note(
      `${countWith(periods.length, 'period')} of the run not read one by one: the aggregate is over all of them.`,
    );
  return run.build();
}

/** `20 virtual users/s`, from the phases where the report has them (version 1); else the number of users. */
function labelOf(aggregate: JsonObject): string {
  const phases = listOf(aggregate, 'phases') ?? [];
  const rates = phases.flatMap((phase) => numberOf(phase, 'arrivalRate') ?? []);
  const [rate] = rates;
  if (rate !== undefined && rates.every((other) => other === rate))
    return `${rate} virtual users/s`;
  const created =
    numberOf(aggregate, 'counters', 'vusers.created') ?? numberOf(aggregate, 'scenariosCreated');
  return created === undefined ? 'Artillery run' : countWith(created, 'virtual user');
}
