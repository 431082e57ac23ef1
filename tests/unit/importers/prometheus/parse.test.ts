import { describe, expect, it } from 'vitest';
import {
  checkImport,
  expectSuccess,
  importText,
  readFixture,
  importBytes,
} from '../../../support/check-import';

checkImport('prometheus/vllm-since-start/input.txt', {
  format: 'prometheus',
  whenCut: 'loses rows',
  report: { unknownFields: ['vllm:invented_by_a_later_version'] },
  runs: [
    {
      label: 'example/model-8b since start',
      tool: 'prometheus',
      workload: {
        model: 'example/model-8b',
        backend: 'vLLM',
        warmUp: 'included',
        promptTokensMean: 300, // (2 400 + 1 200) / (8 + 4)
      },
      // stop 6 + 3 and length 2 + 1; abort 1. The reason "error" says nothing of HTTP failures.
      counts: { succeeded: 12, cancelled: 1 },
      // Timestamp 1 772 359 800 000 ms − start 1 772 359 200 s.
      duration: 600,
      startedAt: '2026-03-01T10:00:00.000Z',
      reported: {
        'time_to_first_token mean': 0.2, // (2.0 + 1.0) / (10 + 5)
        'request_latency mean': 2, // 24 / 12
        'queue_time mean': 0.1,
        'prefill_time mean': 0.15,
        'decode_time mean': 1.5,
        'custom.unexplained_time_seconds mean': 0.25, // 2 − 0.1 − 0.15 − 1.5
        'custom.step_tokens mean': 20, // iteration_tokens_total is a histogram: 4 000 / 200
        'concurrency mean': 3,
        'custom.waiting_requests mean': 1,
        'kv_cache_utilization mean': 0.4, // (0.5 + 0.3) / 2
        'output_token_throughput rate': 2, // 1 200 / 600
        'total_token_throughput rate': 8, // (1 200 + 3 600) / 600
        'request_throughput rate': 0.02,
        'preemption_rate rate': 0.01,
        'prefix_cache_hit_rate rate': 0.25, // 900 / 3 600
        'error_rate rate': 0.05, // 1 of 20; the scrapes of /metrics do not count
        'custom.process_cpu_cores rate': 0.5,
      },
      notes: [
        '3 requests had a first token',
        'Drop a second scrape',
        'over the whole life of the server',
        'one moment',
      ],
    },
  ],
});

checkImport('prometheus/vllm-two-scrapes/input.txt', {
  format: 'prometheus',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'example/model-8b between two scrapes',
      counts: { succeeded: 10, cancelled: 0 },
      duration: 100,
      startedAt: '2026-03-01T10:00:00.000Z',
      reported: {
        'time_to_first_token mean': 0.2, // (6 − 4) / (14 − 4)
        'output_token_throughput rate': 20, // (3 000 − 1 000) / 100
        'request_throughput rate': 0.1,
        'concurrency mean': 5,
      },
      // The prompt tokens are not there, so the total is not known.
      notReported: ['total_token_throughput', 'custom.unexplained_time_seconds'],
      notes: ['difference of two scrapes', 'of the later scrape'],
    },
  ],
});

checkImport('prometheus/vllm-v0-without-types/input.txt', {
  format: 'prometheus',
  whenCut: 'loses rows',
  runs: [
    {
      counts: {},
      reported: {
        'inter_token_latency mean': 0.03,
        'custom.model_execute_time mean': 0.5, // 4 000 ms / 8
        'concurrency mean': 4,
        'custom.swapped_requests mean': 1,
        'kv_cache_utilization mean': 0.75,
        'output_token_throughput mean': 120.5,
      },
      // A hit rate of −1 means that the cache is off; a sum of NaN over 0 requests is no latency.
      notReported: ['prefix_cache_hit_rate', 'request_latency'],
      notes: ['there are no rates'],
    },
  ],
});

checkImport('prometheus/sglang-open-metrics/input.txt', {
  format: 'prometheus',
  whenCut: 'loses rows',
  report: { secretsDropped: ['exemplars with trace ids'], unknownFields: [] },
  runs: [
    {
      counts: { cancelled: 2 },
      duration: 60,
      reported: {
        'time_to_first_token mean': 0.3,
        'queue_time mean': 0.2, // rank 0 alone; rank 1 says the same
        'concurrency mean': 12, // of all priorities
        'kv_cache_utilization mean': 0.4,
        'request_throughput rate': 20 / 60,
        'output_token_throughput rate': 20,
        'total_token_throughput rate': 60,
        'preemption_rate rate': 0.1,
        'prefix_cache_hit_rate rate': 0.25, // the source "total", not the sum with its parts
      },
    },
  ],
});

