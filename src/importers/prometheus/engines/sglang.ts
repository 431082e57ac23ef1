/** SGLang with --enable-metrics. Source: python/sglang/srt/observability/metrics_collector.py, earlier srt/metrics/collector.py. */
import type { EngineTable, Selection } from './engine';
import { gauge, histogram, rate, share } from './engine';
import { HTTP_ERRORS } from './http';

const REQUESTS: Selection = { names: ['sglang:num_requests_total'] };
const PROMPT_TOKENS: Selection = { names: ['sglang:prompt_tokens_total'] };
const GENERATION_TOKENS: Selection = { names: ['sglang:generation_tokens_total'] };

/** With priority scheduling there is a series for each priority, and one without for all of them. */
const ALL_PRIORITIES = { priority: /^$/u };

function stage(name: RegExp): Pick<Selection, 'names' | 'where'> {
  return { names: ['sglang:per_stage_req_latency_seconds'], where: { stage: name } };
}

export const SGLANG_SERVER: EngineTable = {
  id: 'sglang',
  name: 'SGLang',
  prefixes: ['sglang'],
  modelLabels: ['model_name'],
  mirroredRanks: ['tp_rank', 'pp_rank', 'moe_ep_rank'],
  entries: [
    histogram(['sglang:time_to_first_token_seconds'], 'time_to_first_token', 'engine', {
      note: 'From the arrival at the tokenizer manager to the first token, seen by the server; requests that are still running are in it.',
    }),
    histogram(['sglang:inter_token_latency_seconds'], 'inter_token_latency', 'decode', {
      note: 'The time between two outputs, divided evenly over the tokens of the second one: the gaps inside a chunk are averaged away. Counts tokens, not requests.',
    }),
    histogram(['sglang:request_time_per_output_token_seconds'], 'time_per_output_token', 'decode'),
    histogram(['sglang:time_per_output_token_seconds'], 'time_per_output_token', 'decode', {
      note: 'SGLang until 2025: (now − first token) ÷ (tokens so far − 1), observed at every chunk and not once a request, so long answers count more.',
    }),
    histogram(['sglang:e2e_request_latency_seconds'], 'request_latency', 'engine', {
      note: 'From the arrival at the tokenizer manager to the end of the answer, seen by the server.',
    }),
    histogram(['sglang:queue_time_seconds'], 'queue_time', 'queue', { where: ALL_PRIORITIES }),
    histogram(stage(/^prefill_forward$/u).names, 'prefill_time', 'prefill', {
      ...stage(/^prefill_forward$/u),
      note: 'The forward pass of the prefill only; with chunked prefill, its last slice (stage chunked_prefill holds the others).',
    }),
    histogram(
      stage(/^prefill_bootstrap$/u).names,
      'custom.prefill_bootstrap_seconds',
      'queue',
      stage(/^prefill_bootstrap$/u),
    ),
    histogram(
      stage(/^prefill_transfer_kv_cache$/u).names,
      'custom.kv_transfer_seconds',
      'prefill',
      stage(/^prefill_transfer_kv_cache$/u),
    ),
    histogram(
      stage(/^decode_waiting$/u).names,
      'custom.decode_waiting_seconds',
      'queue',
      stage(/^decode_waiting$/u),
    ),
    histogram(['sglang:kv_transfer_latency_ms'], 'custom.kv_transfer_latency', 'prefill', {
      unit: 'ms',
      note: 'Moving a KV cache from a prefill to a decode worker.',
    }),
    histogram(['sglang:prompt_tokens_histogram'], 'prompt_tokens', 'prefill', { unit: 'tokens' }),
    histogram(['sglang:generation_tokens_histogram'], 'output_tokens', 'decode', {
      unit: 'tokens',
    }),
    histogram(
      ['sglang:uncached_prompt_tokens_histogram'],
      'custom.computed_prompt_tokens',
      'prefill',
      { unit: 'tokens' },
    ),
    gauge(['sglang:num_running_reqs'], 'concurrency', 'engine', {
      unit: 'requests',
      across: 'sum',
      where: ALL_PRIORITIES,
      note: 'Requests in the running batch; those that wait are not in it.',
    }),
    gauge(['sglang:num_queue_reqs'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
      where: ALL_PRIORITIES,
    }),
    gauge(['sglang:num_grammar_queue_reqs'], 'custom.grammar_queue_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(
      ['sglang:num_prefill_inflight_queue_reqs'],
      'custom.prefill_inflight_requests',
      'prefill',
      { unit: 'requests', across: 'sum' },
    ),
    gauge(
      ['sglang:num_prefill_bootstrap_queue_reqs'],
      'custom.prefill_bootstrap_requests',
      'queue',
      { unit: 'requests', across: 'sum' },
    ),
    gauge(['sglang:num_decode_prealloc_queue_reqs'], 'custom.decode_prealloc_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(['sglang:num_decode_transfer_queue_reqs'], 'custom.decode_transfer_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    gauge(['sglang:token_usage'], 'kv_cache_utilization', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: 'Tokens in use ÷ tokens that the pool holds, 0 to 1; tokens kept only for reuse are not counted. The mean of all data-parallel ranks.',
    }),
    gauge(['sglang:cache_hit_rate'], 'prefix_cache_hit_rate', 'prefill', {
      unit: 'ratio',
      across: 'mean',
      note: 'Of the most recent prefill batch (older versions: since start), a gauge and not a count over the run.',
    }),
    gauge(['sglang:gen_throughput'], 'output_token_throughput', 'decode', {
      unit: 'tokens/s',
      across: 'sum',
      note: 'SGLang’s own gauge over its last logging interval, not over the run.',
    }),
    gauge(['sglang:spec_accept_length'], 'custom.spec_decode_acceptance_length', 'decode', {
      unit: 'count',
      across: 'mean',
    }),
    gauge(['sglang:spec_accept_rate'], 'custom.spec_decode_acceptance_ratio', 'decode', {
      unit: 'ratio',
      across: 'mean',
    }),
    rate(
      [REQUESTS],
      'request_throughput',
      'engine',
      'requests/s',
      'Requests that SGLang has processed, also those that were aborted.',
    ),
    rate([GENERATION_TOKENS], 'output_token_throughput', 'decode', 'tokens/s'),
    rate([PROMPT_TOKENS], 'custom.input_tokens_per_second', 'prefill', 'tokens/s'),
    rate(
      [PROMPT_TOKENS, GENERATION_TOKENS],
      'total_token_throughput',
      'engine',
      'tokens/s',
      'Prompt tokens found in a cache are counted like computed ones.',
    ),
    rate(
      [{ names: ['sglang:num_retracted_requests_total', 'sglang:num_retracted_reqs_total'] }],
      'preemption_rate',
      'engine',
      'requests/s',
      'SGLang calls it retraction.',
    ),
    share(
      [{ names: ['sglang:cached_tokens_total'], where: { cache_source: /^(?:|total)$/u } }],
      [PROMPT_TOKENS],
      'prefix_cache_hit_rate',
      'prefill',
      'Cached prompt tokens ÷ prompt tokens.',
    ),
    ...HTTP_ERRORS,
  ],
  counts: { cancelled: { names: ['sglang:num_aborted_requests_total'] } },
};
