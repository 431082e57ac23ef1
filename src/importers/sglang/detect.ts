/** Recognises the lines that SGLang's serving benchmark appends, from the thin ones of 2024 to those with the server's state. */
import { hasAnyKey, isObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

const SGLANG_KEYS = [
  'total_output_tokens_retokenized',
  'mean_e2e_latency_ms',
  'median_e2e_latency_ms',
  'random_range_ratio',
  'sharegpt_output_len',
  'server_info',
];
const RESULTS = ['completed', 'duration', 'output_throughput', 'median_ttft_ms', 'ttfts'];

export function detectSglang(head: Head): Detection | null {
  const run = firstObject(head);
  if (!isObject(run) || !hasAnyKey(run, RESULTS)) return null;
  const found = SGLANG_KEYS.filter((key) => Object.hasOwn(run, key));
  return found.length >= 2 ? { reason: `it has the keys ${found.slice(0, 2).join(' and ')}` } : null;
}
