/** Runs of more requests than are kept, with limits small enough to see what becomes of each row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRun } from '../../../../src/domain/benchmark-run/check-run';
import { countStatus, statusCode } from '../../../../src/domain/benchmark-run/column';
import { SamplePool } from '../../../../src/domain/benchmark-run/growing-column';
import type { RequestBlock } from '../../../../src/domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../../../src/domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../../../src/domain/benchmark-run/run-builder';
import { createMeasurement } from '../../../../src/domain/investigation/create-measurement';
import { createDistribution } from '../../../../src/domain/stats/distribution';

const CONTEXT = { id: 'a', addedAt: '2026-11-24T00:00:00.000Z' };

describe('a table of more rows than are kept', () => {
  it('keeps every k-th row, the counts of all, and the distribution of those that succeeded', () => {
    const builder = new RequestTableBuilder(4);
    for (let row = 0; row < 11; row += 1) {
      builder.add({
        status: row === 3 ? 'failed' : 'succeeded',
        startTime: 100 + row,
        values: row === 3 ? {} : { request_latency: row },
        attributes: [['route', row % 2 === 0 ? 'even' : 'odd']],
      });
    }
    const table = builder.build();
    if (!table) throw new Error('no table');
    // Four kept rows are halved to 0, 2; then 4, 6 come: halved to 0, 4; then 8 comes.
    expect([...(table.columns.request_latency ?? [])]).toEqual([0, 4, 8]);
    expect([...(table.startTime ?? [])]).toEqual([0, 4, 8]);
    expect([...(table.attributes[0]?.codes ?? [])]).toEqual([0, 0, 0]);
    expect(table.sampledFrom).toEqual({
      total: 11,
      counts: { succeeded: 10, failed: 1, cancelled: 0 },
      distributions: {
        request_latency: createDistribution(Float64Array.from([0, 1, 2, 4, 5, 6, 7, 8, 9, 10])),
      },
    });
    expect(countStatus(table, 'failed')).toBe(1);
  });

  it('gives a measurement of all requests', () => {
    const builder = new RequestTableBuilder(8);
    for (let row = 1; row <= 1000; row += 1)
      builder.add({ status: 'succeeded', values: { request_latency: row, output_tokens: 2 } });
    const run = new RunBuilder('all', { id: 'test', name: 'Test' })
      .counts({ requests: 1000, succeeded: 1000, failed: 0, cancelled: 0 })
      .requests(builder.build())
      .duration(100)
      .build();
    expect(checkRun(run)).toEqual([]);
    const { values, requests, distributions, notes } = createMeasurement(run, CONTEXT);
    const value = (statistic: string) =>
      values.find((v) => v.metric === 'request_latency' && v.statistic === statistic);
    // The mean of 1 … 1000 is 500.5, and the bucket bounds are within 1 % of the median 500.5.
    expect(value('mean')).toMatchObject({ value: 500.5, n: 1000 });
    expect(value('p50')?.value).toBeGreaterThan(495);
    expect(value('p50')?.value).toBeLessThan(506);
    expect(values).toContainEqual(
      expect.objectContaining({ metric: 'output_token_throughput', value: 20 }),
    );
    expect(requests?.total).toBe(1000);
    expect(distributions.request_latency?.count).toBe(1000);
    expect(notes.join(' ')).toContain('within 1 %');
  });

  it('has the same distribution however many rows are kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 5, maxLength: 200 }),
        fc.integer({ min: 1, max: 2 }).map((power) => 2 ** power),
        (latencies, most) => {
          const builder = new RequestTableBuilder(most);
          for (const request_latency of latencies)
            builder.add({ status: 'succeeded', values: { request_latency } });
          const { request_latency: counted } = builder.build()?.sampledFrom?.distributions ?? {};
          const whole = createDistribution(Float64Array.from(latencies));
          expect(counted).toEqual({ ...whole, sum: counted?.sum });
          expect(counted?.sum).toBeCloseTo(whole.sum, -1);
        },
      ),
    );
  });
});

describe('a block of rows', () => {
  const MISSING = Number.NaN;
  const value = fc.oneof(fc.nat(1_000), fc.constant(MISSING));
  const row = fc.record({
    status: fc.constantFrom(...(['succeeded', 'succeeded', 'failed', 'cancelled'] as const)),
    start: value,
    values: fc.tuple(value, value),
    text: fc.constantFrom('', 'a', 'b', 'c'),
  });

  it('adds what its rows one by one would add, whatever is kept of them', () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        rows,
        fc.nat(80),
        fc.constantFrom(2, 4, 8, 128),
        fc.nat(200),
        (all, cut, most, room) => {
          const metrics = ['request_latency', 'output_tokens'] as const;
          const texts = ['', 'a', 'b', 'c'];
          const block: RequestBlock = {
            metrics,
            status: Uint8Array.from(all, ({ status }) => statusCode(status)),
            startTime: Float64Array.from(all, ({ start }) => start),
            values: [0, 1].map((i) => Float64Array.from(all, ({ values }) => values[i] ?? MISSING)),
            attributes: [
              {
                name: 'route',
                codes: Uint16Array.from(all, ({ text }) => texts.indexOf(text)),
                texts,
              },
            ],
          };
          const together = new RequestTableBuilder(most);
          together.expect(room);
          together.addBlock(block, 0, Math.min(cut, all.length));
          together.addBlock(block, Math.min(cut, all.length), all.length);
          const singly = new RequestTableBuilder(most);
          for (const { status, start, values, text } of all)
            singly.addValues(
              status,
              start,
              metrics,
              Float64Array.from(values),
              text === '' ? [] : [['route', text]],
            );
          expect(together.build()).toEqual(singly.build());
        },
      ),
      { numRuns: 500, seed: 20261124 },
    );
  });
});

describe('a pool of more samples than are kept', () => {
  it('becomes its distribution, and the run has no pool', () => {
    const pool = new SamplePool(3);
    for (const gap of [0.1, 0.2, 0.3, 0.4]) pool.push(gap);
    const run = new RunBuilder('pool', { id: 'test', name: 'Test' })
      .pool('inter_token_latency', pool)
      .build();
    expect(run.pools).toEqual({});
    expect(run.distributions?.inter_token_latency).toEqual(
      createDistribution(Float64Array.of(0.1, 0.2, 0.3, 0.4)),
    );
    const { values } = createMeasurement(run, CONTEXT);
    expect(values).toContainEqual(
      expect.objectContaining({
        metric: 'inter_token_latency',
        statistic: 'max',
        value: 0.4,
        n: 4,
      }),
    );
  });
});
