import { describe, expect, it } from 'vitest';
import { INFERENCE_PERF_REFERENCE } from '../../../../src/importers/inference-perf/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('inference-perf/stage-2025/input.json', {
  format: 'inference-perf',
  report: { rowsRead: 1, rowsKept: 1, unknownFields: [] },
  runs: [
    {
      label: '10 requests/s',
      tool: 'inference-perf',
      workload: {
        requestRate: 10,
        arrival: 'open',
        latencyFrom: 'send',
        promptTokensMean: 100,
        outputTokensMean: 51,
      },
      counts: { requests: 640, succeeded: 640, failed: 0 },
      // 640 successes at 8 per second.
      duration: 80,
      hasRequests: false,
      reported: {
        'request_latency mean': 2,
        'request_latency p0.1': 0.5,
        'request_latency p50': 1.9,
        'request_latency p99.9': 4.5,
        'time_to_first_token p99': 1.5,
        'time_per_output_token mean': 0.015,
        'inter_token_latency p50': 0.00005,
        'custom.normalized_time_per_output_token_seconds min': 0,
        'custom.schedule_delay_seconds p99': 2,
        'custom.achieved_requests_per_second rate': 8,
        'request_throughput rate': 8,
        'output_token_throughput rate': 408,
        'total_token_throughput rate': 1208,
        'custom.input_tokens_per_second rate': 800,
        'output_tokens p99': 64,
      },
      notes: [
        '10 requests/s were asked for, 8 were sent: the generator, not the server, may set these latencies',
        // (2.0 − 0.5) / 50 = 30 ms, twice the 15 ms of the file.
        'mean time per output token is 15 ms, but its mean latency, time to first token and output length give about 30 ms',
      ],
    },
  ],
});

checkImport('inference-perf/stage-2026/input.json', {
  format: 'inference-perf',
  report: {
    unknownFields: ['next_part', 'successes.latency.new_latency'],
    secretsDropped: ['error messages'],
  },
  runs: [
    {
      label: '2 requests/s',
      counts: { requests: 104, succeeded: 100, failed: 4 },
      duration: 50,
      workload: { promptTokensMean: 200, outputTokensMean: 101 },
      reported: {
        'request_latency p72': 3.5,
        'request_latency p99.99': 5.99,
        'custom.schedule_delay_seconds p72': 0.002,
        'goodput rate': 1.25,
        'custom.goodput_tokens_per_second rate': 350,
        'custom.slo_attainment_ratio rate': 0.625,
        'custom.ttft_slo_attainment_ratio rate': 0.8,
        'custom.request_latency_slo_attainment_ratio rate': 0.705,
        'prefix_cache_hit_rate rate': 0.25,
        'prompt_tokens p50': 200,
        'output_tokens mean': 101,
      },
      notReported: ['custom.normalized_time_per_output_token_seconds'],
      notes: [
        '3 requests failed: 504 - Gateway Timeout.',
        '1 request failed: Timeout.',
        '2 requests were sent again after a failure, which took 4.5 s in all',
        'The server counted 101 output tokens a request, the client’s tokenizer 80',
        '2 requests/s were asked for, 2.167 were sent.',
      ],
    },
  ],
});

// In a closed loop the rate in the file is not one that was asked for: no word about a generator that falls behind.
checkImport('inference-perf/concurrency/input.json', {
  format: 'inference-perf',
  runs: [
    {
      label: 'concurrency 8',
      workload: { maxConcurrency: 8, arrival: 'closed' },
      counts: { requests: 80, succeeded: 80, failed: 0 },
      reported: { 'request_latency p50': 1.8, 'custom.achieved_requests_per_second rate': 4.2105 },
      notReported: ['time_to_first_token', 'time_per_output_token', 'inter_token_latency'],
    },
  ],
});

