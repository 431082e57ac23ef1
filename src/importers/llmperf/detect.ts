/** Recognises the two files of ray-project/llmperf: the summary of a run and its single responses. */
import { hasAnyKey, isObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

const SUMMARY_KEY = /^results_(?:ttft_s|end_to_end_latency_s|inter_token_latency_s)_/;

export function detectLlmperfSummary(head: Head): Detection | null {
  const run = firstObject(head);
  const key = isObject(run) ? Object.keys(run).find((name) => SUMMARY_KEY.test(name)) : undefined;
  return key === undefined ? null : { reason: `it has ${key}` };
}

export function detectLlmperfResponses(head: Head): Detection | null {
  const row = firstObject(head);
  const isRow = hasAnyKey(row, ['ttft_s']) && hasAnyKey(row, ['end_to_end_latency_s']);
  return isRow ? { reason: 'its rows have ttft_s and end_to_end_latency_s' } : null;
}
