import { describe, expect, it } from 'vitest';
import { importFile } from '../../../../src/importers/registry';
import { createTextSource } from '../../../../src/importers/source';
import type { TableMapping } from '../../../../src/importers/table/mapping';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

// Time per output token: (0.6 − 0.1) / 5; (1.2 − 0.2) / 10; none for one token.
checkImport('table/comma/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  report: {
    rowsRead: 4,
    rowsKept: 4,
    assumptions: ['ttft_ms: ms', 'latency_ms: ms', 'output_tokens: tokens'],
  },
  runs: [
    {
      label: 'table of 4 requests',
      counts: { requests: 4, succeeded: 3, failed: 1, cancelled: 0 },
      // From the first start to the end of the last request: 3 s + 50.5 ms.
      duration: 3.0505,
      startedAt: '2026-03-01T10:00:00.000Z',
      status: ['succeeded', 'succeeded', 'failed', 'succeeded'],
      startTime: [0, 1, 2, 3],
      columns: {
        time_to_first_token: [0.1, 0.2, null, 0.0505],
        request_latency: [0.6, 1.2, null, 0.0505],
        output_tokens: [6, 11, null, 1],
        time_per_output_token: [0.1, 0.1, null, null],
      },
      attributes: { model: ['small', 'large', 'small', 'small'] },
    },
  ],
});

checkImport('table/semicolon-decimal-comma/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [
    {
      columns: { request_latency: [0.65, 1.25], time_to_first_token: [0.1205, 0.23] },
      attributes: { Route: ['a;b', 'say "hi"'] },
      notes: ['no status column'],
    },
  ],
});

checkImport('table/tabs/input.tsv', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      duration: 2.3,
      columns: { request_latency: [0.1, null, 0.3] },
    },
  ],
});

checkImport('table/json-lines/input.jsonl', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      columns: { request_latency: [1.5, null], prompt_tokens: [10, null] },
    },
  ],
});

checkImport('table/json-array/input.json', {
  format: 'table',
  runs: [
    {
      columns: { time_to_first_token: [0.1, 0.3] },
      attributes: { tenant: ['a', 'b'] },
    },
  ],
});

checkImport('table/one-column/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [{ columns: { time_to_first_token: [0.0125, 0.013] } }],
});

describe('a table whose columns are not certain', () => {
  const text = new TextDecoder().decode(readFixture('table/uncertain/input.csv'));

  it('asks, and says what it would guess and why', async () => {
    const result = await importText(text);
    expect(result.ok).toBe(false);
    if (result.ok || !result.needsMapping) throw new Error('it did not ask');
    expect(result.needsMapping.headers).toEqual(['ttft', 'latency', 'tokens out']);
    expect(result.needsMapping.rows).toEqual([
      ['0.35', '2.1', '100'],
      ['0.41', '2.5', '120'],
    ]);
    expect(result.needsMapping.guesses[0]).toMatchObject({
      role: { role: 'metric', metric: 'time_to_first_token', unit: 's' },
      certain: false,
    });
    expect(result.needsMapping.question).toContain('ttft, latency (the name has no unit');
  });

  it('reads it with the answer', async () => {
    const mapping: TableMapping = {
      columns: [
        { role: 'metric', metric: 'time_to_first_token', unit: 's' },
        { role: 'metric', metric: 'request_latency', unit: 's' },
        { role: 'metric', metric: 'output_tokens', unit: 'tokens' },
      ],
    };
    const result = expectSuccess(await importFile(createTextSource(text), { mapping }));
    const columns = result.runs[0]?.requests?.columns;
    expect([...(columns?.time_to_first_token ?? [])]).toEqual([0.35, 0.41]);
    expect([...(columns?.output_tokens ?? [])]).toEqual([100, 120]);
    expect(columns?.time_per_output_token?.[0]).toBeCloseTo(1.75 / 99, 12);
  });

  it('refuses an answer for another table, and one without a metric', async () => {
    const short = await importFile(createTextSource(text), { mapping: { columns: [] } });
    expect(!short.ok && short.failure?.message).toContain('0 columns, the table has 3');
    const ignore = { role: 'ignore' } as const;
    const none = await importFile(createTextSource(text), {
      mapping: { columns: [ignore, ignore, ignore] },
    });
    expect(!none.ok && none.failure?.code).toBe('no requests');
  });
});

describe('rows that cannot be used', () => {
  it('are counted by reason', async () => {
    const table = 'latency_ms,status\n100,ok\n-5,ok\nabc,ok\n7,perhaps\n,ok\n';
    const mapping: TableMapping = {
      columns: [
        { role: 'metric', metric: 'request_latency', unit: 'ms' },
        { role: 'status', meaning: 'outcome' },
      ],
    };
    const result = expectSuccess(await importFile(createTextSource(table), { mapping }));
    expect(result.runs[0]?.counts).toMatchObject({ requests: 1, succeeded: 1 });
    expect(
      Object.fromEntries(result.report.dropped.map(({ reason, count }) => [reason, count])),
    ).toEqual({
      'latency_ms: negative value': 1,
      'latency_ms: not a number': 1,
      'row whose status is not understood': 1,
      'row without a single value': 3,
    });
  });

  it('is a failure when none is left', async () => {
    const result = await importText('latency_ms\n-1\n-2\n');
    expect(!result.ok && result.failure?.code).toBe('no requests');
  });
});

describe('a large table', () => {
  it('is read when its first row alone is larger than the head', async () => {
    const row = (latency: number): string =>
      `{"text": "${'x'.repeat(100_000)}", "latency_ms": ${latency}}`;
    const result = expectSuccess(await importText(`[${row(100)}, ${row(300)}, ${row(200)}]`));
    expect([...(result.runs[0]?.requests?.columns.request_latency ?? [])]).toEqual([0.1, 0.3, 0.2]);
    expect(result.report.unknownFields).toEqual(['text']);
  });
});
