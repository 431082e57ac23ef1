/** NVIDIA Dynamo: the HTTP front-end, and the workers and the router behind it. Source: lib/runtime/src/metrics/prometheus_names.rs. */
import type { EngineTable, Selection } from './engine';
import { gauge, histogram, rate, share } from './engine';

const SUCCEEDED: Selection = {
  names: ['dynamo_frontend_requests_total'],
  where: { status: /^success$/u },
};
const CANCELLED: Selection = {
  names: ['dynamo_frontend_requests_total'],
  where: { status: /^error$/u, error_type: /^cancelled$/u },
};
const FAILED: Selection = {
  names: ['dynamo_frontend_requests_total'],
  where: { status: /^error$/u, error_type: /^(?!cancelled$)/u },
};
const OUTPUT: Selection = { names: ['dynamo_frontend_output_sequence_tokens'], part: 'sum' };
const INPUT: Selection = { names: ['dynamo_frontend_input_sequence_tokens'], part: 'sum' };

export const DYNAMO_SERVER: EngineTable = {
  id: 'dynamo',
  name: 'NVIDIA Dynamo',
  prefixes: ['dynamo', 'nv_llm_http_service'],
  modelLabels: ['model'],
  entries: [
    histogram(
      [
        'dynamo_frontend_time_to_first_token_seconds',
        'nv_llm_http_service_time_to_first_token_seconds',
      ],
      'time_to_first_token',
      'engine',
      {
        note: 'At the HTTP front-end: routing, queues of the workers and prefill are in it, the network to the client is not.',
      },
    ),
    histogram(
      [
        'dynamo_frontend_inter_token_latency_seconds',
        'nv_llm_http_service_inter_token_latency_seconds',
      ],
      'inter_token_latency',
      'decode',
      {
        note: 'At the HTTP front-end, between outputs of a stream. The last bucket ends at 2 s by default: longer gaps cannot be told apart.',
      },
    ),
    histogram(
      ['dynamo_frontend_request_duration_seconds', 'nv_llm_http_service_request_duration_seconds'],
      'request_latency',
      'engine',
      {
        note: 'At the HTTP front-end, from the arrival to the end of the response.',
      },
    ),
    histogram(['dynamo_frontend_input_sequence_tokens'], 'prompt_tokens', 'prefill', {
      unit: 'tokens',
    }),
    histogram(['dynamo_frontend_output_sequence_tokens'], 'output_tokens', 'decode', {
      unit: 'tokens',
    }),
    histogram(['dynamo_frontend_cached_tokens'], 'custom.cached_prompt_tokens', 'prefill', {
      unit: 'tokens',
    }),
    histogram(
      ['dynamo_work_handler_network_transit_seconds', 'dynamo_component_network_transit_seconds'],
      'network_time',
      'engine',
      {
        note: 'From the front-end to the worker, one way, by the clocks of two processes: a difference of the clocks is in it.',
      },
    ),
    histogram(['dynamo_request_plane_queue_seconds'], 'queue_time', 'queue', {
      note: 'In the front-end before the request is sent to a worker; waiting inside the worker’s engine is not in it.',
    }),
    histogram(
      ['dynamo_component_request_duration_seconds'],
      'custom.worker_request_latency',
      'engine',
      {
        note: 'In the worker. With separate prefill and decode workers a request counts in both.',
      },
    ),
    histogram(
      [
        'dynamo_work_handler_time_to_first_response_seconds',
        'dynamo_component_time_to_first_response_seconds',
      ],
      'custom.time_to_first_response_seconds',
      'engine',
      {
        note: 'In the worker, from the payload to its first response.',
      },
    ),
    histogram(['dynamo_component_router_kv_hit_rate'], 'custom.predicted_kv_hit_ratio', 'prefill', {
      unit: 'ratio',
      note: 'What the router expected when it chose a worker, not what the cache then gave.',
    }),
    gauge(
      ['dynamo_frontend_inflight_requests', 'nv_llm_http_service_inflight_requests'],
      'concurrency',
      'engine',
      {
        unit: 'requests',
        across: 'sum',
        note: 'Requests that the front-end has handed to an engine, waiting ones included.',
      },
    ),
    gauge(['dynamo_frontend_queued_requests'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
      note: 'Requests without a first token yet: those in prefill are in it.',
    }),
    gauge(
      [
        'dynamo_component_gpu_cache_usage_percent',
        'dynamo_component_kvstats_gpu_cache_usage_percent',
      ],
      'kv_cache_utilization',
      'gpu',
      {
        unit: 'ratio',
        across: 'mean',
        note: 'A share from 0 to 1 in spite of its name; the mean of all workers.',
      },
    ),
    rate([SUCCEEDED], 'request_throughput', 'engine', 'requests/s'),
    rate(
      [{ names: ['dynamo_frontend_output_tokens_total'] }],
      'output_token_throughput',
      'decode',
      'tokens/s',
    ),
    rate([OUTPUT], 'output_token_throughput', 'decode', 'tokens/s', 'Tokens of finished requests.'),
    rate([INPUT], 'custom.input_tokens_per_second', 'prefill', 'tokens/s'),
    rate(
      [INPUT, OUTPUT],
      'total_token_throughput',
      'engine',
      'tokens/s',
      'Tokens of finished requests.',
    ),
    share(
      [FAILED],
      [{ names: ['dynamo_frontend_requests_total'], where: { status: /^(?:success|error)$/u } }],
      'error_rate',
      'engine',
      'Requests that the front-end ended with an error ÷ all that ended; cancelled ones are not counted as failed.',
    ),
  ],
  counts: { succeeded: SUCCEEDED, failed: FAILED, cancelled: CANCELLED },
};
