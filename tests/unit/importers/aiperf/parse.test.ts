import { describe, expect, it } from 'vitest';
import { AIPERF_REFERENCE } from '../../../../src/importers/aiperf/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('aiperf/aggregate-0.8/input.json', {
  format: 'aiperf',
  report: { unknownFields: [] },
  runs: [
    {
      label: 'concurrency 2',
      tool: 'aiperf',
      workload: {
        model: 'example/model-8b',
        backend: 'chat',
        streaming: true,
        maxConcurrency: 2,
        arrival: 'closed',
        warmUp: 'excluded',
        latencyFrom: 'send',
        promptTokensMean: 1000,
        outputTokensMean: 51,
      },
      counts: { requests: 5, succeeded: 4, failed: 1 },
      duration: 8,
      startedAt: '2026-03-01T10:00:00.000001',
      hasRequests: false,
      reported: {
        'request_latency mean': 1.5,
        'request_latency p50': 1.4,
        'request_latency p99': 2,
        'request_latency std': 0.3,
        'time_to_first_token p99': 0.8,
        'time_per_output_token mean': 0.02,
        'inter_token_latency p50': 0.0205,
        'output_tokens mean': 51,
        'prompt_tokens mean': 1000,
        'request_throughput rate': 0.4,
        'output_token_throughput rate': 20.4,
        'total_token_throughput rate': 420.4,
        'goodput rate': 0.3,
        'concurrency mean': 1.5,
        'custom.effective_latency mean': 1.51,
        'custom.time_to_first_byte_seconds mean': 0.499,
      },
      // 4 requests / 0.4 per second = 10 s, but the requests span 8 s.
      notes: ['1 request failed: ServerError', 'divided by 10.0 s', 'warm-up phase'],
    },
  ],
});

checkImport('aiperf/aggregate-flat-with-nulls/input.json', {
  format: 'aiperf',
  runs: [
    {
      label: '4 requests/s',
      workload: { requestRate: 4, arrival: 'open' },
      counts: { requests: 4, succeeded: 4, failed: 0 },
      notReported: ['goodput'],
    },
  ],
});

checkImport('aiperf/aggregate-0.1/input.json', {
  format: 'aiperf',
  runs: [
    {
      label: 'concurrency 3',
      counts: { requests: 3, succeeded: 2, failed: 1 },
      duration: 2,
      reported: {
        'time_to_first_token mean': 0.25,
        'time_to_first_token p1': 0.201,
        'request_latency max': 1,
        'time_per_output_token p99': 0.01398,
        'request_throughput rate': 1,
      },
      notes: ['1 request failed: RequestCancellationError'],
    },
  ],
});

checkImport('aiperf/records-0.8/input.jsonl', {
  format: 'aiperf-records',
  whenCut: 'loses rows',
  report: {
    rowsRead: 4,
    rowsKept: 3,
    dropped: [{ reason: 'warm-up request', count: 1 }],
    unknownFields: [],
    secretsDropped: [
      'identifiers of requests and conversations',
      'error messages of single requests',
    ],
  },
  runs: [
    {
      label: 'records of 3 requests',
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      // From 1.0 s to 1.5 s + 1.0 s.
      duration: 1.5,
      startedAt: '2025-06-15T15:06:41.000Z',
      status: ['succeeded', 'succeeded', 'failed'],
      startTime: [0, 0.5, 0.6],
      columns: {
        request_latency: [0.6, 1, null],
        time_to_first_token: [0.2, 0.4, null],
        time_per_output_token: [0.1, 0.2, null],
        prompt_tokens: [100, 200, null],
        output_tokens: [5, 4, null],
      },
      pools: { inter_token_latency: [0.1, 0.1, 0.15, 0.05, 0.2, 0.2, 0.2] },
      attributes: { error: [null, null, '503 ServerError'] },
      notes: ['1 warm-up request left out', '1 request failed: 503 ServerError'],
    },
  ],
});

checkImport('aiperf/records-0.1/input.jsonl', {
  format: 'aiperf-records',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      duration: 0.6,
      columns: { time_to_first_token: [0.2, null], time_per_output_token: [0.1, null] },
      attributes: { error: [null, '499 RequestCancellationError'] },
    },
  ],
});

checkImport('aiperf/csv-0.8/input.csv', {
  format: 'aiperf-csv',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 5, succeeded: 4, failed: 1 },
      duration: 8,
      reported: {
        'request_latency p99': 2,
        'time_to_first_token p50': 0.45,
        'time_per_output_token std': 0.0015,
        'request_throughput rate': 0.5,
        'output_token_throughput rate': 1020.4,
      },
      notes: ['rounded to two decimals'],
    },
  ],
});

