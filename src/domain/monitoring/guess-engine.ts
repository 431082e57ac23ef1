/** Which engine a record speaks of, where the reader has not said whose metrics are watched. */
import type { InvestigationRecord } from '../investigation/investigation-record';
import type { MonitoredEngine } from './engine-metrics';

/** Dynamo and Triton stand in front of other engines and have the metrics then, so they come first. */
const NAMES: readonly (readonly [RegExp, MonitoredEngine])[] = [
  [/\bdynamo\b/iu, 'dynamo'],
  [/\btriton\b/iu, 'triton'],
  [/sglang/iu, 'sglang'],
  [/\btgi\b|text[ -]generation[ -]inference/iu, 'tgi'],
  [/vllm/iu, 'vllm'],
];

/** By the name of the engine in step 1, else by whose scrape is in the record; null where neither says it. */
export function guessEngine({
  system,
  measurements,
}: Pick<InvestigationRecord, 'system' | 'measurements'>): MonitoredEngine | null {
  const scraped = measurements.findLast(({ histograms }) => histograms !== undefined)?.source?.tool;
  return recogniseEngine(system.engine ?? '') ?? recogniseEngine(scraped ?? '');
}

function recogniseEngine(text: string): MonitoredEngine | null {
  return NAMES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
