/** Recognises the lines that SGLang's serving benchmark appends, from the thin ones of 2024 to those with the server's state. */
import { hasAnyKey } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

/** Keys of SGLang's own; a fork of vLLM's benchmark may have one of them by chance (`--metadata`). */
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
  if (!hasAnyKey(run, RESULTS)) return null;
  const found = findSglangKeys(run);
  return found.length >= 2
    ? { reason: `it has the keys ${found.slice(0, 2).join(' and ')}` }
    : null;
}

/** The keys of SGLang that a value has; two of them make it SGLang's. */
export function findSglangKeys(value: unknown): readonly string[] {
  return SGLANG_KEYS.filter((key) => hasAnyKey(value, [key]));
}
