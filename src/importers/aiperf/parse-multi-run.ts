/**
 * AIPerf’s files about several runs: the confidence aggregate and the collated one of repeated runs, and the sweep over parameters. One
 * run per combination of parameters. The intervals between runs are in the notes, because a reported value has none of its own.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { reportCollated } from './collated';
import { createLoad, readParameters } from './load';
import { reportAcrossRuns } from './across-runs';
import { aiperfTool, defineAiperfMetrics } from './tool';

export async function parseMultiRun(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    if (!isObject(value)) {
      context.report.drop('a value that is not the summary of runs');
      continue;
    }
    const combinations = readCombinations(value);
    if (runs.length + combinations.length > MAX_RUNS) {
      throw new ImportError(
        'too large',
        `The file has more than ${MAX_RUNS} combinations; split it.`,
      );
    }
    for (const combination of combinations) {
      runs.push(...parseCombination(combination, value, context.report));
    }
  }
  return { runs };
}

interface Combination {
  readonly parameters: JsonObject | undefined;
  readonly metrics: JsonObject;
}

/** Of a sweep one per point; of repeated runs the one that all of them had. */
function readCombinations(data: JsonObject): Combination[] {
  const points = listOf(data, 'per_combination_metrics');
  if (points) {
    return points.map((point) => ({
      parameters: objectOf(point, 'parameters') ?? {},
      metrics: objectOf(point, 'metrics') ?? {},
    }));
  }
  const byValue = objectOf(data, 'per_value_metrics');
  if (byValue) {
    const name = textOf(data, 'metadata', 'parameter_name') ?? 'value';
    return Object.entries(byValue).map(([value, metrics]) => ({
      parameters: { [name]: Number(value) },
      metrics: objectOf(metrics) ?? {},
    }));
  }
  const metrics = objectOf(data, 'metrics') ?? objectOf(data, 'combined') ?? data;
  return [{ parameters: undefined, metrics }];
}

function parseCombination(
  { parameters, metrics }: Combination,
  data: JsonObject,
  report: ReportBuilder,
): BenchmarkRun[] {
  const runsEach = readRunsEach(data);
  const point = readParameters(parameters ?? {});
  const load = createLoad(point.requestRate, point.concurrency, point.others);
  const repeats = runsEach === undefined ? 'several runs' : countWith(runsEach, 'run');
  const label = parameters === undefined ? repeats : load.label;
  const run = new RunBuilder(label, aiperfTool(textOf(data, 'aiperf_version')));
  const collated = reportCollated(run, metrics, data, report);
  const level =
    numberOf(data, 'metadata', 'confidence_level') ?? numberOf(data, 'confidence_level');
  const isReported =
    collated?.isReported ?? reportAcrossRuns(run, metrics, { level, runs: runsEach }, report);
  report.read(1);
  if (!isReported) {
    report.drop('a combination without a metric that is known');
    return [];
  }
  report.keep(1);
  run
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      streaming: undefined,
      promptTokensMean: collated?.promptTokens,
      outputTokensMean: collated?.outputTokens,
    })
    .method({ warmUp: 'excluded', latencyFrom: 'send' });
  if (collated?.succeeded !== undefined) run.counts({ succeeded: collated.succeeded });
  noteFailedRuns(run, data);
  if (parameters !== undefined) noteRank(run, parameters, data);
  defineAiperfMetrics(run);
  report.note(
    'Summaries over several runs do not say which model they are from, and hold no single requests; profile_export_aiperf.json and profile_export.jsonl of each run do.',
  );
  return [run.build()];
}

/** How many runs each combination had. */
function readRunsEach(data: JsonObject): number | undefined {
  const metadata = objectOf(data, 'metadata');
  const trials = countOf(metadata, 'num_trials_per_value');
  if (trials !== undefined) return trials;
  const total = countOf(data, 'num_successful_runs') ?? countOf(metadata, 'num_successful_runs');
  const combinations =
    countOf(metadata, 'num_combinations') ?? listOf(data, 'per_combination_metrics')?.length ?? 1;
  if (total === undefined || combinations === 0) return undefined;
  return total % combinations === 0 ? total / combinations : undefined;
}

function noteFailedRuns(run: RunBuilder, data: JsonObject): void {
  const failed = listOf(data, 'failed_runs') ?? listOf(data, 'metadata', 'failed_runs') ?? [];
  if (failed.length > 0) {
    run.note(`${countWith(failed.length, 'run')} of the file failed and is not in these values.`);
  }
}

function noteRank(run: RunBuilder, parameters: JsonObject, data: JsonObject): void {
  const isHere = (other: unknown): boolean => JSON.stringify(other) === JSON.stringify(parameters);
  if (listOf(data, 'pareto_optimal')?.some(isHere)) {
    run.note(
      'AIPerf counts this point as Pareto optimal: no other has both more throughput and less latency.',
    );
  }
  for (const [name, entry] of Object.entries(objectOf(data, 'best_configurations') ?? {})) {
    const label = name.replaceAll('_', ' ').slice(0, 60);
    if (isHere(objectOf(entry, 'parameters'))) run.note(`AIPerf’s ${label} of the sweep.`);
  }
}
