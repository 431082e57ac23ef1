import { describe, expect, it } from 'vitest';
import { LLM_D_REFERENCE } from '../../../../src/importers/llm-d/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('llm-d/report-0.1/input.json', {
  format: 'llm-d',
  report: {
    secretsDropped: [
      'the configuration of the servers and of the load generator (addresses, arguments, environment)',
    ],
    rowsRead: 1,
    rowsKept: 1,
  },
  runs: [
    {
      label: 'stage 2',
      tool: 'llm-d',
      workload: {
        model: 'example/model-8b',
        backend: 'engine:v1',
        promptTokensMean: 200.5,
        outputTokensMean: 50.25,
      },
      counts: { requests: 500, succeeded: 475, failed: 20, cancelled: 5 },
      duration: 50.5,
      startedAt: '2026-01-01T00:00:00.000Z',
      hasRequests: false,
      reported: {
        'time_to_first_token mean': 0.3,
        'time_to_first_token std': 0.04,
        'time_to_first_token p0.1': 0.101,
        'time_to_first_token p25': 0.25,
        'time_to_first_token p99.9': 0.499,
        'custom.normalized_time_per_output_token_seconds mean': 0.04,
        'time_per_output_token p99': 0.03,
        'inter_token_latency mean': 0.0075,
        'request_latency p99': 2.5,
        'request_throughput rate': 9.5,
        'output_token_throughput rate': 497.5,
        'total_token_throughput rate': 2482.5,
        'custom.input_tokens_per_second rate': 1985,
        'prompt_tokens mean': 200.5,
        'output_tokens p99': 60,
      },
      notes: ['Measured by inference-perf', '20 requests of 500 failed'],
    },
  ],
});

checkImport('llm-d/report-0.1-of-vllm/input.yaml', {
  format: 'llm-d',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'concurrency 32',
      workload: { maxConcurrency: 32, arrival: 'closed' },
      counts: { succeeded: 90 },
      duration: 10,
      reported: {
        'time_to_first_token p25': 0.09,
        'time_per_output_token mean': 0.02,
        'inter_token_latency mean': 0.04,
        'request_throughput rate': 9,
      },
      notes: ['that of the completed ones'],
    },
  ],
});

checkImport('llm-d/report-0.2.1/input.yaml', {
  format: 'llm-d',
  whenCut: 'loses rows',
  report: {
    unknownFields: [
      'results.observability.drop_rate',
      'throughput.image_rate',
      'requests.multimodal',
    ],
    secretsDropped: [
      'the configuration of the servers and of the load generator (addresses, arguments, environment)',
      'the name of the user',
      'links to the logs of components',
    ],
  },
  runs: [
    {
      label: 'stage 3, 10 requests/s',
      workload: { model: 'example/model-8b', backend: 'vllm', requestRate: 10, arrival: 'open' },
      counts: { requests: 500, succeeded: 496, failed: 4 },
      // PT1M2.5S
      duration: 62.5,
      startedAt: '2026-03-01T12:00:42Z',
      reported: {
        'time_to_first_token p99.9': 0.057,
        'time_to_first_token p0.1': 0.0276,
        'time_per_output_token p50': 0.0125,
        'inter_token_latency mean': 0.0375,
        'output_token_throughput rate': 992.5,
        'request_throughput rate': 9.925,
        'kv_cache_utilization mean': 0.425,
        'gpu_utilization max': 0.965,
        'cpu_utilization mean': 0.185,
        'prompt_tokens mean': 2262.5,
      },
      // Two components wait; tokens/min is no unit of the schema.
      notReported: ['custom.waiting_requests', 'total_token_throughput'],
      notes: ['waiting_requests is given for 2 components'],
    },
  ],
});

// GuideLLM's inter-token latency is TPOT; its "time per output token" has the first token in it.
checkImport('llm-d/several-of-guidellm/input.yaml', {
  format: 'llm-d',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'concurrency 8',
      counts: { requests: 40, succeeded: 40, failed: 0, cancelled: 0 },
      reported: {
        'time_per_output_token mean': 0.02,
        'custom.guidellm_time_per_output_token_seconds mean': 0.025,
      },
      notReported: ['inter_token_latency'],
    },
    {
      label: 'concurrency 16',
      counts: { requests: 40, succeeded: 0, failed: 40, cancelled: 0 },
      notReported: ['time_to_first_token', 'request_latency', 'time_per_output_token'],
      notes: ['No request succeeded'],
    },
  ],
});

describe('an llm-d report', () => {
  it('of a run without requests is refused', async () => {
    const result = await importText(
      '{"version": "0.1", "scenario": {"load": {"name": "nop"}}, "metrics": {"time": {"duration": 5}, "requests": {"total": 0, "failures": 0}, "latency": {"request_latency": {"units": "ms", "mean": 0}}}}',
    );
    expect(!result.ok && result.failure?.code).toBe('no requests');
  });

  it('has no lengths where the conversion wrote 0', async () => {
    const result = await importText(
      '{"version": "0.1", "scenario": {}, "metrics": {"requests": {"total": 1, "input_length": {"units": "count", "mean": 0}}, "latency": {"request_latency": {"units": "s", "mean": 2}}}}',
    );
    if (!result.ok) throw new Error(result.failure?.message);
    expect(result.runs[0]?.reported.map(({ metric }) => metric)).toEqual(['request_latency']);
    expect(result.runs[0]?.notes.join()).toContain('input_length');
  });

  it('with a unit that is none of the metric’s loses that metric and no other', async () => {
    const result = await importText(
      '{"version": "0.1", "scenario": {}, "metrics": {"requests": {"total": 1}, "latency": {"request_latency": {"units": "GiB", "mean": 1}, "time_to_first_token": {"units": "s", "mean": 2}}}}',
    );
    if (!result.ok) throw new Error(result.failure?.message);
    expect(result.runs[0]?.reported.map(({ metric, value }) => [metric, value])).toEqual([
      ['time_to_first_token', 2],
    ]);
    expect(result.report.dropped).toEqual([
      { reason: 'request_latency: the unit is not one of this metric', count: 1 },
    ]);
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(await importText(LLM_D_REFERENCE.example.text));
    expect(format).toBe('llm-d');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.counts).toEqual({ requests: 500, succeeded: 500, failed: 0 });
  });
});
