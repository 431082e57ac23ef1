/** Tables whose rows are metrics, statistics or runs. */
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../../src/importers/registry';
import { createTextSource } from '../../../../src/importers/source';
import type { TableMapping, TablePreview } from '../../../../src/importers/table/mapping';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('table/markdown-results/input.md', {
  format: 'table',
  whenCut: 'loses rows',
  report: { rowsRead: 4, rowsKept: 3, unknownFields: ['note', 'Mood'] },
  runs: [
    {
      label: 'table of results',
      counts: {},
      hasRequests: false,
      reported: {
        'time_to_first_token p50': 0.12,
        'time_to_first_token p99': 1.45,
        'time_to_first_token mean': 0.1505,
        'time_per_output_token p95': 0.02,
        'output_token_throughput rate': 900,
      },
    },
  ],
});

checkImport('table/metric-value-unit/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  report: { rowsRead: 8, rowsKept: 8 },
  runs: [
    {
      counts: { requests: 200, succeeded: 197, failed: 3 },
      duration: 90,
      reported: {
        'time_to_first_token p99': 0.45,
        'request_latency mean': 2.5,
        'output_token_throughput rate': 1234.5,
        'error_rate rate': 0.015,
      },
    },
  ],
});

checkImport('table/describe/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  report: { rowsRead: 8, rowsKept: 8 },
  runs: [
    {
      reported: {
        'time_to_first_token mean': 0.13,
        'time_to_first_token p25': 0.11,
        'time_to_first_token p50': 0.125,
        'time_to_first_token p99': 0.24,
        'time_to_first_token max': 0.3,
        'request_latency std': 0.2,
        'request_latency min': 1,
      },
    },
  ],
});

checkImport('table/sweep/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'concurrency 8',
      counts: { succeeded: 80 },
      duration: 60,
      reported: {
        'time_to_first_token mean': 0.12,
        'time_to_first_token p99': 0.3,
        'output_token_throughput rate': 900,
      },
    },
    { label: 'concurrency 16', reported: { 'time_to_first_token p99': 0.5 } },
  ],
});

checkImport('table/two-runs/input.tsv', {
  format: 'table',
  whenCut: 'loses rows',
  report: { unknownFields: ['Target'] },
  runs: [
    {
      label: 'Baseline',
      reported: { 'time_to_first_token p99': 0.45, 'request_throughput rate': 4.2 },
    },
    {
      label: 'Optimised',
      reported: { 'time_to_first_token p99': 0.3, 'request_throughput rate': 5.1 },
    },
  ],
});

async function previewOf(text: string): Promise<TablePreview> {
  const result = await importText(text);
  if (result.ok || !result.needsMapping) throw new Error('it did not ask');
  return result.needsMapping;
}

describe('the samples of a statistic', () => {
  it('come from the row of counts', async () => {
    const text = ',ttft_ms,latency_s\ncount,1000,998\nmean,130,1.5\n50%,125,1.4\n';
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.reported.map(({ metric, n }) => [metric, n])).toEqual([
      ['time_to_first_token', 1000],
      ['request_latency', 998],
      ['time_to_first_token', 1000],
      ['request_latency', 998],
    ]);
  });

  it('come from a column of counts', async () => {
    const text = 'metric,count,p50,p99\nttft_ms,500,120,450\n';
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.reported).toEqual([
      { metric: 'time_to_first_token', statistic: 'p50', value: 0.12, n: 500 },
      { metric: 'time_to_first_token', statistic: 'p99', value: 0.45, n: 500 },
    ]);
  });
});

describe('a statistic in a column of its own', () => {
  it('is read beside metric and unit', async () => {
    const text = 'metric,statistic,value,unit\nttft,p50,120,ms\nttft,p99,450,ms\ntpot,mean,12,ms\n';
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.reported).toEqual([
      { metric: 'time_to_first_token', statistic: 'p50', value: 0.12 },
      { metric: 'time_to_first_token', statistic: 'p99', value: 0.45 },
      { metric: 'time_per_output_token', statistic: 'mean', value: 0.012 },
    ]);
  });
});

describe('what is not certain is asked', () => {
  it.each([
    ['a time without a unit', 'metric,p50,p99\nttft,120,450\n', 'ttft (the name has no unit'],
    ['a share without a unit', 'metric,value\nerror_rate,0.02\n', 'it may be a ratio'],
    ['a latency without a statistic', 'metric,value,unit\nTTFT,120,ms\n', 'which statistic'],
    [
      'a throughput of which tokens',
      'metric,value,unit\nThroughput,900,tok/s\n',
      'the tokens of the output alone',
    ],
    [
      'the same metric again and again',
      'id,metric,value\n1,ttft_ms,120\n2,ttft_ms,130\n',
      'what a row stands for',
    ],
    [
      'columns that may be runs',
      'metric,Monday,Tuesday\nttft p99 (ms),120,130\n',
      'its numbers may be those of a run',
    ],
  ])('%s', async (_name, text, part) => {
    expect((await previewOf(text)).question).toContain(part);
  });

  it('and read with the answer, the rows behind the first ones included', async () => {
    const text = 'metric,p50,p99\nttft,120,450\ntpot,12,25\nqueue time,1,2\n';
    const preview = await previewOf(text);
    expect(preview.layout).toBe('metrics');
    expect(preview.rowGuesses.map(({ name, certain }) => [name, certain])).toEqual([
      ['ttft', false],
      ['tpot', false],
      ['queue time', false],
    ]);
    const mapping: TableMapping = {
      columns: preview.guesses.map(({ role }) => role),
      layout: 'metrics',
      rows: [
        {
          name: 'ttft',
          meaning: { row: 'metric', metric: 'time_to_first_token', unit: 'ms' },
        },
        {
          name: 'tpot',
          meaning: { row: 'metric', metric: 'time_per_output_token', unit: 'ms' },
        },
        { name: 'queue time', meaning: { row: 'ignore' } },
      ],
      form: preview.form,
    };
    const { runs, report } = expectSuccess(await importFile(createTextSource(text), { mapping }));
    expect(
      runs[0]?.reported.map(({ metric, statistic, value }) => [metric, statistic, value]),
    ).toEqual([
      ['time_to_first_token', 'p50', 0.12],
      ['time_to_first_token', 'p99', 0.45],
      ['time_per_output_token', 'p50', 0.012],
      ['time_per_output_token', 'p99', 0.025],
    ]);
    expect(report.unknownFields).toContain('queue time');
  });

  it('but a table of requests with one such column stays one of requests', async () => {
    const text = 'latency_ms,ttft_ms,max_itl_ms\n100,10,3\n200,20,4\n';
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.requests?.length).toBe(2);
  });
});

describe('values that contradict each other', () => {
  it('are kept once, and said', async () => {
    const text = 'metric,p50,p99\nttft_ms,120,450\nTTFT (ms),130,460\n';
    const { runs, report } = expectSuccess(await importText(text));
    expect(runs[0]?.reported.map(({ value }) => value)).toEqual([0.12, 0.45]);
    expect(report.dropped.map(({ reason }) => reason)).toContain(
      'time_to_first_token p50: given more than once, the first is kept',
    );
  });

  it('leave out a number of requests that is smaller than its parts', async () => {
    const text =
      'metric,value\nRequests,5\nSuccessful requests,10\np99 ttft (ms),120\nrequest throughput,2\n';
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.counts).toEqual({ succeeded: 10 });
  });
});