checkImport('prometheus/triton-and-gpu/input.txt', {
  format: 'prometheus',
  whenCut: 'loses rows',
  report: { secretsDropped: ['values of labels that are not needed, such as host names'] },
  runs: [
    {
      label: 'ensemble since start',
      counts: { succeeded: 96, failed: 2, cancelled: 2 },
      reported: {
        'request_latency mean': 0.5, // 48 000 000 µs / 96
        'queue_time mean': 0.1,
        'custom.time_to_first_response_seconds mean': 0.2, // 19 200 ms / 96
        'error_rate rate': 0.02,
        'custom.batch_size_requests mean': 4,
        'gpu_utilization mean': 0.8,
        'gpu_memory_utilization mean': 0.75, // 120 000 / 160 000 MiB
        'custom.dram_active_ratio mean': 0.7,
      },
      notReported: ['time_to_first_token'],
    },
  ],
});

checkImport('prometheus/api-range/input.json', {
  format: 'prometheus-api',
  report: {
    dropped: [{ reason: 'series of native histograms', count: 1 }],
    notes: ['Prometheus says: results truncated due to limit'],
  },
  runs: [
    {
      label: 'example/model-8b over the queried range',
      duration: 45,
      startedAt: '2026-03-01T10:00:00.000Z',
      reported: {
        'time_to_first_token mean': 0.25, // (5 − 2) / (24 − 12)
        'output_token_throughput rate': 250 / 45, // 100 → 200, reset, 50 → 150: 100 + 50 + 100
        'concurrency mean': 2,
        'concurrency max': 3,
        'concurrency p50': 2,
        'concurrency p95': 2.9, // type 7 of 1, 2, 3
        'kv_cache_utilization mean': 0.6, // of both engines at each moment: 0.3, 0.5, 0.7, 0.9
        'kv_cache_utilization max': 0.9,
      },
      notReported: ['total_token_throughput'],
      notes: ['not over requests', 'began anew'],
    },
  ],
});

checkImport('prometheus/api-instant-tgi/input.json', {
  format: 'prometheus-api',
  runs: [
    {
      label: 'Text Generation Inference since start',
      counts: { succeeded: 39, failed: 1 },
      reported: {
        'request_latency mean': 2, // (80 + 20) / (40 + 10)
        'custom.waiting_requests mean': 7,
        'error_rate rate': 0.025,
      },
      notReported: ['custom.normalized_time_per_output_token_seconds'],
    },
  ],
});

checkImport('prometheus/api-unnamed/input.json', {
  format: 'prometheus-api',
  runs: [
    {
      label: 'results without a metric name',
      reported: { 'custom.unnamed_result_1 mean': 0.42, 'custom.unnamed_result_2 mean': 0.9 },
      notes: ['the answer does not say of which metric'],
    },
  ],
});

checkImport('prometheus/aiperf-csv/input.csv', {
  format: 'aiperf-server-metrics',
  whenCut: 'loses rows',
  report: { unknownFields: ['vllm:request_params_n'] },
  runs: [
    {
      label: 'example/model-8b during an AIPerf run',
      counts: { succeeded: 20, cancelled: 1 },
      duration: 100, // 5 000 / 50, the largest rate
      reported: {
        'time_to_first_token mean': 0.2,
        'output_token_throughput rate': 50,
        'request_throughput rate': 0.2,
        'kv_cache_utilization p99': 0.5,
        'concurrency mean': 5, // 3 + 2 of two engines
      },
      notes: ['quantiles and deviations cannot be averaged'],
    },
  ],
});

checkImport('prometheus/aiperf-json/input.json', {
  format: 'aiperf-server-metrics',
  report: { secretsDropped: ['the configuration of the benchmark'] },
  runs: [
    {
      workload: { backend: 'NVIDIA Dynamo' },
      counts: { succeeded: 38, failed: 1, cancelled: 1 },
      duration: 40,
      startedAt: '2026-03-01T10:00:00.000001',
      reported: {
        'request_latency mean': 1.5,
        'error_rate rate': 0.025,
        'output_token_throughput rate': 100,
        'custom.waiting_requests p99': 5,
        'kv_cache_utilization max': 0.75,
      },
      notReported: ['inter_token_latency'],
    },
  ],
});

describe('the buckets', () => {
  it('of all engines are added up and kept as they are', async () => {
    const result = await importBytes(readFixture('prometheus/vllm-since-start/input.txt'));
    const [run] = expectSuccess(result).runs;
    expect(run?.histograms?.time_to_first_token).toEqual({
      bounds: [0.1, 0.25, 0.5, Infinity],
      // Cumulative 2 6 9 10 and 1 3 4 5.
      counts: [3, 6, 4, 2],
      sum: 3,
    });
  });

  it('of two scrapes are subtracted', async () => {
    const result = await importBytes(readFixture('prometheus/vllm-two-scrapes/input.txt'));
    const [run] = expectSuccess(result).runs;
    expect(run?.histograms?.time_to_first_token).toEqual({
      bounds: [0.1, 0.5, 1, Infinity],
      // Cumulative 5 9 13 14 minus 0 2 4 4 is 5 7 9 10.
      counts: [5, 2, 2, 1],
      sum: 2,
    });
  });

  it('in milliseconds become seconds', async () => {
    const result = await importBytes(readFixture('prometheus/triton-and-gpu/input.txt'));
    const [run] = expectSuccess(result).runs;
    const name = 'custom.time_to_first_response_seconds';
    expect(run?.histograms?.[name]).toEqual({
      bounds: [0.1, 0.5, Infinity],
      counts: [40, 50, 6],
      sum: 19.2,
    });
  });
});