// Two GPUs: 80 % and 90 % on average, 10 % the lowest, 100 % the highest; percentiles of two cannot be put together.
checkImport('aiperf/aggregate-1.5/input.json', {
  format: 'aiperf',
  report: { unknownFields: ['full_decode_duration', 'telemetry_data.nvidia_sm_clock_frequency'] },
  runs: [
    {
      label: '2 requests/s, concurrency 64',
      workload: {
        model: 'example/model-8b',
        backend: 'chat',
        dataset: 'synthetic',
        streaming: true,
        requestRate: 2,
        maxConcurrency: 64,
        arrival: 'open',
        warmUp: 'excluded',
        latencyFrom: 'send',
      },
      counts: { requests: 20, succeeded: 20, failed: 0 },
      reported: {
        'request_latency p72': 1.1,
        'request_latency p99.9': 1.9,
        'custom.effective_latency p99': 4,
        'custom.schedule_delay_seconds mean': 0.5,
        'time_to_first_token mean': 0.25,
        'custom.time_to_first_byte_seconds mean': 0.24,
        'custom.reasoning_tokens mean': 40,
        'custom.slo_attainment_ratio rate': 0.75,
        'gpu_utilization mean': 0.85,
        'gpu_utilization min': 0.1,
        'gpu_utilization max': 1,
        'custom.gpu_memory_access_utilization mean': 0.3,
        'custom.gpu_memory_used_bytes mean': 60e9,
        'custom.gpu_power_watts mean': 350,
      },
      notReported: ['gpu_memory_utilization'],
      notes: [
        'The run was cancelled',
        'warm-up phase',
        'GPU metrics of 2 GPUs (NVIDIA H100)',
        'time_to_first_token 300, inter_token_latency 20',
        'no valid submission',
        'the mean latency is 1.5 s (effective_latency), from the sending 1 s',
      ],
    },
  ],
});

checkImport('aiperf/all-failed/input.json', {
  format: 'aiperf',
  runs: [
    {
      counts: { requests: 5, succeeded: 0, failed: 5 },
      notReported: ['request_latency', 'time_to_first_token'],
      notes: ['No request succeeded', '5 requests failed: Unauthorized.'],
    },
  ],
});

// The first request waited 1 s for a free connection before it was sent.
checkImport('aiperf/records-credits/input.jsonl', {
  format: 'aiperf-records',
  whenCut: 'loses rows',
  runs: [
    {
      columns: {
        request_latency: [0.5, 0.25],
        'custom.schedule_delay_seconds': [1, 0],
        'custom.effective_latency': [1.5, 0.25],
        'custom.reasoning_tokens': [7, 7],
      },
    },
  ],
});

checkImport('aiperf/confidence/input.json', {
  format: 'aiperf-multi-run',
  report: { unknownFields: ['prefill_throughput_per_user_avg'] },
  runs: [
    {
      label: '4 runs',
      workload: { arrival: 'unknown' },
      counts: {},
      reported: {
        'request_throughput rate': 255.4,
        'time_to_first_token p99': 0.1527,
        'time_to_first_token p90': 0.12,
        'request_latency mean': 2,
        'request_latency p72': 2.5,
        'output_tokens mean': 100,
      },
      notReported: ['goodput'],
      notes: [
        'the mean over 4 runs',
        'time_to_first_token p99: 0.1527, 95 % interval 0.1403 to 0.1651 s.',
        'request_throughput rate: 255.4, 95 % interval 243.2 to 267.6 requests/s.',
        '1 run of the file failed',
      ],
    },
  ],
});

checkImport('aiperf/confidence-single/input.json', {
  format: 'aiperf-multi-run',
  runs: [
    {
      label: '1 run',
      reported: { 'request_latency p99': 0.9 },
      notes: ['One run: the file knows nothing of the differences between runs.'],
    },
  ],
});

checkImport('aiperf/collated/input.json', {
  format: 'aiperf-multi-run',
  report: { unknownFields: ['http_req_total'] },
  runs: [
    {
      label: '3 runs',
      counts: { succeeded: 300 },
      workload: { outputTokensMean: 64 },
      reported: {
        'request_latency p99': 3,
        'time_to_first_token p50': 0.1,
        'output_tokens p90': 64,
      },
      notes: ['request_latency: means of the runs 1.9, 2, 2.1 s.', 'all requests of all runs'],
    },
  ],
});

