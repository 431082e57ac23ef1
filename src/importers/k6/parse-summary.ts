/** k6's end-of-test summary: the data of handleSummary, the legacy `--summary-export` and the machine-readable summary of 1.5. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { fieldOf, hasAnyKey, isObject, numberOf, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { defineK6Metrics, k6Tool, labelLoad } from './describe';
import { readLoad } from './load';
import { baseName } from './metrics';
import { readCounts, reportSummaryMetrics } from './report-summary';
import type { Summary } from './summary-model';
import { readSummary } from './summary-model';

export async function parseK6Summary(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    report.read(1);
    const run = isObject(value) ? parseSummary(value, report) : undefined;
    if (run) {
      report.keep(1);
      runs.push(run);
    } else {
      report.drop('a summary without requests and measurements');
    }
  }
  return { runs };
}

function parseSummary(data: JsonObject, report: ReportBuilder): BenchmarkRun | undefined {
  const summary = readSummary(data, report);
  const { arrival, executors } = readLoad(data);
  const counts = readCounts(summary);
  const gauge = summary.metrics.get('vus_max')?.values;
  const vus = numberOf(gauge, 'max') ?? numberOf(gauge, 'value');
  const maxConcurrency = vus !== undefined && vus > 0 ? vus : undefined;
  const run = new RunBuilder(labelLoad(executors, maxConcurrency), k6Tool(summary.version));
  run
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: undefined,
      maxConcurrency,
      arrival,
      streaming: undefined,
      promptTokensMean: undefined,
      outputTokensMean: undefined,
    })
    .counts(counts)
    .duration(summary.duration ?? impliedDuration(summary));
  const isMeasured = reportSummaryMetrics(run, summary, counts, report);
  noteSummary(run, summary);
  defineK6Metrics(run);
  reportSecrets(data, report);
  return isMeasured || counts.requests !== undefined ? run.build() : undefined;
}

/** Seconds; the legacy export leaves the duration out, but its rates are count ÷ duration. */
function impliedDuration({ metrics }: Summary): number | undefined {
  const requests = metrics.get('http_reqs') ?? metrics.get('iterations');
  const count = numberOf(requests?.values, 'count');
  const rate = numberOf(requests?.values, 'rate');
  return count !== undefined && rate !== undefined && rate > 0 ? count / rate : undefined;
}

function noteSummary(run: RunBuilder, { metrics, duration, shape }: Summary): void {
  for (const metric of metrics.values()) {
    for (const { expression, isHeld } of metric.thresholds) {
      const part = metric.name.includes('{') ? ' (part of the requests)' : '';
      run.note(
        `The script’s threshold ${baseName(metric.name)}${part} ${expression} was ${isHeld ? 'held' : 'missed'}.`,
      );
    }
  }
  const checks = metrics.get('checks')?.values;
  const passed = numberOf(checks, 'passes') ?? numberOf(checks, 'matches');
  const failed = numberOf(checks, 'fails');
  const total = failed === undefined ? numberOf(checks, 'total') : (passed ?? 0) + failed;
  if (passed !== undefined && total !== undefined && total > 0) {
    run.note(`${passed} of ${countWith(total, 'check')} of the script passed.`);
  }
  const dropped = numberOf(metrics.get('dropped_iterations')?.values, 'count');
  if (dropped !== undefined && dropped > 0) {
    run.note(
      `${countWith(dropped, 'iteration')} could not be started in time and were dropped: the load was less than the script asked for.`,
    );
  }
  if (duration === undefined && shape === 'summary export') {
    run.note('The duration is worked out as requests ÷ requests per second; the file has none.');
  }
}

function reportSecrets(data: JsonObject, report: ReportBuilder): void {
  const setup = fieldOf(data, 'setup_data');
  if (setup !== undefined && setup !== null) {
    report.secret(
      'what the script’s setup returned (setup_data), which can be tokens and accounts',
    );
  }
  const options = objectOf(data, 'options') ?? {};
  const plain = ['summaryTrendStats', 'summaryTimeUnit', 'noColor'];
  if (Object.keys(options).some((key) => !plain.includes(key))) {
    report.secret('the script’s options, apart from the kind of load');
  }
  if (hasAnyKey(objectOf(data, 'config'), ['script'])) report.secret('the path of the script');
}
