/** Recognises the results of InferenceX: flat ones, those of agentic runs, and lists of either. */
import { hasAnyKey, isObject, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

const FLAT_LATENCY = /^(?:mean|median|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2el|ttlt|intvty)$/;
const MARKS = ['tput_per_gpu', 'output_tput_per_gpu', 'infmax_model_prefix', 'good_completed'];

export function detectInferencex(head: Head): Detection | null {
  const result = firstObject(head);
  if (!isObject(result)) return null;
  if (objectOf(result, 'request_accounting') && hasAnyKey(result, ['hw', 'request_metrics']))
    return { reason: 'it has request_accounting and request_metrics' };
  const latency = Object.keys(result).find((key) => FLAT_LATENCY.test(key));
  const mark = MARKS.find((key) => key in result);
  return latency === undefined || mark === undefined
    ? null
    : { reason: `it has ${latency}, without a unit, and ${mark}` };
}
