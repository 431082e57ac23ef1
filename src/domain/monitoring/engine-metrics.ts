/**
 * The histograms and error counters by which serving engines can be watched, with the default bounds of their buckets. Sources:
 * vllm/v1/metrics/buckets.py · sglang/srt/observability/metrics_collector.py · TGI router/src/server.rs · Triton user guide,
 * metrics · Dynamo lib/llm/src/http/service/metrics.rs.
 */
import type { AnyMetricId } from '../metrics/metric';

export type MonitoredEngine = 'vllm' | 'sglang' | 'tgi' | 'triton' | 'dynamo';

export interface EngineHistogram {
  readonly metric: AnyMetricId;
  /** Without `_bucket`. */
  readonly name: string;
  readonly unit: 's' | 'ms';
  /** Finite upper bounds as exposed by default; null where no source for them is known, so the reader's scrape must give them. */
  readonly bounds: readonly number[] | null;
  readonly counts: 'requests' | 'tokens';
  /** What the reader must know of it; a sentence. */
  readonly note?: string;
  /** The nearest that the engine has to the metric, not the metric itself; the note says how it differs. */
  readonly standsIn?: true;
}

/** Counters of bad and of all events; the matchers are PromQL. */
export interface EngineErrors {
  readonly bad: readonly CounterSelection[];
  readonly total: readonly CounterSelection[];
  readonly note: string;
}

export interface CounterSelection {
  readonly name: string;
  readonly matchers?: readonly string[];
}

export interface EngineMetrics {
  readonly id: MonitoredEngine;
  readonly name: string;
  /** The label that names the model; null where no series carries one. */
  readonly modelLabel: string | null;
  readonly histograms: readonly EngineHistogram[];
  readonly errors: EngineErrors;
}

const VLLM_FIRST_TOKEN = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80,
  160, 640, 2560,
];
const VLLM_TOKEN = [
  0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80,
];
const VLLM_REQUEST = [
  0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680,
];
const SGLANG_FIRST_TOKEN = [
  0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400,
];
const SGLANG_TOKEN = [
  0.002, 0.004, 0.006, 0.008, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.06, 0.08, 0.1, 0.2,
  0.4, 0.6, 0.8, 1, 2, 4, 6, 8,
];
const DYNAMO_FIRST_TOKEN = [
  0, 0.0022, 0.0047, 0.01, 0.022, 0.047, 0.1, 0.22, 0.47, 1, 2.2, 4.7, 10, 22, 48, 100, 220, 480,
];
const DYNAMO_TOKEN = [
  0, 0.0019, 0.0035, 0.0067, 0.013, 0.024, 0.045, 0.084, 0.16, 0.3, 0.56, 1.1, 2,
];
const DYNAMO_REQUEST = [0, 1.9, 3.4, 6.3, 12, 22, 40, 75, 140, 260];

/** TGI multiplies in doubles, from 0.0001 by 1.5, and exposes what comes out: 0.00015000000000000001 first. */
function createTgiBounds(): number[] {
  const bounds: number[] = [];
  let bound = 0.0001;
  for (let i = 0; i < 35; i += 1) bounds.push((bound *= 1.5));
  return bounds;
}
const TGI_DURATION = createTgiBounds();

const FINISHED_ONLY =
  'It counts finished requests only: those that die earlier are in no bucket, so watch errors as well.';
const COUNTS_TOKENS =
  'It counts tokens, not requests: long answers weigh more, and the objective is a share of tokens.';

/** HTTP errors as prometheus-fastapi-instrumentator counts them, beside the engine's own metrics. */
const HTTP_ERRORS: EngineErrors = {
  bad: [
    {
      name: 'http_requests_total',
      matchers: [
        'handler=~".*(completions|generate|responses|messages|embed|score|rerank).*"',
        'status=~"5.*"',
      ],
    },
  ],
  total: [
    {
      name: 'http_requests_total',
      matchers: ['handler=~".*(completions|generate|responses|messages|embed|score|rerank).*"'],
    },
  ],
  note: 'Answers with HTTP status 5xx of the routes that generate. An error inside a stream that began with status 200 is not seen.',
};

function seconds(
  metric: AnyMetricId,
  name: string,
  bounds: readonly number[] | null,
  more: Partial<Pick<EngineHistogram, 'counts' | 'note' | 'standsIn'>> = {},
): EngineHistogram {
  return { metric, name, unit: 's', bounds, counts: 'requests', ...more };
}

const TRITON_OPTION =
  'Triton has it only for decoupled models, with --metrics-config histogram_latencies=true.';

const TRITON_FIRST_RESPONSE: EngineHistogram = {
  metric: 'custom.time_to_first_response_seconds',
  name: 'nv_inference_first_response_histogram_ms',
  unit: 'ms',
  bounds: [100, 500, 2000, 5000],
  counts: 'requests',
  note: TRITON_OPTION,
};

