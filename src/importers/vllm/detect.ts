/** Recognises result files of vLLM's serving benchmark and of its forks, which add and drop keys freely. */
import { fieldOf, hasAnyKey, isObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';
import { findSglangKeys } from '../sglang/detect';

/** Keys that only the vLLM family writes; SGLang's benchmark, an early fork, has none of them. */
const VLLM_KEYS = ['tokenizer_id', 'endpoint_type', 'num_prompts', 'burstiness', 'model_id'];
const MEASURED = /^(?:mean|median|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2el)_ms$/;
const TOTALS = ['completed', 'request_throughput', 'total_token_throughput', 'output_throughput'];

export function detectVllm(head: Head): Detection | null {
  const run = firstObject(head);
  if (!isObject(run) || !hasAnyKey(run, VLLM_KEYS) || findSglangKeys(run).length >= 2) return null;
  const aggregate = Object.keys(run).find((key) => MEASURED.test(key));
  // The arrays come before the aggregates, and the first of them can fill the head.
  const detail = ['ttfts', 'itls', 'output_lens', 'input_lens'].find((key) =>
    Array.isArray(fieldOf(run, key)),
  );
  const evidence = aggregate ?? detail;
  if (evidence === undefined || !hasAnyKey(run, TOTALS)) return null;
  return { reason: `it has the keys ${evidence} and ${VLLM_KEYS.find((key) => key in run) ?? ''}` };
}
