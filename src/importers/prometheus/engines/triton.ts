/** NVIDIA Triton Inference Server, its TensorRT-LLM backend included. Source: docs/user_guide/metrics.md. */
import type { AnyMetricId } from '../../../domain/metrics/metric';
import type { CounterEntry, EngineTable, Selection, Stage } from './engine';
import { gauge, histogram, rate, share } from './engine';

const SUCCEEDED: Selection = { names: ['nv_inference_request_success'] };
const CANCELLED: Selection = {
  names: ['nv_inference_request_failure'],
  where: { reason: /^CANCELED$/u },
};
const FAILED: Selection = {
  names: ['nv_inference_request_failure'],
  where: { reason: /^(?!CANCELED$)/u },
};
const ALL: readonly Selection[] = [SUCCEEDED, { names: ['nv_inference_request_failure'] }];

/** Triton adds durations up in µs; divided by the requests they are means, and nothing is known of their spread. */
function meanDuration(name: string, metric: AnyMetricId, stage: Stage, note: string): CounterEntry {
  return {
    kind: 'counter',
    metric,
    stage,
    unit: 'us',
    statistic: 'mean',
    of: [{ names: [name] }],
    per: [SUCCEEDED],
    note: `${note} The sum of all durations ÷ successful requests: a mean only.`,
  };
}

export const TRITON_SERVER: EngineTable = {
  id: 'triton',
  name: 'Triton',
  prefixes: ['nv'],
  modelLabels: ['model'],
  entries: [
    meanDuration(
      'nv_inference_request_duration_us',
      'request_latency',
      'engine',
      'Handling of a request inside Triton, the response cache included.',
    ),
    meanDuration(
      'nv_inference_queue_duration_us',
      'queue_time',
      'queue',
      'Waiting in Triton’s scheduling queue; an LLM backend that batches by itself has a queue of its own that is not in it.',
    ),
    meanDuration(
      'nv_inference_compute_infer_duration_us',
      'custom.compute_infer_time',
      'engine',
      'Execution of the model: for an LLM prefill and decode together.',
    ),
    meanDuration(
      'nv_inference_compute_input_duration_us',
      'custom.compute_input_time',
      'engine',
      'Preparing the inputs in the backend.',
    ),
    meanDuration(
      'nv_inference_compute_output_duration_us',
      'custom.compute_output_time',
      'engine',
      'Handling the outputs in the backend.',
    ),
    histogram(
      ['nv_inference_first_response_histogram_ms'],
      'custom.time_to_first_response_seconds',
      'engine',
      {
        unit: 'ms',
        note: 'To the first response of the model: of a streaming model the first chunk, of any other the whole answer. It is not the time to the first token.',
      },
    ),
    histogram(['nv_llm_input_token_len'], 'prompt_tokens', 'prefill', { unit: 'tokens' }),
    histogram(['nv_llm_output_token_len'], 'output_tokens', 'decode', { unit: 'tokens' }),
    gauge(['nv_inference_pending_request_count'], 'custom.waiting_requests', 'queue', {
      unit: 'requests',
      across: 'sum',
    }),
    rate([SUCCEEDED], 'request_throughput', 'engine', 'requests/s'),
    share(
      [FAILED],
      ALL,
      'error_rate',
      'engine',
      'Failures other than cancellations ÷ all requests that ended.',
    ),
    {
      kind: 'counter',
      metric: 'custom.batch_size_requests',
      stage: 'engine',
      unit: 'requests',
      statistic: 'mean',
      of: [{ names: ['nv_inference_count'] }],
      per: [{ names: ['nv_inference_exec_count'] }],
      note: 'Inferences ÷ executions: the mean batch of Triton’s own batcher.',
    },
    gauge(['nv_gpu_utilization'], 'gpu_utilization', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: 'The mean of all GPUs.',
    }),
    {
      kind: 'gauge-share',
      metric: 'gpu_memory_utilization',
      stage: 'gpu',
      of: [{ names: ['nv_gpu_memory_used_bytes'] }],
      per: [{ names: ['nv_gpu_memory_total_bytes'] }],
      note: 'Over all GPUs together.',
    },
    gauge(['nv_cpu_utilization'], 'cpu_utilization', 'host', { unit: 'ratio', across: 'mean' }),
    {
      kind: 'gauge-share',
      metric: 'memory_utilization',
      stage: 'host',
      of: [{ names: ['nv_cpu_memory_used_bytes'] }],
      per: [{ names: ['nv_cpu_memory_total_bytes'] }],
    },
  ],
  counts: { succeeded: SUCCEEDED, failed: FAILED, cancelled: CANCELLED },
};
