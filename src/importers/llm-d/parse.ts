/** The benchmark report of llm-d-benchmark: one or more documents of YAML, or JSON. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, hasAnyKey, isObject, numberOf, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { parseJsonValues } from '../json-text';
import { MAX_JSON_BYTES, MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { readModelName } from '../shared/model-name';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import { parseYamlDocuments } from '../shared/yaml-source';
import type { ImportSource } from '../source';
import { LATENCIES, LENGTHS, RATES, RENAMED } from './foreign-types';
import { reportComponents } from './observability';
import type { Sections } from './sections';
import { readSections } from './sections';
import { readRate, reportBlock } from './statistics';

export async function parseLlmD(source: ImportSource, context: ParseContext): Promise<ParseResult> {
  const text = await source.readText(MAX_JSON_BYTES, context);
  const values = /^\s*[[{]/.test(text) ? parseJsonValues(text).values : parseYamlDocuments(text);
  const runs: BenchmarkRun[] = [];
  for (const value of values.flatMap((item): readonly unknown[] =>
    Array.isArray(item) ? item : [item],
  )) {
    const sections = isObject(value) ? readSections(value) : undefined;
    if (!isObject(value) || !sections) {
      context.report.drop('a value that is not a report');
      continue;
    }
    if (runs.length === MAX_RUNS) {
      throw new ImportError('too large', `The file has more than ${MAX_RUNS} reports; split it.`);
    }
    context.report.read(1);
    if (countOf(sections.requests, 'total') === 0) {
      context.report.drop('a report of a run that sent no requests');
      continue;
    }
    context.report.keep(1);
    runs.push(parseReport(value, sections, context.report));
  }
  return { runs };
}

function parseReport(data: JsonObject, sections: Sections, report: ReportBuilder): BenchmarkRun {
  const { tool, requestRate, concurrency } = sections;
  const isClosed = requestRate === undefined && concurrency !== undefined;
  const run = new RunBuilder(labelOf(sections), {
    id: 'llm-d',
    name: 'llm-d benchmark report',
    version: sections.version,
  });
  const counts = readCounts(sections, run);
  run
    .workload({
      model: readModelName(sections.model),
      backend: sections.engine,
      dataset: undefined,
      requestRate,
      maxConcurrency: concurrency,
      arrival: requestRate !== undefined ? 'open' : isClosed ? 'closed' : 'unknown',
      streaming: undefined,
      promptTokensMean: positive(numberOf(sections.requests, 'input_length', 'mean')),
      outputTokensMean: positive(numberOf(sections.requests, 'output_length', 'mean')),
    })
    .counts(counts)
    .duration(sections.duration)
    .startedAt(sections.start)
    .note(
      tool === undefined
        ? 'The report does not name the tool that measured.'
        : `Measured by ${tool} and converted by llm-d-benchmark.`,
    );
  reportLatencies(run, sections, counts, report);
  for (const [key, metric] of Object.entries(RATES))
    run.report(metric, 'rate', readRate(sections.throughput, key, metric));
  reportComponents(run, objectOf(data, 'results', 'observability'), report);
  reportPrivateContent(data, report);
  reportUnknown(data, sections, report);
  return run.build();
}

function labelOf({ stage, requestRate, concurrency, tool }: Sections): string {
  const parts = [
    ...(stage === undefined ? [] : [`stage ${stage}`]),
    ...(requestRate === undefined ? [] : [`${requestRate} requests/s`]),
    ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
  ];
  return parts.join(', ') || `${tool ?? 'llm-d'} run`;
}

/**
 * `total` is what was sent. The conversion of vLLM's results in version 0.1 writes the completed requests there and knows no
 * failures.
 */
function readCounts({ requests, tool, version }: Sections, run: RunBuilder): RequestCounts {
  const total = countOf(requests, 'total');
  const failed = countOf(requests, 'failures');
  const cancelled = countOf(requests, 'incomplete');
  if (total === undefined) return {};
  if (failed === undefined && cancelled === undefined) {
    const isCompleted = version === '0.1' && /^(?:vllm|inferencemax)/.test(tool ?? '');
    if (!isCompleted) return { requests: total };
    run.note(
      'The number of requests is that of the completed ones; failures are not in the report.',
    );
    return { succeeded: total };
  }
  const succeeded = total - (failed ?? 0) - (cancelled ?? 0);
  if (succeeded < 0) return { requests: total };
  if (failed !== undefined && failed > 0)
    run.note(`${countWith(failed, 'request')} of ${total} failed.`);
  return {
    requests: total,
    succeeded,
    ...(failed === undefined ? {} : { failed }),
    ...(cancelled === undefined ? {} : { cancelled }),
  };
}

function reportLatencies(
  run: RunBuilder,
  { latency, requests, tool }: Sections,
  { succeeded }: RequestCounts,
  report: ReportBuilder,
): void {
  if (succeeded === 0) {
    run.note('No request succeeded, so there are no latencies.');
    return;
  }
  const renamed = RENAMED[tool ?? ''] ?? {};
  const zeros: string[] = [];
  for (const [name, usual] of Object.entries(LATENCIES)) {
    const metric = renamed[name] ?? usual;
    const isZero = reportBlock(
      run,
      objectOf(latency, name),
      { metric, name, n: name === 'inter_token_latency' ? undefined : succeeded, mayBeZero: false },
      report,
    );
    if (isZero) zeros.push(name);
    if (metric !== usual) {
      run.define(
        metric,
        `The report calls it ${name}; what it holds is ${tool}’s quantity of that name.`,
      );
    }
  }
  for (const [name, metric] of Object.entries(LENGTHS)) {
    const block = objectOf(requests, name);
    // The conversion of vLLM's summaries writes a mean of 0 where there are no lengths.
    if (reportBlock(run, block, { metric, name, n: succeeded, mayBeZero: false }, report))
      zeros.push(name);
  }
  if (zeros.length > 0) {
    run.note(
      `Left out, because all of its values are 0 and so nothing was measured: ${zeros.join(', ')}.`,
    );
  }
  run.define(
    'custom.normalized_time_per_output_token_seconds',
    'Request latency / output tokens, the first token included.',
  );
}

function reportPrivateContent(data: JsonObject, report: ReportBuilder): void {
  if (objectOf(data, 'scenario')) {
    report.secret(
      'the configuration of the servers and of the load generator (addresses, arguments, environment)',
    );
  }
  if (hasAnyKey(objectOf(data, 'run'), ['user'])) report.secret('the name of the user');
  if (hasAnyKey(objectOf(data, 'results'), ['component_health']))
    report.secret('links to the logs of components');
}

function reportUnknown(data: JsonObject, sections: Sections, report: ReportBuilder): void {
  reportUnknownFields(
    data,
    ['version', 'run', 'scenario', 'metrics', 'results', 'metadata'],
    report,
  );
  reportUnknownFields(
    objectOf(data, 'results') ?? {},
    ['request_performance', 'observability', 'component_health'],
    report,
    'results.',
  );
  reportUnknownFields(sections.latency ?? {}, Object.keys(LATENCIES), report, 'latency.');
  reportUnknownFields(sections.throughput ?? {}, Object.keys(RATES), report, 'throughput.');
  reportUnknownFields(
    sections.requests ?? {},
    ['total', 'failures', 'incomplete', ...Object.keys(LENGTHS)],
    report,
    'requests.',
  );
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