checkImport('inference-perf/contradiction/input.json', {
  format: 'inference-perf',
  runs: [
    {
      label: 'inference-perf summary',
      workload: { arrival: 'unknown' },
      counts: { requests: 9, succeeded: 5, failed: 1 },
      reported: { 'request_throughput rate': 0.7 },
      notes: [
        'its load summary counts 9 requests, but 5 succeeded and 1 failed, which makes 6',
        // 5 successes / 10 s
        '5 successes in 10 s are 0.5 requests/s, but it says 0.7',
        // (1.5 − 0.5) / 10
        'time per output token is 50 ms, but its mean latency, time to first token and output length give about 100 ms',
        'The report names no load',
      ],
    },
  ],
});

checkImport('inference-perf/all-failed/input.json', {
  format: 'inference-perf',
  runs: [
    {
      counts: { requests: 4, succeeded: 0, failed: 4 },
      notReported: ['request_latency', 'time_to_first_token', 'prompt_tokens', 'goodput'],
      notes: ['No request succeeded', '4 requests failed: Connection Error.'],
    },
  ],
});

checkImport('inference-perf/slo-metrics-nan/input.json', {
  format: 'inference-perf',
  runs: [
    {
      label: '5 requests/s',
      counts: { requests: 3, succeeded: 3 },
      duration: 2,
      reported: {
        'request_latency mean': 1,
        'custom.ttft_slo_attainment_ratio rate': 0.5,
        'custom.slo_attainment_ratio rate': 0.25,
        'custom.goodput_tokens_per_second rate': 12.5,
      },
      notReported: [
        'custom.schedule_delay_seconds',
        'time_to_first_token',
        'prompt_tokens',
        'output_token_throughput',
        'custom.achieved_requests_per_second',
      ],
    },
  ],
});

checkImport('inference-perf/requests-2026/input.json', {
  format: 'inference-perf-requests',
  report: {
    rowsRead: 4,
    rowsKept: 4,
    secretsDropped: [
      'prompts and request arguments',
      'generated texts',
      'labels of requests',
      'error messages of single requests',
      'session ids',
    ],
  },
  runs: [
    {
      label: 'records of 4 requests',
      counts: { requests: 4, succeeded: 3, failed: 1 },
      // From 10 s to 41.5 s on the client's clock, which is no date.
      duration: 31.5,
      startTime: [0, 1, 1.5, 2],
      status: ['succeeded', 'succeeded', 'failed', 'succeeded'],
      columns: {
        request_latency: [2, 1.5, null, 2],
        time_to_first_token: [0.5, null, null, 0.5],
        // (12.0 − 10.5) / 4; the last one as the tool computed it.
        time_per_output_token: [0.375, null, null, 0.5],
        'custom.normalized_time_per_output_token_seconds': [0.4, 1.5, null, 0.5],
        prompt_tokens: [100, 100, null, 10],
        output_tokens: [6, 1, null, 4],
        'custom.cached_prompt_tokens': [64, null, null, null],
      },
      pools: { inter_token_latency: [0.25, 0.5, 0.25, 0.5, 0.25, 0.75] },
      attributes: {
        error: [null, null, 'HTTP Error 504', null],
        adapter: ['sql', null, null, null],
      },
      notes: ['1 request failed: HTTP Error 504.'],
    },
  ],
});

checkImport('inference-perf/requests-2025/input.json', {
  format: 'inference-perf-requests',
  report: {
    rowsRead: 4,
    rowsKept: 3,
    dropped: [{ reason: 'an entry that is not a request', count: 1 }],
  },
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1 },
      duration: 3,
      startedAt: '2025-10-09T08:53:20.000Z',
      columns: {
        request_latency: [2, null, 2],
        time_to_first_token: [0.5, null, null],
        time_per_output_token: [0.5, null, null],
        output_tokens: [4, null, 8],
      },
      pools: { inter_token_latency: [0.5, 0.5, 0.5] },
    },
  ],
});

checkImport('inference-perf/requests-all-failed/input.json', {
  format: 'inference-perf-requests',
  runs: [
    {
      counts: { requests: 1, succeeded: 0, failed: 1 },
      notes: ['No request succeeded', '1 request failed: TimeoutError.'],
    },
  ],
});

