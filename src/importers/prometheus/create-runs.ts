/** Runs out of what a server counted: since it started, between two snapshots, or over a query's range. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { MetricsWindow, SeriesChange } from '../../domain/metrics-snapshot/metrics-window';
import { unixToIso } from '../shared/convert';
import type { EngineTable, Selection } from './engines/engine';
import { PROCESS } from './engines/resources';
import { ENGINES, RESOURCES } from './engines/tables';
import { reportEntry } from './report-entry';
import { SeriesIndex, changesOf, modelOf } from './series-index';
import { reportStages } from './stages';

export interface WindowDescription {
  /** What the numbers cover, for the label: `since start`. */
  readonly label: string;
  readonly notes: readonly string[];
  /** Whether the requests before the measurement are among the numbers; undefined when the source does not say. */
  readonly warmUp?: 'included' | 'excluded';
  readonly toolVersion?: string | undefined;
  /** As the file writes it, where the window has no Unix time. */
  readonly startedAt?: string | undefined;
}

export interface CreatedRuns {
  readonly runs: readonly BenchmarkRun[];
  /** Names of families that became part of a run. */
  readonly used: ReadonlySet<string>;
}

interface Part {
  readonly table: EngineTable;
  readonly model: string | undefined;
  readonly changes: readonly SeriesChange[];
  /** Otherwise the label says which server it is: front-end and engine count the same requests. */
  readonly isOneServer?: boolean;
}

/** One run for each server and model; where there is no server, one for the machine. */
export function createRuns(window: MetricsWindow, description: WindowDescription): CreatedRuns {
  const used = new Set<string>();
  const create = (part: Part): readonly BenchmarkRun[] =>
    createRun(part, window, description, used);
  const parts = ENGINES.flatMap((table) => splitByModel(table, window.changes));
  const isOneServer = new Set(parts.map(({ table }) => table)).size === 1;
  const runs = parts.flatMap((part) => create({ ...part, isOneServer }));
  if (runs.length > 0) return { runs, used };
  for (const table of RESOURCES) {
    const changes = changesOf(table, window.changes);
    const machine = create({ table, model: undefined, changes });
    if (machine.length > 0) return { runs: machine, used };
  }
  return { runs: [], used };
}

/** Series that name no model belong to the only model there is; with several models nobody knows whose they are. */
function splitByModel(table: EngineTable, changes: readonly SeriesChange[]): Part[] {
  const own = changesOf(table, changes);
  if (own.length === 0) return [];
  const models = [...new Set(own.flatMap(({ labels }) => modelOf(table, labels) ?? []))];
  if (models.length <= 1) {
    // What the web server counts is not split by model.
    const http = changes.filter(({ name }) => name.startsWith('http_requests'));
    return [{ table, model: models[0], changes: [...own, ...http] }];
  }
  return models.map((model) => ({
    table,
    model,
    changes: own.filter(({ labels }) => modelOf(table, labels) === model),
  }));
}

/** No run for a server of which nothing but unknown names is there. The tables' order decides which of two sources of a metric counts. */
function createRun(
  { table, model, changes, isOneServer = true }: Part,
  window: MetricsWindow,
  description: WindowDescription,
  used: Set<string>,
): readonly BenchmarkRun[] {
  const { duration, startedAt } = window;
  const subject =
    isOneServer || model === undefined ? (model ?? table.name) : `${model} on ${table.name}`;
  const run = new RunBuilder([subject, description.label].join(' '), {
    id: 'prometheus',
    name: `${table.name} metrics`,
    ...(description.toolVersion === undefined ? {} : { version: description.toolVersion }),
  });
  const index = new SeriesIndex(changes);
  const done = new Set<string>();
  const add = (entries: EngineTable['entries'], from: SeriesIndex): void => {
    for (const entry of entries) {
      if (done.has(entry.metric)) continue;
      if (reportEntry(entry, { run, index: from, duration })) done.add(entry.metric);
    }
    for (const name of from.used) used.add(name);
  };
  add(table.entries, index);
  const counts = readCounts(table, index);
  if (done.size === 0 && counts.succeeded === undefined) return [];
  reportStages(table, index, run);
  for (const resource of [...RESOURCES, PROCESS]) {
    if (resource !== table)
      add(resource.entries, new SeriesIndex(changesOf(resource, window.changes)));
  }
  for (const name of index.used) used.add(name);
  for (const note of description.notes) run.note(note);
  return [
    run
      .workload({
        model,
        backend: table.name,
        dataset: undefined,
        requestRate: undefined,
        maxConcurrency: undefined,
        arrival: 'unknown',
        streaming: undefined,
        promptTokensMean: meanOf(table, 'prompt_tokens', index),
        outputTokensMean: meanOf(table, 'output_tokens', index),
      })
      .method(description.warmUp ? { warmUp: description.warmUp } : {})
      .counts(counts)
      .duration(duration)
      .startedAt(unixToIso(startedAt) ?? description.startedAt)
      .build(),
  ];
}

function meanOf(table: EngineTable, metric: string, index: SeriesIndex): number | undefined {
  for (const entry of table.entries) {
    if (entry.kind !== 'histogram' || entry.metric !== metric) continue;
    const found = index.histogram(entry);
    if (found?.sum !== undefined && found.sum > 0 && found.count > 0)
      return found.sum / found.count;
  }
  return undefined;
}

/** Servers count whole requests; a count of 0 successes is left out, because requests may still be running. */
function readCounts(table: EngineTable, index: SeriesIndex): RequestCounts {
  const { succeeded, failed, cancelled } = table.counts ?? {};
  const read = (selection: Selection | undefined): number | undefined => {
    const total = selection ? index.total([selection]) : null;
    return total !== null && Number.isSafeInteger(total) ? total : undefined;
  };
  const counts = {
    succeeded: read(succeeded) ?? 0,
    failed: read(failed),
    cancelled: read(cancelled),
  };
  return {
    ...(counts.succeeded > 0 ? { succeeded: counts.succeeded } : {}),
    ...(counts.failed !== undefined ? { failed: counts.failed } : {}),
    ...(counts.cancelled !== undefined ? { cancelled: counts.cancelled } : {}),
  };
}
