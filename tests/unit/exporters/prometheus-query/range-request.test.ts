import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRangeRequest,
  createRangeUrl,
  type RangeInput,
  type RangeRequest,
} from '../../../../src/exporters/prometheus-query/range-request';
import { chooseStep, countPoints } from '../../../../src/exporters/prometheus-query/step';

const anInput = (part: Partial<RangeInput> = {}): RangeInput => ({
  address: 'http://localhost:9090',
  sources: ['vllm'],
  labels: [],
  range: { kind: 'between', from: '2026-11-17T09:20:00Z', to: '2026-11-17T10:05:00Z' },
  ...part,
});

function requestOf(part: Partial<RangeInput> = {}): RangeRequest {
  const result = createRangeRequest(anInput(part));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

function problemsOf(part: Partial<RangeInput>): readonly string[] {
  const result = createRangeRequest(anInput(part));
  return result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`);
}

describe('the query', () => {
  it.each([
    ['vllm', '{__name__=~"vllm:.+"}'],
    ['sglang', '{__name__=~"sglang:.+"}'],
    ['tgi', '{__name__=~"tgi_.+"}'],
    ['triton', '{__name__=~"nv_.+"}'],
    ['dynamo', '{__name__=~"dynamo_.+"}'],
    ['dcgm', '{__name__=~"DCGM_FI_.+"}'],
    ['node', '{__name__=~"node_(cpu|memory)_.+"}'],
  ] as const)('of %s is %s', (source, query) => {
    expect(requestOf({ sources: [source] }).query).toBe(query);
  });

  it('restricts by labels, and takes what is in them literally', () => {
    const labels = [
      { name: 'model_name', value: 'm' },
      { name: ' namespace ', value: 'a "b" \\ c\n\u0000' },
      { name: 'not_given', value: '' },
    ];
    expect(requestOf({ labels }).query).toBe(
      String.raw`{__name__=~"vllm:.+",model_name="m",namespace="a \"b\" \\ c\n\x00"}`,
    );
  });

  it('puts several servers into one selector', () => {
    expect(requestOf({ sources: ['sglang', 'vllm'] }).query).toBe(
      '{__name__=~"vllm:.+|sglang:.+"}',
    );
    const labels = [{ name: 'namespace', value: 'prod' }];
    expect(requestOf({ sources: ['vllm', 'dcgm'], labels }).query).toBe(
      '{__name__=~"vllm:.+|DCGM_FI_.+",namespace="prod"}',
    );
  });

  it('does not lose GPUs and hosts to the label of a model', () => {
    const labels = [
      { name: 'model_name', value: 'm' },
      { name: 'namespace', value: 'prod' },
    ];
    expect(requestOf({ sources: ['vllm', 'dcgm', 'node'], labels }).query).toBe(
      '{__name__=~"vllm:.+",model_name="m",namespace="prod"} or {__name__=~"DCGM_FI_.+|node_(cpu|memory)_.+",namespace="prod"}',
    );
    expect(requestOf({ sources: ['dcgm'], labels }).query).toBe(
      '{__name__=~"DCGM_FI_.+",namespace="prod"}',
    );
  });
});

describe('advice on labels', () => {
  const label = (name: string) => [{ name, value: 'x' }];
  it('says when a label leaves nothing, or everything', () => {
    expect(requestOf({ labels: label('model') }).advice).toEqual([
      'vLLM names the model in the label model_name, so the label model leaves nothing of it.',
    ]);
    expect(requestOf({ sources: ['tgi'], labels: label('model_name') }).advice).toEqual([
      'TGI puts no model on its series, so the label model_name leaves nothing of it.',
    ]);
    expect(requestOf({ sources: ['vllm', 'node'], labels: label('instance') }).advice).toEqual([
      expect.stringContaining('Every exporter has an instance of its own'),
    ]);
    expect(requestOf({ sources: ['dcgm', 'node'] }).advice).toEqual([
      expect.stringContaining('NVIDIA DCGM and node_exporter cover every machine'),
    ]);
    expect(requestOf({ labels: label('model_name') }).advice).toEqual([]);
    expect(requestOf({ sources: ['vllm', 'dcgm'], labels: label('cluster') }).advice).toEqual([]);
  });
});

describe('the address', () => {
  it.each([
    ['http://localhost:9090', 'http://localhost:9090/api/v1/query_range'],
    [
      ' https://metrics.example/prometheus/ ',
      'https://metrics.example/prometheus/api/v1/query_range',
    ],
    ['http://localhost:9090/graph?g0.expr=up#x', 'http://localhost:9090/api/v1/query_range'],
    ['http://localhost:9090/query', 'http://localhost:9090/api/v1/query_range'],
    ['http://[::1]:9090/a[1]', 'http://[::1]:9090/a%5B1%5D/api/v1/query_range'],
  ])('%j is read as %s', (address, endpoint) => {
    expect(requestOf({ address }).endpoint).toBe(endpoint);
  });

  it.each([
    ['', 'Type an address with its scheme'],
    ['localhost', 'Type an address with its scheme'],
    ['localhost:9090', 'starts with http:// or https://'],
    ['ftp://localhost', 'starts with http:// or https://'],
    ['javascript:alert(1)', 'starts with http:// or https://'],
    ['http://me:secret@localhost:9090', 'Take the user name and password out of the address'],
    ['http://me@localhost:9090', 'Take the user name and password out of the address'],
  ])('%j is refused with what to do', (address, message) => {
    const problems = problemsOf({ address });
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems.join()).not.toContain('secret');
  });
});

describe('what else is refused', () => {
  const between = (from: string | null, to: string | null) =>
    ({ range: { kind: 'between', from, to } }) as const;
  it.each([
    [{ sources: [] }, 'sources: Choose at least one'],
    [between('2026-11-17T10:00:00Z', '2026-11-17T09:00:00Z'), 'range: The range ends before'],
    [between('2026-11-17T10:00:00Z', '2026-11-17T10:00:00Z'), 'range: The range is shorter'],
    [between(null, '2026-11-17T09:00:00Z'), 'range: Give both'],
    [between('2026-11-17T09:00:00Z', 'soon'), 'range: Give both'],
    [{ range: { kind: 'ending now', length: 0 } }, 'range: Give a length'],
    [{ range: { kind: 'ending now', length: 1.5 } }, 'range: Give a length'],
    [{ range: { kind: 'ending now', length: Number.NaN } }, 'range: Give a length'],
    [{ labels: [{ name: '1st', value: 'a' }] }, 'label: Type the label’s name'],
    [{ labels: [{ name: '', value: 'a' }] }, 'label: Type the label’s name'],
    [{ labels: [{ name: 'a-b', value: 'a' }] }, 'label: Type the label’s name'],
    [{ labels: [{ name: 'a="b",c', value: 'a' }] }, 'label: Type the label’s name'],
    [{ labels: [{ name: '__name__', value: 'a' }] }, 'label: Type the label’s name'],
    [{ step: 0 }, 'step: Give a step'],
    [{ step: Number.NaN }, 'step: Give a step'],
  ] as const)('%j', (part, start) => {
    expect(problemsOf(part)).toEqual([expect.stringMatching(new RegExp(`^${start}`))]);
  });

  it('a label that is there twice, by its index', () => {
    const labels = [
      { name: 'a', value: '1' },
      { name: 'a', value: '' },
      { name: 'a ', value: '2' },
    ];
    expect(createRangeRequest(anInput({ labels }))).toMatchObject({
      ok: false,
      problems: [{ field: 'label', index: 2 }],
    });
  });

  it('everything at once, so that it can be corrected at once', () => {
    expect(problemsOf({ address: '', sources: [], ...between(null, null) })).toHaveLength(3);
  });
});

describe('the step', () => {
  // 45 min ÷ 60 = 45 s: both ends and 59 points between.
  it('gives 61 points over 45 minutes', () => {
    expect(requestOf()).toMatchObject({ step: 45, points: 61 });
  });

  it('is no less than a second', () => {
    const range = { kind: 'ending now', length: 7 } as const;
    expect(requestOf({ range })).toMatchObject({ step: 1, points: 8 });
  });

  // 4.004 s ÷ 4 in floating point is less than 1.001 s.
  it('does not lose a millisecond to rounding', () => {
    expect(chooseStep(4.004)).toBe(1.001);
  });

  it('is what the reader wants up to the limit of Prometheus: 11,000 s at 1 s, and not 11,001', () => {
    const within = { kind: 'ending now', length: 11_000 } as const;
    expect(requestOf({ range: within, step: 1 })).toMatchObject({ step: 1, points: 11_001 });
    expect(problemsOf({ range: { kind: 'ending now', length: 11_001 }, step: 1 })).toEqual([
      'step: Prometheus answers with no more than 11,000 points a series: make the step at least 2 s, or the range shorter.',
    ]);
  });

  it('ends at the end of the range, in at most 61 points, whatever the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 400 * 86_400_000 }), (milliseconds) => {
        const step = chooseStep(milliseconds / 1000);
        const points = countPoints(milliseconds / 1000, step);
        const missing = milliseconds - (points - 1) * Math.round(step * 1000);
        expect(points).toBeGreaterThanOrEqual(2);
        expect(points).toBeLessThanOrEqual(61);
        expect(missing).toBeGreaterThanOrEqual(0);
        // Rounded down by less than a millisecond for each interval.
        expect(missing).toBeLessThan(61);
      }),
    );
  });
});

describe('the address of the request', () => {
  it('encodes what it asks', () => {
    const url = new URL(createRangeUrl(requestOf({ labels: [{ name: 'a', value: '&+ü' }] }), 0));
    expect(url.origin + url.pathname).toBe('http://localhost:9090/api/v1/query_range');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      query: '{__name__=~"vllm:.+",a="&+ü"}',
      start: '2026-11-17T09:20:00Z',
      end: '2026-11-17T10:05:00Z',
      step: '45',
    });
  });

  it('ends now when the range does', () => {
    const request = requestOf({ range: { kind: 'ending now', length: 1800 } });
    const { searchParams } = new URL(createRangeUrl(request, 1_800_000_000));
    expect([searchParams.get('start'), searchParams.get('end')]).toEqual([
      '1799998200',
      '1800000000',
    ]);
  });
});
