/** vLLM, engine V0 and V1. Source: vllm/v1/metrics/loggers.py, docs/design/metrics.md, and vllm/engine/metrics.py for V0. */
import type { EngineTable, Selection } from './engine';
import { gauge, histogram, rate, share } from './engine';
import { HTTP_ERRORS } from './http';

const SUCCEEDED: Selection = {
  names: ['vllm:request_success_total'],
  where: { finished_reason: /^(?:stop|length|repetition)$/u },
};
const PROMPT_TOKENS: Selection = { names: ['vllm:prompt_tokens_total'] };
const GENERATION_TOKENS: Selection = { names: ['vllm:generation_tokens_total'] };
const FINISHED = 'Counted when a request finishes; those that die earlier are not in it.';

export const VLLM_SERVER: EngineTable = {
  id: 'vllm',
  name: 'vLLM',
  prefixes: ['vllm'],
  modelLabels: ['model_name'],
  entries: [
    histogram(['vllm:time_to_first_token_seconds'], 'time_to_first_token', 'engine', {
      note: 'From the arrival at the API server (before tokenisation) to the end of the prefill, seen by the server: the network is not in it. It counts when the first token exists, so requests that are still running are in it, and its number of observations is not that of the finished requests.',
    }),
    histogram(
      ['vllm:inter_token_latency_seconds', 'vllm:time_per_output_token_seconds'],
      'inter_token_latency',
      'decode',
      {
        note: 'The gap between two engine steps that gave the request tokens. With speculative decoding a step gives several tokens, so it is longer than the time per token. Long answers contribute more gaps. Before 2025-10 the name was time_per_output_token_seconds.',
      },
    ),
    histogram(['vllm:request_time_per_output_token_seconds'], 'time_per_output_token', 'decode', {
      note: `Decode time ÷ (output tokens − 1), one value a request. ${FINISHED}`,
    }),
    histogram(['vllm:e2e_request_latency_seconds'], 'request_latency', 'engine', {
      note: `From the arrival at the API server to the last token, seen by the server. ${FINISHED}`,
    }),
    histogram(
      ['vllm:request_queue_time_seconds', 'vllm:time_in_queue_requests'],
      'queue_time',
      'queue',
      {
        note: `From being queued to the most recent scheduling; a request that was preempted during its prefill waits again. ${FINISHED}`,
      },
    ),
    histogram(['vllm:request_prefill_time_seconds'], 'prefill_time', 'prefill', { note: FINISHED }),
    histogram(['vllm:request_decode_time_seconds'], 'decode_time', 'decode', {
      note: `Preemption during decode is inside it. ${FINISHED}`,
    }),
    histogram(['vllm:request_inference_time_seconds'], 'custom.inference_time', 'engine', {
      note: `Prefill and decode together: from scheduling to the last token. ${FINISHED}`,
    }),
    histogram(['vllm:model_forward_time_milliseconds'], 'custom.model_forward_time', 'engine', {
      unit: 'ms',
      note: 'vLLM V0: the model’s forward passes of a request, added up.',
    }),
    histogram(['vllm:model_execute_time_milliseconds'], 'custom.model_execute_time', 'engine', {
      unit: 'ms',
      note: 'vLLM V0: forward passes, synchronisation between workers and sampling of a request, added up.',
    }),
    histogram(['vllm:request_prompt_tokens'], 'prompt_tokens', 'prefill', { unit: 'tokens' }),
    histogram(['vllm:request_generation_tokens'], 'output_tokens', 'decode', { unit: 'tokens' }),
    histogram(
      ['vllm:request_prefill_kv_computed_tokens'],
      'custom.computed_prompt_tokens',
      'prefill',
      {
        unit: 'tokens',
        note: 'Prompt tokens of a request that were computed, without those found in a cache.',
      },
    ),
    histogram(['vllm:iteration_tokens_total'], 'custom.step_tokens', 'engine', {
      unit: 'tokens',
      note: 'Tokens of one engine step, prompts and answers together. In spite of its name it is a histogram.',
    }),
    gauge(['vllm:num_requests_running'], 'concurrency', 'engine', {
      unit: 'requests',
      across: 'sum',
      note: 'Requests in the running batch; those that wait are not in it.',
    }),
    gauge(['vllm:num_requests_waiting'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(['vllm:num_requests_swapped'], 'custom.swapped_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(
      ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc'],
      'kv_cache_utilization',
      'gpu',
      {
        unit: 'ratio',
        across: 'mean',
        note: 'A share from 0 to 1 in spite of its name; the mean of all engines.',
      },
    ),
    gauge(['vllm:cpu_cache_usage_perc'], 'custom.cpu_kv_cache_utilization', 'host', {
      unit: 'ratio',
      across: 'mean',
    }),
    gauge(['vllm:gpu_prefix_cache_hit_rate'], 'prefix_cache_hit_rate', 'prefill', {
      unit: 'ratio',
      across: 'mean',
      note: 'vLLM V0: by blocks, over the most recent lookups.',
    }),
    gauge(['vllm:avg_generation_throughput_toks_per_s'], 'output_token_throughput', 'engine', {
      unit: 'tokens/s',
      across: 'sum',
      note: 'vLLM V0: over the last logging interval, not over the run.',
    }),
    gauge(['vllm:avg_prompt_throughput_toks_per_s'], 'custom.input_tokens_per_second', 'prefill', {
      unit: 'tokens/s',
      across: 'sum',
      note: 'vLLM V0: over the last logging interval, not over the run.',
    }),
    rate([SUCCEEDED], 'request_throughput', 'engine', 'requests/s'),
    rate(
      [GENERATION_TOKENS],
      'output_token_throughput',
      'decode',
      'tokens/s',
      'Tokens of all requests, also of those that were aborted later.',
    ),
    rate([PROMPT_TOKENS], 'custom.input_tokens_per_second', 'prefill', 'tokens/s'),
    rate(
      [PROMPT_TOKENS, GENERATION_TOKENS],
      'total_token_throughput',
      'engine',
      'tokens/s',
      'Prompt tokens found in a cache are counted like computed ones.',
    ),
    rate([{ names: ['vllm:num_preemptions_total'] }], 'preemption_rate', 'engine', 'requests/s'),
    share(
      [{ names: ['vllm:prefix_cache_hits_total', 'vllm:gpu_prefix_cache_hits_total'] }],
      [{ names: ['vllm:prefix_cache_queries_total', 'vllm:gpu_prefix_cache_queries_total'] }],
      'prefix_cache_hit_rate',
      'prefill',
      'Prompt tokens found ÷ prompt tokens looked up, in tokens, not in requests.',
    ),
    share(
      [{ names: ['vllm:external_prefix_cache_hits_total'] }],
      [{ names: ['vllm:external_prefix_cache_queries_total'] }],
      'custom.external_prefix_cache_hit_ratio',
      'prefill',
      'Prompt tokens found in the cache of another instance ÷ prompt tokens looked up there.',
    ),
    share(
      [{ names: ['vllm:spec_decode_num_accepted_tokens_total'] }],
      [{ names: ['vllm:spec_decode_num_draft_tokens_total'] }],
      'custom.spec_decode_acceptance_ratio',
      'decode',
      'Draft tokens that were accepted ÷ draft tokens.',
    ),
    {
      kind: 'counter',
      metric: 'custom.spec_decode_acceptance_length',
      stage: 'decode',
      unit: 'count',
      statistic: 'mean',
      of: [{ names: ['vllm:spec_decode_num_accepted_tokens_total'] }],
      per: [{ names: ['vllm:spec_decode_num_drafts_total'] }],
      plus: 1,
      note: 'Tokens per verification step: 1 + accepted draft tokens ÷ drafts.',
    },
    ...HTTP_ERRORS,
  ],
  counts: {
    succeeded: SUCCEEDED,
    cancelled: { names: ['vllm:request_success_total'], where: { finished_reason: /^abort$/u } },
  },
  stages: ['queue_time', 'prefill_time', 'decode_time'],
};