checkImport('inference-perf/sessions/input.json', {
  format: 'inference-perf-sessions',
  report: { unknownFields: ['sessions_with_recorded_substitution'] },
  runs: [
    {
      label: '4 concurrent sessions',
      workload: { arrival: 'closed' },
      counts: {},
      duration: 60,
      reported: {
        'custom.session_duration_seconds p90': 40,
        'custom.time_to_first_user_token_seconds p50': 2.5,
        'custom.session_prompt_tokens mean': 9000,
        'custom.session_events mean': 8,
        'custom.sessions_per_second mean': 0.2,
        'prefix_cache_hit_rate rate': 0.625,
      },
      notes: [
        '12 sessions: 9 succeeded, 1 failed, 2 did not end',
        '1 session failed: tool_call_mismatch.',
        'The stage ended as TIMED_OUT.',
      ],
    },
  ],
});

checkImport('inference-perf/sessions-records/input.json', {
  format: 'inference-perf-sessions',
  runs: [
    {
      label: 'records of 2 sessions',
      counts: {},
      duration: 10,
      pools: {
        'custom.session_duration_seconds': [10, 4],
        'custom.time_to_first_user_token_seconds': [1.5],
        'custom.session_events': [3, 2],
      },
      notes: ['2 sessions: 1 succeeded, 1 failed'],
    },
  ],
});

checkImport('inference-perf/server/input.json', {
  format: 'inference-perf-server',
  report: { unknownFields: [] },
  runs: [
    {
      label: 'server metrics of a run',
      counts: {},
      // 4000 tokens/s ÷ 20 requests/s, not the 18190 of prompt_len.mean.
      workload: { promptTokensMean: 200, outputTokensMean: 50 },
      reported: {
        'request_latency mean': 4,
        'request_latency p50': 3.5,
        'time_to_first_token p99': 2.45,
        'time_per_output_token mean': 0.05,
        'custom.waiting_requests mean': 12,
        'kv_cache_utilization p99': 0.75,
        'prefix_cache_hit_rate rate': 0.125,
      },
      notReported: ['prompt_tokens', 'output_tokens', 'request_throughput'],
      notes: ['preempted 7 requests', 'tokens per window and not per request'],
    },
  ],
});

checkImport('inference-perf/server-2026/input.json', {
  format: 'inference-perf-server',
  report: { unknownFields: ['successes.iteration_tokens', 'successes.prompt_tokens_cached'] },
  runs: [
    {
      reported: {
        'inter_token_latency mean': 0.03,
        'queue_time p90': 1,
        'prefill_time mean': 0.4,
        'decode_time mean': 1.6,
        'custom.inference_seconds mean': 2,
        'concurrency mean': 6.5,
        'prompt_tokens mean': 300,
        'output_tokens mean': 64,
      },
      notReported: ['request_latency', 'time_to_first_token', 'kv_cache_utilization'],
      notes: ['each value is 0 were left out'],
    },
  ],
});

describe('inference-perf', () => {
  it('keeps successes and failures where the total is smaller than they are', async () => {
    const result = expectSuccess(
      await importText(
        '{"load_summary": {"count": 3}, "successes": {"count": 5, "latency": {}}, "failures": {"count": 1}}',
      ),
    );
    expect(result.runs[0]?.counts).toEqual({ succeeded: 5, failed: 1 });
    expect(result.runs[0]?.notes.join()).toContain('contradicts itself');
  });

  it('has a reference whose example imports', async () => {
    const result = expectSuccess(await importText(INFERENCE_PERF_REFERENCE.example.text));
    expect(result.format).toBe('inference-perf');
    expect(result.report.unknownFields).toEqual([]);
  });

  it('tells requests from other lists with times when the first request is longer than the head', async () => {
    const request = { start_time: 1, end_time: 2, request: 'x'.repeat(100_000), response: 'y' };
    const text = JSON.stringify([
      { ...request, info: { input_tokens: 1, output_tokens: 2 }, error: null },
    ]);
    expect(expectSuccess(await importText(text)).format).toBe('inference-perf-requests');
  });

  it('declines the configuration of a run and names the reports', async () => {
    const result = await importText(
      'api:\n  type: chat\nload:\n  type: constant\nserver:\n  type: vllm\n',
    );
    expect(result.ok ? '' : result.failure?.message).toContain('stage_0_lifecycle_metrics.json');
  });
});
