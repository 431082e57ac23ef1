/** The time that a query is about, from what the record knows of the symptom. */
import type { Symptoms } from '@site/src/domain/investigation/investigation-record';

export interface DefaultRange {
  /** ISO 8601 in UTC. */
  readonly from: string;
  readonly to: string;
}

/** What stands in for the end that the record does not have: half an hour. */
const MISSING_END = 30 * 60_000;

/** From the onset to the detection; null when the record has neither, or they are the wrong way round. */
export function createDefaultRange({
  onset,
  detected,
}: Pick<Symptoms, 'onset' | 'detected'>): DefaultRange | null {
  const from = onset?.at ?? shift(detected?.at, -MISSING_END);
  const to = detected?.at ?? shift(onset?.at, MISSING_END);
  if (from === undefined || to === undefined) return null;
  return Date.parse(from) < Date.parse(to) ? { from, to } : null;
}

function shift(iso: string | undefined, by: number): string | undefined {
  if (iso === undefined) return undefined;
  return new Date(Date.parse(iso) + by).toISOString().replace('.000Z', 'Z');
}