export const ENGINE_METRICS: readonly EngineMetrics[] = [
  {
    id: 'vllm',
    name: 'vLLM',
    modelLabel: 'model_name',
    histograms: [
      seconds('time_to_first_token', 'vllm:time_to_first_token_seconds', VLLM_FIRST_TOKEN, {
        note: 'It is observed at the first token, so requests that die before it are in no bucket: watch errors as well.',
      }),
      seconds('inter_token_latency', 'vllm:inter_token_latency_seconds', VLLM_TOKEN, {
        counts: 'tokens',
        note: COUNTS_TOKENS,
      }),
      seconds('time_per_output_token', 'vllm:request_time_per_output_token_seconds', VLLM_TOKEN, {
        note: FINISHED_ONLY,
      }),
      seconds('request_latency', 'vllm:e2e_request_latency_seconds', VLLM_REQUEST, {
        note: FINISHED_ONLY,
      }),
      seconds('queue_time', 'vllm:request_queue_time_seconds', VLLM_REQUEST, {
        note: FINISHED_ONLY,
      }),
      seconds('prefill_time', 'vllm:request_prefill_time_seconds', VLLM_REQUEST, {
        note: FINISHED_ONLY,
      }),
      seconds('decode_time', 'vllm:request_decode_time_seconds', VLLM_REQUEST, {
        note: FINISHED_ONLY,
      }),
    ],
    errors: HTTP_ERRORS,
  },
  {
    id: 'sglang',
    name: 'SGLang',
    modelLabel: 'model_name',
    histograms: [
      seconds('time_to_first_token', 'sglang:time_to_first_token_seconds', SGLANG_FIRST_TOKEN),
      seconds('inter_token_latency', 'sglang:inter_token_latency_seconds', SGLANG_TOKEN, {
        counts: 'tokens',
        note: COUNTS_TOKENS,
      }),
      seconds('time_per_output_token', 'sglang:request_time_per_output_token_seconds', null),
      seconds('request_latency', 'sglang:e2e_request_latency_seconds', [
        ...SGLANG_FIRST_TOKEN,
        600,
        1200,
        1800,
        2400,
      ]),
      seconds('queue_time', 'sglang:queue_time_seconds', null),
    ],
    errors: HTTP_ERRORS,
  },
  {
    id: 'tgi',
    name: 'TGI',
    modelLabel: null,
    histograms: [
      seconds('request_latency', 'tgi_request_duration', TGI_DURATION),
      seconds('queue_time', 'tgi_request_queue_duration', TGI_DURATION),
      seconds(
        'custom.normalized_time_per_output_token_seconds',
        'tgi_request_mean_time_per_token_duration',
        TGI_DURATION,
      ),
      seconds('time_per_output_token', 'tgi_request_mean_time_per_token_duration', TGI_DURATION, {
        standsIn: true,
        note: 'TGI divides the whole inference time by the tokens, so the prefill is in it and it is longer than the time per output token.',
      }),
    ],
    errors: {
      bad: [{ name: 'tgi_request_failure' }],
      total: [{ name: 'tgi_request_success' }, { name: 'tgi_request_failure' }],
      note: 'TGI counts failures by kind, validation of the request among them.',
    },
  },
  {
    id: 'triton',
    name: 'Triton',
    modelLabel: 'model',
    histograms: [
      { ...TRITON_FIRST_RESPONSE, metric: 'custom.time_to_first_response_seconds' },
      {
        ...TRITON_FIRST_RESPONSE,
        metric: 'time_to_first_token',
        standsIn: true,
        note: `The first response stands for the first token, and may hold several. ${TRITON_OPTION}`,
      },
    ],
    errors: {
      bad: [{ name: 'nv_inference_request_failure' }],
      total: [{ name: 'nv_inference_request_success' }, { name: 'nv_inference_request_failure' }],
      note: 'Triton counts a failure for every reason, rejected and cancelled requests among them.',
    },
  },
  {
    id: 'dynamo',
    name: 'NVIDIA Dynamo',
    modelLabel: 'model',
    histograms: [
      seconds(
        'time_to_first_token',
        'dynamo_frontend_time_to_first_token_seconds',
        DYNAMO_FIRST_TOKEN,
      ),
      seconds('inter_token_latency', 'dynamo_frontend_inter_token_latency_seconds', DYNAMO_TOKEN, {
        counts: 'tokens',
        note: `${COUNTS_TOKENS} The last bucket ends at 2 s by default.`,
      }),
      seconds('request_latency', 'dynamo_frontend_request_duration_seconds', DYNAMO_REQUEST),
    ],
    errors: {
      bad: [
        {
          name: 'dynamo_frontend_requests_total',
          matchers: ['status="error"', 'error_type!="cancelled"'],
        },
      ],
      total: [{ name: 'dynamo_frontend_requests_total', matchers: ['error_type!="cancelled"'] }],
      note: 'Requests that the front-end ended with an error, cancelled ones left out on both sides.',
    },
  },
];

export function findEngine(id: MonitoredEngine): EngineMetrics {
  const engine = ENGINE_METRICS.find((candidate) => candidate.id === id);
  if (!engine) throw new RangeError(`no engine ${id}`);
  return engine;
}
