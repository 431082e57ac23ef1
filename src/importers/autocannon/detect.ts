/** Recognises what `autocannon -j` prints. */
import { hasAnyKey, isObject, numberOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

export function detectAutocannon(head: Head): Detection | null {
  const result = firstObject(head);
  if (!isObject(result) || numberOf(result, 'connections') === undefined) return null;
  const isResult =
    hasAnyKey(result, ['pipelining', 'sampleInt', 'non2xx']) &&
    (objectOf(result, 'latency') !== undefined || objectOf(result, 'requests') !== undefined);
  return isResult
    ? { reason: 'it has connections, pipelining and latency, as autocannon -j prints them' }
    : null;
}
