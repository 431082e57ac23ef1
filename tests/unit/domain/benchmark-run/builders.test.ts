import { describe, expect, it } from 'vitest';
import { computeTimePerOutputToken } from '../../../../src/domain/benchmark-run/per-request';
import { GrowingColumn } from '../../../../src/domain/benchmark-run/growing-column';
import { RequestTableBuilder } from '../../../../src/domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../../../src/domain/benchmark-run/run-builder';

describe('computeTimePerOutputToken', () => {
  it.each([
    // (2.5 − 0.5) / (11 − 1)
    [2.5, 0.5, 11, 0.2],
    [1, 1, 2, 0],
    [1, 1, 1, null],
    [1, 1, 0, null],
    [0.5, 1, 10, null],
    [Number.NaN, 1, 10, null],
    [1, 0.5, Number.NaN, null],
  ])('latency %f, first token %f, %f tokens', (latency, ttft, tokens, expected) => {
    expect(computeTimePerOutputToken(latency, ttft, tokens)).toBe(expected);
  });
});

describe('RequestTableBuilder', () => {
  it('fills columns that appear late or end early, and makes start times relative', () => {
    const builder = new RequestTableBuilder();
    builder.add({ status: 'succeeded', startTime: 12, values: { request_latency: 1 } });
    builder.add({ status: 'failed', startTime: 10, values: {}, attributes: [['route', 'a']] });
    builder.add({ status: 'succeeded', values: { prompt_tokens: 5, request_latency: undefined } });
    const table = builder.build();
    expect(table).toMatchObject({ length: 3, status: Uint8Array.from([0, 1, 0]) });
    expect([...(table?.startTime ?? [])]).toEqual([2, 0, Number.NaN]);
    expect([...(table?.columns.request_latency ?? [])]).toEqual([1, Number.NaN, Number.NaN]);
    expect([...(table?.columns.prompt_tokens ?? [])]).toEqual([Number.NaN, Number.NaN, 5]);
    expect(table?.attributes).toEqual([
      { name: 'route', dictionary: ['a'], codes: Int32Array.from([-1, 0, -1]) },
    ]);
  });

  it('gives no table without rows, and no start times when there are none', () => {
    expect(new RequestTableBuilder().build()).toBeUndefined();
    const builder = new RequestTableBuilder();
    builder.add({ status: 'succeeded', values: {} });
    expect(builder.build()?.startTime).toBeUndefined();
  });

  it('grows beyond its first capacity', () => {
    const column = new GrowingColumn();
    for (let i = 0; i < 1000; i += 1) column.push(i);
    column.padTo(1002);
    const values = column.finish();
    expect(values).toHaveLength(1002);
    expect(values[999]).toBe(999);
    expect(values[1001]).toBeNaN();
  });
});

describe('RunBuilder', () => {
  const tool = { id: 't', name: 'Tool' };

  it('leaves out what is absent and what cannot be a value', () => {
    const builder = new RunBuilder('run', tool)
      .counts({ succeeded: 3, failed: undefined })
      .duration(0);
    expect(builder.report('request_latency', 'mean', 2, 3)).toBe(true);
    expect(builder.report('request_latency', 'max', Number.POSITIVE_INFINITY)).toBe(false);
    expect(builder.report('request_latency', 'min', -1)).toBe(false);
    expect(builder.report('request_latency', 'p50', undefined)).toBe(false);
    const run = builder.build();
    expect(run.counts).toEqual({ succeeded: 3 });
    expect(run.reported).toEqual([
      { metric: 'request_latency', statistic: 'mean', value: 2, n: 3 },
    ]);
    expect('duration' in run).toBe(false);
  });

  it('keeps the first of two values for the same statistic', () => {
    const builder = new RunBuilder('run', tool);
    builder.report('goodput', 'rate', 1);
    builder.report('goodput', 'rate', 2);
    expect(builder.build().reported.map(({ value }) => value)).toEqual([1]);
  });

  it('keeps notes once, and definitions only of metrics that are there', () => {
    const builder = new RunBuilder('run', tool)
      .note('a')
      .note('a')
      .note(undefined)
      .define('goodput', 'g')
      .define('inter_token_latency', 'i')
      .pool('inter_token_latency', Float64Array.from([1]))
      .pool('queue_time', new Float64Array(0));
    expect(builder.build()).toMatchObject({
      notes: ['a'],
      definitions: [{ metric: 'inter_token_latency', text: 'i' }],
    });
    expect(Object.keys(builder.build().pools)).toEqual(['inter_token_latency']);
  });
});