const USAGE = '# TYPE vllm:num_requests_running gauge\n';

describe('models and servers', () => {
  it('makes a run for each model', async () => {
    const text = `${USAGE}vllm:num_requests_running{model_name="a"} 1\nvllm:num_requests_running{model_name="b"} 2\n`;
    const { runs } = expectSuccess(await importText(text));
    expect(runs.map(({ label }) => label)).toEqual(['a since start', 'b since start']);
    expect(runs.map(({ reported }) => reported[0]?.value)).toEqual([1, 2]);
  });

  it('tells a front-end and its engine apart', async () => {
    const text = `${USAGE}vllm:num_requests_running{model_name="a"} 1\n# TYPE dynamo_frontend_inflight_requests gauge\ndynamo_frontend_inflight_requests{model="a"} 3\n`;
    const { runs } = expectSuccess(await importText(text));
    expect(runs.map(({ label }) => label)).toEqual([
      'a on vLLM since start',
      'a on NVIDIA Dynamo since start',
    ]);
  });

  it('puts a scrape of the machine behind one of the engine together with it', async () => {
    const engine = `# HELP process_start_time_seconds x\n# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1\n${USAGE}vllm:num_requests_running 1\n`;
    const machine =
      '# HELP process_start_time_seconds x\n# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 2\n' +
      '# TYPE node_cpu_seconds_total counter\nnode_cpu_seconds_total{cpu="0",mode="idle"} 60\nnode_cpu_seconds_total{cpu="0",mode="iowait"} 10\nnode_cpu_seconds_total{cpu="0",mode="user"} 30\n' +
      '# TYPE node_memory_MemTotal_bytes gauge\nnode_memory_MemTotal_bytes 8e9\n# TYPE node_memory_MemAvailable_bytes gauge\nnode_memory_MemAvailable_bytes 2e9\n';
    const { runs } = expectSuccess(await importText(engine + machine));
    expect(runs).toHaveLength(1);
    expect(runs[0]?.workload.backend).toBe('vLLM');
    const values = new Map(runs[0]?.reported.map((v) => [v.metric, v.value]));
    expect(values.get('cpu_utilization')).toBeCloseTo(0.3, 12); // 30 of 100 s
    expect(values.get('memory_utilization')).toBeCloseTo(0.75, 12);
    expect(values.get('concurrency')).toBe(1);
  });

  it('keeps a scrape of an unknown server without making a run of it', async () => {
    const result = expectSuccess(await importText('# TYPE a_total counter\na_total 1\n'));
    expect(result.runs).toEqual([]);
    expect(result.snapshots).toHaveLength(1);
    expect(result.report.unknownFields).toEqual(['a_total']);
    expect(result.report.notes.join()).toContain('there is no run');
  });
});

describe('what is refused', () => {
  it.each([
    [
      'an error of Prometheus',
      '{"status":"error","errorType":"bad_data","error":"invalid parameter \\"query\\": 1:5: parse error"}',
      'bad_data: invalid parameter "query": 1:5: parse error',
    ],
    [
      'an empty answer',
      '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      'no series',
    ],
    ['a list of names', 'vllm:a_total counter\nvllm:b_seconds histogram\n', 'list of metric names'],
    ['types without values', '# TYPE a counter\n# TYPE b gauge\n', 'No line of the file'],
    [
      'a text result',
      '{"status":"success","data":{"resultType":"string","result":[1,"x"]}}',
      'no series',
    ],
  ])('says why: %s', async (_name, text, message) => {
    const result = await importText(text);
    if (result.ok || !result.failure) throw new Error('it was not refused');
    expect(result.failure.message).toContain(message);
    expect(result.failure.message).toMatch(/^[A-Z][^\n]*[.]$/);
  });

  it('reads a scalar and the bare list of promtool', async () => {
    const scalar =
      '{"status":"success","data":{"resultType":"scalar","result":[1772359200,"0.5"]}}';
    const [run] = expectSuccess(await importText(scalar)).runs;
    expect(run?.reported).toEqual([
      { metric: 'custom.unnamed_result_1', statistic: 'mean', value: 0.5, n: 1 },
    ]);
    const list =
      '[{"metric":{"__name__":"tgi_queue_size"},"values":[[1772359200,"1"],[1772359215,"3"]]}]';
    const [range] = expectSuccess(await importText(list)).runs;
    expect(range?.reported[0]).toEqual({
      metric: 'custom.waiting_requests',
      statistic: 'mean',
      value: 2,
      n: 2,
    });
  });
});