checkImport('aiperf/collated-top/input.json', {
  format: 'aiperf-multi-run',
  runs: [
    {
      counts: { succeeded: 300 },
      reported: { 'request_latency p50': 1.9, 'request_latency p99': 3 },
    },
  ],
});

checkImport('aiperf/sweep/input.json', {
  format: 'aiperf-multi-run',
  report: { rowsRead: 2, rowsKept: 2 },
  runs: [
    {
      label: 'concurrency 10, isl 512',
      workload: { maxConcurrency: 10, arrival: 'closed' },
      reported: { 'request_throughput rate': 100, 'time_to_first_token p99': 0.12 },
      notes: [
        'the mean over 3 runs',
        'time_to_first_token p99: 0.12, 99 % interval 0.11 to 0.13 s.',
        'Pareto optimal',
      ],
    },
    {
      label: 'concurrency 20, isl 512',
      reported: { 'time_to_first_token p99': 0.135 },
      notes: ['AIPerf’s best throughput of the sweep.'],
    },
  ],
});

checkImport('aiperf/sweep-by-value/input.json', {
  format: 'aiperf-multi-run',
  report: { rowsRead: 3, rowsKept: 2 },
  runs: [
    { label: '5 requests/s', workload: { requestRate: 5, arrival: 'open' } },
    { label: '10 requests/s', reported: { 'time_to_first_token p99': 0.09 } },
  ],
});

// 16 requests: 12 of 1 s, 4 of 2 s. Of the first quarter each took 1 s, of the last 2 s.
checkImport('aiperf/timeslices/input.json', {
  format: 'aiperf-timeslices',
  report: { rowsRead: 8, rowsKept: 8 },
  runs: [
    {
      label: 'concurrency 4, time slices',
      workload: { model: 'example/model-8b', maxConcurrency: 4, outputTokensMean: 50 },
      counts: { requests: 17, succeeded: 16, failed: 1 },
      startedAt: '2025-06-15T15:06:40.000Z',
      reported: {
        'request_latency mean': 1.25,
        'request_latency min': 0.9,
        'request_latency max': 2.1,
        // (100 + 110 + 120 + 140 + 150 + 160 + 170) / 7
        'time_to_first_token mean': 0.95 / 7,
        'time_to_first_token max': 0.207,
        'output_tokens mean': 50,
      },
      notes: [
        'from 8 time slices',
        'request_latency: mean 1 s in the first quarter of the run, 2 s in the last (+100 %).',
      ],
    },
  ],
});

checkImport('aiperf/timeslices-csv/input.csv', {
  format: 'aiperf-timeslices-csv',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { succeeded: 4 },
      workload: { promptTokensMean: 100 },
      reported: { 'request_latency mean': 1.25, 'request_latency max': 2.5 },
    },
  ],
});

describe('AIPerf', () => {
  it('makes no duration of time slices, in which requests only begin', async () => {
    const { runs } = expectSuccess(
      await importText(
        '{"timeslices": [{"start_ns": 1750000000000000000, "end_ns": 1750000001000000000, "request_latency": {"unit": "ms", "avg": 9000, "count": 1}}]}',
      ),
    );
    expect(runs[0]?.startedAt).toBe('2025-06-15T15:06:40.000Z');
    expect(runs[0]?.duration).toBeUndefined();
  });

  it('has a reference whose example imports', async () => {
    const result = expectSuccess(await importText(AIPERF_REFERENCE.example.text));
    expect(result.format).toBe('aiperf');
    expect(result.report.unknownFields).toEqual([]);
  });

  it.each([
    ['inputs', '{"data": [{"session_id": "a", "payloads": [{"model": "m"}]}]}'],
    ['outputs', '{"schema_version": "1.1", "data": [{"response_text": "x"}], "warmup": []}'],
    ['raw records', '{"metadata": {"x_request_id": "a"}, "payload": {}, "responses": []}'],
    ['console output', '\n   NVIDIA AIPerf | LLM Metrics\n┏━━━┓\n'],
    [
      'the CSV of a sweep',
      'concurrency,request_throughput_avg_mean,request_throughput_avg_std,request_throughput_avg_cv\n10,1,1,1\n',
    ],
  ])('declines %s and says which file to drop', async (_name, text) => {
    const result = await importText(text);
    expect(result.ok ? '' : result.failure?.code).toBe('not supported');
    expect(result.ok ? '' : result.failure?.message).toMatch(/drop profile_export/);
  });
});
