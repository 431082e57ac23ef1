/** Where the time of a request went: what the stages leave unexplained, and whose counts do not fit together. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { HistogramChange } from '../../domain/metrics-snapshot/metrics-window';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import { countWith } from '../shared/plural';
import type { EngineTable } from './engines/engine';
import type { SeriesIndex } from './series-index';

const UNEXPLAINED = 'custom.unexplained_time_seconds';

interface Stage {
  readonly count: number;
  /** Seconds per request. */
  readonly mean: number;
}

/**
 * The request latency minus its stages, as a mean per request. Each family is divided by its own count: in a scrape they need not
 * be the same, and then the remainder says so.
 */
export function reportStages(table: EngineTable, index: SeriesIndex, run: RunBuilder): void {
  const latency = stageOf(table, 'request_latency', index);
  if (!latency) return;
  noteRunning(table, index, latency, run);
  const stages = (table.stages ?? []).flatMap((metric) => stageOf(table, metric, index) ?? []);
  if (stages.length === 0 || stages.length !== table.stages?.length) return;
  const explained = stages.reduce((sum, { mean }) => sum + mean, 0);
  const rest = latency.mean - explained;
  if (stages.some(({ count }) => count !== latency.count)) {
    run.note(
      `The stages have ${stages.map(({ count }) => count).join(', ')} observations and the request latency ${latency.count}: the scrape caught requests between two stages, so the remainder is approximate.`,
    );
  }
  if (rest < 0) {
    run.note('The stages add up to more than the request latency, so there is no remainder.');
    return;
  }
  run.report(UNEXPLAINED, 'mean', rest, latency.count);
  run.define(
    UNEXPLAINED,
    'Mean request latency − mean queue, prefill and decode time: work outside the engine’s core, such as tokenising, detokenising, passing messages between processes and HTTP.',
  );
}

/** Requests with a first token that have not finished are in one histogram and not in the other. */
function noteRunning(
  table: EngineTable,
  index: SeriesIndex,
  latency: Stage,
  run: RunBuilder,
): void {
  const first = stageOf(table, 'time_to_first_token', index);
  const running = first ? first.count - latency.count : 0;
  if (running <= 0) return;
  run.note(
    `${countWith(running, 'request')} had a first token and had not finished (or died before the end): the time to first token has ${first?.count ?? 0} observations, the request latency ${latency.count}.`,
  );
}

function stageOf(table: EngineTable, metric: AnyMetricId, index: SeriesIndex): Stage | null {
  for (const entry of table.entries) {
    if (entry.kind !== 'histogram' || entry.metric !== metric) continue;
    const found: Pick<HistogramChange, 'count' | 'sum'> | null = index.histogram(entry);
    if (!found || found.count === 0 || found.sum === undefined) continue;
    return { count: found.count, mean: convertToCanonical(found.sum / found.count, entry.unit) };
  }
  return null;
}
