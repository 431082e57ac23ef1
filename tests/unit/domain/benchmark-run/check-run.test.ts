import { describe, expect, it } from 'vitest';
import type {
  BenchmarkRun,
  RequestTable,
} from '../../../../src/domain/benchmark-run/benchmark-run';
import { checkRun } from '../../../../src/domain/benchmark-run/check-run';

const table: RequestTable = {
  length: 2,
  status: Uint8Array.from([0, 1]),
  startTime: Float64Array.from([0, 1]),
  columns: { request_latency: Float64Array.from([1, Number.NaN]) },
  attributes: [{ name: 'route', dictionary: ['a'], codes: Int32Array.from([0, -1]) }],
};

const sound: BenchmarkRun = {
  label: 'run',
  tool: { id: 't', name: 'Tool' },
  workload: { arrival: 'unknown' },
  duration: 3,
  counts: { requests: 2, succeeded: 1, failed: 1 },
  requests: table,
  pools: { inter_token_latency: Float64Array.from([0.1]) },
  reported: [{ metric: 'goodput', statistic: 'rate', value: 0, n: 1 }],
  definitions: [],
  notes: [],
};

describe('checkRun', () => {
  it('finds nothing wrong with a sound run', () => {
    expect(checkRun(sound)).toEqual([]);
  });

  const broken: [string, Partial<BenchmarkRun>][] = [
    ['no label', { label: ' ' }],
    ['no tool', { tool: { id: '', name: '' } }],
    ['a duration of zero', { duration: 0 }],
    ['an infinite duration', { duration: Number.POSITIVE_INFINITY }],
    ['a negative count', { counts: { failed: -1 } }],
    ['a broken count', { counts: { failed: 1.5 } }],
    ['more ended than sent', { counts: { requests: 1, succeeded: 1, failed: 1 } }],
    ['more succeeded than the rows say', { counts: { succeeded: 2 } }],
    [
      'a negative reported value',
      { reported: [{ metric: 'goodput', statistic: 'rate', value: -1 }] },
    ],
    ['NaN reported', { reported: [{ metric: 'goodput', statistic: 'rate', value: Number.NaN }] }],
    ['a broken n', { reported: [{ metric: 'goodput', statistic: 'rate', value: 1, n: 0.5 }] }],
    ['a missing entry in a pool', { pools: { queue_time: Float64Array.from([Number.NaN]) } }],
    [
      'a histogram without the infinite bound',
      { histograms: { queue_time: { bounds: [0.1, 0.2], counts: [1, 2] } } },
    ],
    [
      'a histogram with a broken count',
      { histograms: { queue_time: { bounds: [0.1, Infinity], counts: [1, Number.NaN] } } },
    ],
    ['a negative entry in a pool', { pools: { queue_time: Float64Array.from([-1]) } }],
  ];
  it.each(broken)('finds %s', (_name, change) => {
    expect(checkRun({ ...sound, ...change })).toHaveLength(1);
  });

  it('names the metric of a broken histogram', () => {
    const histograms = { queue_time: { bounds: [0.1, Infinity], counts: [1] } };
    expect(checkRun({ ...sound, histograms })).toEqual([
      'the histogram of queue_time: it has 2 bounds and 1 counts',
    ]);
  });

  const brokenTables: [string, Partial<RequestTable>][] = [
    ['a negative value', { columns: { request_latency: Float64Array.from([-1, 0]) } }],
    ['an infinite value', { columns: { request_latency: Float64Array.from([1, Infinity]) } }],
    ['a short column', { columns: { request_latency: Float64Array.from([1]) } }],
    ['an unknown status', { status: Uint8Array.from([0, 3]) }],
    ['a negative start', { startTime: Float64Array.from([-1, 0]) }],
    ['short start times', { startTime: Float64Array.from([0]) }],
    [
      'an attribute code that is not in the dictionary',
      { attributes: [{ name: 'a', dictionary: [], codes: Int32Array.from([0, -1]) }] },
    ],
  ];
  it.each(brokenTables)('finds %s in the table', (_name, change) => {
    expect(checkRun({ ...sound, requests: { ...table, ...change } })).toHaveLength(1);
  });

  it('finds a status column of another length', () => {
    const requests = { ...table, status: Uint8Array.from([0]) };
    expect(checkRun({ ...sound, requests })).toEqual(['the status column has another length']);
  });
});
