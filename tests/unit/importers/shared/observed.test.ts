import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReportBuilder } from '../../../../src/importers/report';
import {
  ObservedAttributes,
  tagAttributes,
} from '../../../../src/importers/shared/observed-attributes';
import {
  durationAt,
  matchDuration,
  numberAt,
  valueAt,
} from '../../../../src/importers/shared/observed-fields';
import { ObservedRequests } from '../../../../src/importers/shared/observed-requests';
import { computeCovered } from '../../../../src/importers/shared/observed-retrieval';
import { FAMILIES } from '../../../../src/importers/families';
import { expectSuccess, importText } from '../../../support/check-import';

describe('computeCovered', () => {
  it('counts side by side once', () => {
    expect(
      computeCovered([
        [0, 2],
        [1, 3],
        [5, 6],
        [5.5, 5.75],
      ]),
    ).toBe(4);
    expect(computeCovered([])).toBe(0);
  });

  it('is never more than the sum and never less than the longest', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1 }), (pairs) => {
        const intervals = pairs.map(([from, length]) => [from, from + length] as const);
        const lengths = pairs.map(([, length]) => length);
        const covered = computeCovered(intervals);
        expect(covered).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b));
        expect(covered).toBeGreaterThanOrEqual(Math.max(...lengths));
      }),
    );
  });
});

describe('observed fields', () => {
  it.each([
    [{ 'a.b.c': 5 }],
    [{ a: { b: { c: 5 } } }],
    [{ a: { 'b.c': 5 } }],
    [{ 'a.b': '{"c": 5}' }],
    [{ a: "{'b': {'c': 5, 'd': None}}" }],
  ])('are found however they are nested: %o', (record) => {
    expect(valueAt(record, 'a.b.c')).toBe(5);
  });

  it('reads numbers and durations as people print them', () => {
    expect(numberAt({ cost: '$0.0012' }, 'cost')).toBe(0.0012);
    expect(numberAt({ a: 'NaN', b: -1, c: '1e-5' }, 'a', 'b', 'c')).toBe(1e-5);
    expect(durationAt({ a: '1.23s' }, 1e-3, 'a')).toBe(1.23);
    expect(durationAt({ a: '850 ms' }, 1, 'a')).toBe(0.85);
    expect(durationAt({ a: 2250 }, 1e-3, 'a')).toBe(2.25);
    expect(matchDuration(1500, 1.5)).toBe(1.5);
    expect(matchDuration(1.4, 1.5)).toBe(1.4);
    expect(matchDuration(7, 1.5)).toBeUndefined();
  });
});

describe('observed attributes', () => {
  it('keep groups and leave out what identifies', () => {
    const report = new ReportBuilder();
    const attributes = new ObservedAttributes(report);
    const accepted = attributes.accept([
      ['model', 'example-8b'],
      ['model', 'second'],
      ['a', 'someone@example.com'],
      ['b', 'sk-abcdefgh'],
      ['c', undefined],
      ['d', 'example-3-5@20240620'],
      ['e', 'example-ai/Example-R1-Distill-Something-32B'],
    ]);
    expect(accepted.map(([name]) => name)).toEqual(['model', 'd', 'e']);
    expect(report.build().secretsDropped).toHaveLength(1);
    expect(tagAttributes(['env:prod', 'b', 'a', 'user_id=7'], report)).toEqual([
      ['env', 'prod'],
      ['tags', 'a, b'],
    ]);
  });

  it('stop growing', () => {
    const report = new ReportBuilder();
    const attributes = new ObservedAttributes(report);
    for (let i = 0; i < 1_100; i += 1) attributes.accept([['id', `value ${i}`]]);
    expect(report.build().dropped).toEqual([
      { reason: 'id: more than 1000 different values to group by', count: 100 },
    ]);
  });
});

describe('observed requests', () => {
  it('leave out what cannot be', () => {
    const report = new ReportBuilder();
    const requests = new ObservedRequests(report);
    requests.add({
      status: 'succeeded',
      values: { request_latency: 1, time_to_first_token: 2, prompt_tokens: 0, output_tokens: 0 },
    });
    requests.add({
      status: 'failed',
      values: { request_latency: 1, 'custom.request_cost_usd': 0 },
    });
    const run = requests.finish({ id: 'x', name: 'x' })?.build();
    expect(Object.keys(run?.requests?.columns ?? {})).toEqual(['request_latency']);
    expect(report.build().dropped).toHaveLength(1);
  });

  it('do not take a cost of 0 everywhere for a price', () => {
    const requests = new ObservedRequests(new ReportBuilder());
    requests.add({
      status: 'succeeded',
      values: { request_latency: 1, 'custom.request_cost_usd': 0 },
    });
    const run = requests.finish({ id: 'x', name: 'x' })?.build();
    expect(run?.requests?.columns['custom.request_cost_usd']).toBeUndefined();
  });
});

describe('the examples of the reference', () => {
  const ids = ['otlp', 'langfuse', 'langsmith', 'phoenix', 'helicone', 'litellm'];
  it.each(FAMILIES.filter(({ id }) => ids.includes(id)))('of $title import', async (family) => {
    const result = expectSuccess(await importText(family.reference.example.text));
    expect(family.formats.map(({ id }) => id)).toContain(result.format);
    const columns = result.runs[0]?.requests?.columns;
    expect(columns?.output_tokens?.[0]).toBe(101);
    // 2.2 s and 0.2 s in the first, 2.25 s and 0.25 s in the others, each over 100 further tokens.
    if (family.id !== 'phoenix') expect(columns?.time_per_output_token?.[0]).toBeCloseTo(0.02, 9);
  });
});
