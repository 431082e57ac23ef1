/** Hugging Face Text Generation Inference. Source: docs/source/reference/metrics.md and router/src/server.rs. */
import type { EngineTable, Selection } from './engine';
import { gauge, histogram, rate, share } from './engine';

const SUCCEEDED: Selection = { names: ['tgi_request_success'] };
const FAILED: Selection = { names: ['tgi_request_failure'] };
const GENERATED: Selection = { names: ['tgi_request_generated_tokens'], part: 'sum' };
const INPUT: Selection = { names: ['tgi_request_input_length'], part: 'sum' };

export const TGI_SERVER: EngineTable = {
  id: 'tgi',
  name: 'Text Generation Inference',
  prefixes: ['tgi'],
  modelLabels: [],
  entries: [
    histogram(['tgi_request_duration'], 'request_latency', 'engine', {
      note: 'From the arrival at the router to the end of the answer, seen by the server. TGI has no time to first token; queue time and one prefill batch are its parts.',
    }),
    histogram(['tgi_request_queue_duration'], 'queue_time', 'queue'),
    histogram(['tgi_request_inference_duration'], 'custom.inference_time', 'engine', {
      note: 'From leaving the queue to the last token: prefill and decode together.',
    }),
    histogram(['tgi_request_validation_duration'], 'custom.validation_time', 'engine', {
      note: 'Checking and tokenising a request before it is queued.',
    }),
    histogram(
      ['tgi_request_mean_time_per_token_duration'],
      'custom.normalized_time_per_output_token_seconds',
      'engine',
      {
        note: 'Inference time ÷ generated tokens of a request: the prefill is in it, so it is not the time per output token.',
      },
    ),
    histogram(['tgi_batch_inference_duration'], 'custom.prefill_batch_seconds', 'prefill', {
      where: { method: /^prefill$/u },
      note: 'One prefill batch, not one request.',
    }),
    histogram(['tgi_batch_inference_duration'], 'custom.decode_step_seconds', 'decode', {
      where: { method: /^decode$/u },
      note: 'One decode step of the batch, not one request.',
    }),
    histogram(['tgi_request_input_length'], 'prompt_tokens', 'prefill', { unit: 'tokens' }),
    histogram(['tgi_request_generated_tokens'], 'output_tokens', 'decode', { unit: 'tokens' }),
    gauge(['tgi_batch_current_size'], 'concurrency', 'engine', {
      unit: 'requests',
      across: 'sum',
      note: 'Requests in the running batch; those that wait are not in it.',
    }),
    gauge(['tgi_queue_size'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    rate([SUCCEEDED], 'request_throughput', 'engine', 'requests/s'),
    rate([GENERATED], 'output_token_throughput', 'decode', 'tokens/s'),
    rate([INPUT], 'custom.input_tokens_per_second', 'prefill', 'tokens/s'),
    rate([INPUT, GENERATED], 'total_token_throughput', 'engine', 'tokens/s'),
    share(
      [FAILED],
      [SUCCEEDED, FAILED],
      'error_rate',
      'engine',
      'Failures ÷ (successes + failures) as the router counts them; refusals of overloaded or invalid requests are failures.',
    ),
  ],
  counts: { succeeded: SUCCEEDED, failed: FAILED },
};
