import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { run } from '../../support/run-command';

const RECORDS = 'aiperf/records-0.8/input.jsonl';
const PROFILE = 'cprofile/cumulative-asyncio/input.txt';
const VLLM = 'vllm/plain-2026/input.json';

describe('inspect', () => {
  it('gives the quantiles of a histogram as intervals', async () => {
    const scrape = [
      '# TYPE vllm:e2e_request_latency_seconds histogram',
      'vllm:e2e_request_latency_seconds_bucket{le="1",model_name="m"} 4',
      'vllm:e2e_request_latency_seconds_bucket{le="2.5",model_name="m"} 9',
      'vllm:e2e_request_latency_seconds_bucket{le="+Inf",model_name="m"} 10',
      'vllm:e2e_request_latency_seconds_sum{model_name="m"} 12',
      'vllm:e2e_request_latency_seconds_count{model_name="m"} 10',
      '',
    ].join('\n');
    const { out } = await run(['inspect', 'a.txt', '--json'], { 'a.txt': scrape });
    const { runs } = JSON.parse(out) as { runs: { histograms: unknown }[] };
    // Of ten values the fifth is between 1 and 2.5 s, and the tenth above 2.5 s.
    expect(runs[0]?.histograms).toEqual([
      {
        metric: 'request_latency',
        n: 10,
        quantiles: [
          { statistic: 'p50', low: 1, high: 2.5 },
          { statistic: 'p90', low: 1, high: 2.5 },
          { statistic: 'p95', low: 2.5, high: null },
          { statistic: 'p99', low: 2.5, high: null },
        ],
      },
    ]);
    const table = await run(['inspect', 'a.txt'], { 'a.txt': scrape });
    expect(table.out).toMatch(/request_latency +p95 +above 2\.5 s/);
  });

  it('says where the time went in a profile', async () => {
    const { code, out } = await run(['inspect', PROFILE]);
    expect(code).toBe(0);
    expect(out).toContain('Most time in');
  });

  it('prints the documented JSON', async () => {
    const { code, out, error } = await run(['inspect', VLLM, '--json']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      format: 'vllm',
      runs: [
        {
          label: '2 requests/s',
          tool: 'vllm',
          workload: { request_rate: 2, arrival: 'open' },
          duration_s: 90,
          counts: { requests: 4, failed: 0 },
        },
      ],
      report: { rows_read: 1, unknown_fields: ['gpu'] },
    });
    expect(out).toContain('"metric": "time_to_first_token"');
    const values = readValues(result);
    expect(values).toContainEqual({
      metric: 'time_to_first_token',
      statistic: 'p50',
      value: 0.12025,
      unit: 'seconds',
      n: 4,
      origin: 'reported',
    });
    expect(values).toContainEqual(
      expect.objectContaining({
        metric: 'error_rate',
        value: 0,
        unit: 'ratio',
        origin: 'computed',
      }),
    );
  });

  it('puts the runs of several files into one object', async () => {
    const { out } = await run(['inspect', VLLM, 'sglang/lines-2025/input.jsonl', '--json']);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      format: 'vllm, sglang',
      runs: [{ file: VLLM }, { tool: 'sglang' }, { tool: 'sglang' }],
      report: { rows_read: 3 },
    });
  });

  it('prints a table without --json', async () => {
    const { code, out } = await run(['inspect', RECORDS]);
    expect(code).toBe(0);
    expect(out).toMatch(/^time_to_first_token +p50 +300 ms +2 +computed$/m);
    expect(out).toContain('Note: 1 warm-up request left out.');
    expect(out).toContain('Left out: warm-up request: 1');
  });
});

/** `runs[0].values`, without believing anything about the JSON. */
function readValues(result: unknown): unknown[] {
  const values: unknown[] = [];
  JSON.stringify(result, (key, value: unknown) => {
    if (key === 'values' && Array.isArray(value)) values.push(...(value as unknown[]));
    return value;
  });
  return values;
}

describe('gap', () => {
  it('says how far a run is from its targets, and fails when one is missed', async () => {
    const { code, out } = await run([
      'gap',
      VLLM,
      '--target',
      'request_throughput >= 0.1 req/s',
      '--target=error_rate <= 90%',
      '--json',
    ]);
    expect(code).toBe(1);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      rows: [
        {
          metric: 'request_throughput',
          statistic: 'rate',
          comparator: '>=',
          target: 0.1,
          unit: 'requests_per_second',
          // 4 requests in 90 s, where 9 were wanted: 2.25 times too few.
          value: 4 / 90,
          interval: null,
          verdict: 'missed',
        },
        { metric: 'error_rate', target: 0.9, verdict: 'met' },
      ],
      goodput: { kind: 'no data' },
    });
  });

  it('does not fail for a target that two requests cannot decide', async () => {
    const { code, out } = await run(['gap', RECORDS, '--target', 'TTFT p50 <= 100 ms', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      rows: [{ verdict: 'not proven', n: 2 }],
      // Of three requests none has its first token within 100 ms.
      goodput: { kind: 'exact', good: 0, total: 3 },
    });
  });

  it('ends well when no target is missed', async () => {
    const { code, out } = await run(['gap', VLLM, '--target', 'TTFT p50 <= 1 s']);
    expect(code).toBe(0);
    expect(out).toContain('time_to_first_token p50 <= 1 s');
  });

  it('judges every run of a file', async () => {
    const { out } = await run([
      'gap',
      'vllm/sweep-summary/input.json',
      '--target',
      'TTFT mean <= 126 ms',
      '--json',
    ]);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      rows: [{ run: 'concurrency 2, run 0' }, { run: 'concurrency 2, run 1' }],
      goodput: [{ run: 'concurrency 2, run 0' }, { run: 'concurrency 2, run 1' }],
    });
  });

  it('reads the targets of an exported record', async () => {
    const record = createRecord({ id: 'r1', now: '2026-03-01T10:00:00.000Z', title: 'A record' });
    const target = {
      id: 't1',
      metric: 'request_throughput',
      statistic: 'rate',
      comparator: '>=',
      threshold: 0.1,
    } as const;
    const text = serialiseRecord({
      ...record,
      baseline: { ...record.baseline, targets: [target] },
    });
    const { code, out, error } = await run(['gap', VLLM, '--record', 'record.json', '--json'], {
      'record.json': text,
    });
    expect(error).toBe('');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ rows: [{ target: 0.1, verdict: 'missed' }] });
  });
});

describe('bad input and bad arguments', () => {
  it.each([
    ['no command', [], 'Name a command'],
    ['an unknown command', ['fly'], '"fly" is not a command'],
    ['no file', ['inspect'], 'Name at least one result file'],
    ['a file that is not there', ['inspect', 'nowhere.json'], 'nowhere.json cannot be opened'],
    ['an unknown option', ['inspect', VLLM, '--yaml'], '--yaml is not known here'],
    ['a file that is no result', ['inspect', 'vllm/SOURCE.md'], 'not a result that is known here'],
    ['columns that are not certain', ['inspect', 'table/uncertain/input.csv'], 'such as ttft_ms'],
    ['no target', ['gap', VLLM], 'Give a target'],
    ['a target that is none', ['gap', VLLM, '--target', 'fast'], '--target "fast"'],
    ['an option without its value', ['gap', VLLM, '--target'], '--target needs a value'],
    ['a record that is none', ['gap', VLLM, '--record', VLLM], `${VLLM}: `],
  ])('%s: exit code 2 and one sentence', async (_name, args, message) => {
    const { code, out, error } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(message);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});
