/** The aggregate of a genai-perf run: `profile_export_genai_perf.json`, and its CSV for readers who have nothing else. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { booleanOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import { MAX_JSON_BYTES } from '../limits';
import type { ReportBuilder } from '../report';
import { parseBlocksCsv } from '../shared/blocks-csv';
import { defineBlockMetrics, readBlockValue, reportBlocks } from '../shared/metric-blocks';
import { readModelName } from '../shared/model-name';
import type { ImportSource } from '../source';
import { OTHER_FIELDS } from './foreign-types';

export async function parseGenaiPerf(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    if (isObject(value)) runs.push(parseAggregate(value, context.report));
    else context.report.drop('a value that is not the result of a run');
  }
  return { runs };
}

export async function parseGenaiPerfCsv(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const text = await source.readText(MAX_JSON_BYTES, context);
  const run = parseAggregate(parseBlocksCsv(text), context.report);
  const note =
    'The CSV is rounded to two decimals; profile_export_genai_perf.json of the same run is exact and names the model and the load.';
  return { runs: [{ ...run, notes: [...run.notes, note] }] };
}

function parseAggregate(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const config = objectOf(data, 'input_config');
  const concurrency = readStimulus(config, 'concurrency');
  const requestRate = readStimulus(config, 'request_rate');
  const label = [
    ...(requestRate === undefined ? [] : [`${requestRate} requests/s`]),
    ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
  ].join(', ');
  const run = new RunBuilder(label || 'genai-perf run', {
    id: 'genai-perf',
    name: 'NVIDIA genai-perf',
  });
  const succeeded = readBlockValue(data, 'request_count');
  run
    .workload({
      model: readModelName(readModel(config)),
      backend: textOf(config, 'endpoint', 'type') ?? textOf(config, 'endpoint_type'),
      dataset: undefined,
      requestRate,
      maxConcurrency: concurrency,
      arrival:
        requestRate !== undefined ? 'open' : concurrency !== undefined ? 'closed' : 'unknown',
      streaming: booleanOf(config, 'endpoint', 'streaming') ?? booleanOf(config, 'streaming'),
      promptTokensMean: readBlockValue(data, 'input_sequence_length'),
      outputTokensMean: readBlockValue(data, 'output_sequence_length'),
    })
    .counts(Number.isSafeInteger(succeeded) ? { succeeded } : {});
  reportBlocks(run, data, OTHER_FIELDS, report);
  defineBlockMetrics(run);
  run.note(
    'genai-perf leaves requests without an answer out of its results, so failed ones cannot be counted.',
  );
  report.read(1);
  report.keep(1);
  if (config) {
    report.secret(
      'the tool’s configuration (address, headers, keys, command line), apart from model and load',
    );
  }
  return run.build();
}

/** 2025 versions nest it (`perf_analyzer.stimulus.concurrency`), older ones have the argument itself. */
function readStimulus(config: JsonObject | undefined, name: string): number | undefined {
  const value = numberOf(config, 'perf_analyzer', 'stimulus', name) ?? numberOf(config, name);
  return value !== undefined && value > 0 ? value : undefined;
}

function readModel(config: JsonObject | undefined): string | undefined {
  const names = listOf(config, 'model_names') ?? listOf(config, 'model');
  return textOf(names?.[0]) ?? textOf(config, 'formatted_model_name');
}
