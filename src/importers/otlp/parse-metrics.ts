/** OTLP/JSON metrics: histograms of known names as histograms of the run, known gauges and counters as values. */
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { fieldOf, isList, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { toUnixSeconds } from '../shared/moment';
import { unixToIso } from '../shared/convert';
import type { ImportSource } from '../source';
import { field, readAttributes } from './attributes';
import { MetricCollector } from './collect-metrics';
import { describeMetrics } from './describe-metrics';

export async function parseOtlpMetrics(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const collector = new MetricCollector(context.report);
  for await (const value of readJsonValues(source, context)) {
    for (const request of isList(value) ? value : [value]) readExport(request, collector);
  }
  if (!collector.hasKnown) {
    throw new ImportError(
      'no requests',
      'These OpenTelemetry metrics hold none that is known here (gen_ai.client.*, gen_ai.server.*, vllm:* or http.server.*); export the metrics of the LLM client or server, or its traces.',
    );
  }
  const run = new RunBuilder('OpenTelemetry metrics', { id: 'otlp', name: 'OpenTelemetry' });
  const { first, last } = collector.window;
  run.startedAt(first && unixToIso(toUnixSeconds(first)));
  describeMetrics(run, collector, first, last);
  return { runs: [run.build()] };
}

function readExport(value: unknown, collector: MetricCollector): void {
  const resources = field(value, 'resourceMetrics', 'resource_metrics');
  for (const resource of isList(resources) ? resources : []) {
    const resourceAttributes = readAttributes(fieldOf(resource, 'resource', 'attributes'));
    const scopes = field(
      resource,
      'scopeMetrics',
      'scope_metrics',
      'instrumentationLibraryMetrics',
      'instrumentation_library_metrics',
    );
    for (const scope of isList(scopes) ? scopes : []) {
      const metrics = fieldOf(scope, 'metrics');
      for (const metric of isList(metrics) ? metrics : []) {
        const name = textOf(metric, 'name');
        if (name !== undefined) collector.add(name, metric, resourceAttributes);
      }
    }
  }
}
