/** trtllm-serve with return_perf_metrics, at /prometheus/metrics. Source: tensorrt_llm/metrics/collector.py. */
import type { EngineTable, Selection } from './engine';
import { gauge, histogram, rate, share } from './engine';

const SUCCEEDED: Selection = {
  names: ['trtllm_request_success_total'],
  where: { finished_reason: /^(?:stop|length)$/u },
};
const PROMPT_TOKENS: Selection = { names: ['trtllm_prompt_tokens_total'] };
const GENERATION_TOKENS: Selection = { names: ['trtllm_generation_tokens_total'] };

export const TENSORRT_LLM_SERVER: EngineTable = {
  id: 'tensorrt-llm',
  name: 'TensorRT-LLM',
  prefixes: ['trtllm'],
  modelLabels: ['model_name'],
  entries: [
    histogram(['trtllm_time_to_first_token_seconds'], 'time_to_first_token', 'engine', {
      note: 'From the arrival at the server to the first token, seen by the server.',
    }),
    histogram(['trtllm_time_per_output_token_seconds'], 'time_per_output_token', 'decode'),
    histogram(['trtllm_e2e_request_latency_seconds'], 'request_latency', 'engine', {
      note: 'From the arrival at the server to the last token, seen by the server.',
    }),
    histogram(['trtllm_request_queue_time_seconds'], 'queue_time', 'queue'),
    histogram(['trtllm_request_prefill_time_seconds'], 'prefill_time', 'prefill'),
    histogram(['trtllm_request_decode_time_seconds'], 'decode_time', 'decode'),
    histogram(['trtllm_request_inference_time_seconds'], 'custom.inference_time', 'engine', {
      note: 'Prefill and decode together: from scheduling to the last token.',
    }),
    histogram(['trtllm_kv_transfer_latency_seconds'], 'custom.kv_transfer_latency', 'prefill'),
    gauge(['trtllm_num_requests_running'], 'concurrency', 'engine', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(['trtllm_num_requests_waiting'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(['trtllm_kv_cache_utilization'], 'kv_cache_utilization', 'gpu', {
      unit: 'ratio',
      across: 'mean',
    }),
    share(
      [{ names: ['trtllm_kv_cache_reused_blocks_total'] }],
      [
        { names: ['trtllm_kv_cache_reused_blocks_total'] },
        { names: ['trtllm_kv_cache_missed_blocks_total'] },
      ],
      'prefix_cache_hit_rate',
      'prefill',
      'Reused blocks ÷ (reused + missed blocks): in blocks, not in tokens.',
    ),
    gauge(['trtllm_kv_cache_hit_rate'], 'prefix_cache_hit_rate', 'prefill', {
      unit: 'ratio',
      across: 'mean',
      note: 'TensorRT-LLM’s own gauge since start, in blocks.',
    }),
    rate([SUCCEEDED], 'request_throughput', 'engine', 'requests/s'),
    rate([GENERATION_TOKENS], 'output_token_throughput', 'decode', 'tokens/s'),
    rate([PROMPT_TOKENS], 'custom.input_tokens_per_second', 'prefill', 'tokens/s'),
    rate([PROMPT_TOKENS, GENERATION_TOKENS], 'total_token_throughput', 'engine', 'tokens/s'),
  ],
  counts: {
    succeeded: SUCCEEDED,
    cancelled: {
      names: ['trtllm_request_success_total'],
      where: { finished_reason: /^(?:cancelled|timeout)$/u },
    },
  },
  stages: ['queue_time', 'prefill_time', 'decode_time'],
};
