/** Recognises the report of `artillery run --output`, of version 1 and of version 2. */
import { fieldOf, hasAnyKey, isObject, listOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';

const V1_KEYS = ['scenariosCreated', 'scenariosCompleted', 'requestsCompleted', 'rps'];

export function detectArtillery({ values: [file] }: Head): Detection | null {
  // The aggregate stands first, but it may be longer than the head; the periods have the same shape.
  const part = objectOf(file, 'aggregate') ?? listOf(file, 'intermediate')?.[0];
  if (!isObject(part) || !(isObject(file) && hasAnyKey(file, ['aggregate', 'intermediate'])))
    return null;
  if (hasAnyKey(part, V1_KEYS)) {
    return { reason: 'its aggregate has scenarios, codes and latency (Artillery 1)' };
  }
  const counters = objectOf(part, 'counters');
  const hasNames = Object.keys(counters ?? {}).some((name) =>
    /^(?:vusers|http|errors|plugins|socketio|websocket|browser)\./u.test(name),
  );
  const hasTimes =
    fieldOf(part, 'firstMetricAt') !== undefined || hasAnyKey(part, ['summaries', 'histograms']);
  return hasNames || (counters !== undefined && hasTimes)
    ? { reason: 'its aggregate has counters, rates and summaries (Artillery 2)' }
    : null;
}
