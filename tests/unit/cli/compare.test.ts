import { describe, expect, it } from 'vitest';
import { run } from '../../support/run-command';
import { createVllmResult } from '../../support/vllm-result';

const RESULT = JSON.parse(createVllmResult({ requests: 400, failed: 4, seed: 7 })) as Record<
  string,
  unknown
> & { readonly ttfts: readonly number[] };

/** The same run with every first token so many times later, and whatever else is different. */
function aResult(factor: number, overrides: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    ...RESULT,
    ttfts: RESULT.ttfts.map((seconds) => seconds * factor),
    ...overrides,
  });
}

const FILES = {
  'base.json': aResult(1),
  'same.json': createVllmResult({ requests: 400, failed: 4, seed: 8 }),
  'slow.json': aResult(2),
  'fast.json': aResult(0.5),
  'other-model.json': aResult(2, { model_id: 'example/other-8b' }),
};
const TTFT = ['--target', 'TTFT p50 <= 300 ms'];

function parse(out: string) {
  return JSON.parse(out) as {
    rows: { metric: string; statistic: string; reading: string; decides: boolean }[];
    differences: object[];
    said_by_one: string[];
    verdict: string;
    regression: boolean;
    reason: string;
  };
}

describe('compare', () => {
  it('prints the documented JSON, and fails for a regression', async () => {
    const { code, out, error } = await run(
      ['compare', 'base.json', 'slow.json', ...TTFT, '--json'],
      FILES,
    );
    expect({ code, error }).toEqual({ code: 1, error: '' });
    const result = parse(out);
    const [row] = result.rows;
    // Every first token came twice as late, so the median did too.
    const median = [...RESULT.ttfts].filter((ttft) => ttft > 0).sort((a, b) => a - b);
    const middle = ((median[197] ?? 0) + (median[198] ?? 0)) / 2;
    expect(row).toMatchObject({
      metric: 'time_to_first_token',
      statistic: 'p50',
      unit: 'seconds',
      target: 'time_to_first_token p50 <= 300 ms',
      before: { value: expect.closeTo(middle, 9) as number, n: 396, verdict: 'met' },
      after: { value: expect.closeTo(2 * middle, 9) as number, n: 396, verdict: 'missed' },
      ratio: expect.closeTo(2, 9) as number,
      reading: 'worse',
      decides: true,
      regression: true,
    });
    expect(result).toMatchObject({ differences: [], verdict: 'worse', regression: true });
    expect(result.reason).toContain('1 row with a target compared.');
    expect(result.reason).toContain('Met before and missed now: time_to_first_token p50.');
    // The others are shown, and decide nothing.
    expect(result.rows.length).toBeGreaterThan(5);
    expect(result.rows.filter(({ decides }) => decides)).toHaveLength(1);
  });

  it('passes a gain, and two runs of one service', async () => {
    const gain = await run(['compare', 'base.json', 'fast.json', ...TTFT, '--json'], FILES);
    expect(gain.code).toBe(0);
    expect(parse(gain.out)).toMatchObject({ verdict: 'better', regression: false });
    const same = await run(['compare', 'base.json', 'same.json', ...TTFT, '--json'], FILES);
    expect(same).toMatchObject({ code: 0, error: '' });
    expect(parse(same.out)).toMatchObject({ verdict: 'no difference shown', regression: false });
    expect(parse(same.out).rows[0]?.reading).toBe('no difference shown');
  });

  it('judges every row with a better direction when there is no target', async () => {
    const { code, out } = await run(['compare', 'base.json', 'slow.json', '--json'], FILES);
    expect(code).toBe(1);
    const result = parse(out);
    expect(result.rows.filter(({ decides }) => decides).length).toBeGreaterThan(5);
    expect(result.reason).toContain('With 95 % intervals a few rows may differ by chance');
  });

  it('lets a loss pass that is not proven to be larger', async () => {
    const args = ['compare', 'base.json', 'slow.json', '--target', 'TTFT p50 <= 1 s', '--json'];
    expect((await run([...args, '--max-loss', '5%'], FILES)).code).toBe(1);
    const { code, out } = await run([...args, '--max-loss=100 %'], FILES);
    expect(code).toBe(0);
    expect(parse(out)).toMatchObject({ verdict: 'worse', regression: false });
    expect(parse(out).reason).toContain('No loss of more than 100 % is proven.');
  });

  it('does not let runs pass that were made differently, unless that is allowed', async () => {
    const args = ['compare', 'base.json', 'other-model.json', ...TTFT, '--json'];
    const refused = await run(args, FILES);
    expect(refused.code).toBe(2);
    expect(refused.error).toContain(
      'Model, example/chat-8b before and example/other-8b after. Measure the baseline again',
    );
    expect(refused.error.trim().split('\n')).toHaveLength(1);
    expect(parse(refused.out)).toMatchObject({
      verdict: 'not comparable',
      regression: false,
      differences: [{ kind: 'workload', what: 'Model', blocks: true }],
    });
    for (const allow of ['--allow-different', '--allow-different=model']) {
      const allowed = await run([...args, allow], FILES);
      expect(allowed.code).toBe(1);
      expect(parse(allowed.out)).toMatchObject({
        verdict: 'worse',
        differences: [{ what: 'Model', blocks: false }],
      });
    }
    expect((await run([...args, '--allow-different=Dataset'], FILES)).code).toBe(2);
  });

  it('prints a table without --json', async () => {
    const { out } = await run(['compare', 'base.json', 'slow.json', ...TTFT], FILES);
    expect(out).toMatch(/^time_to_first_token p50 <= 300 ms .* 2\.00 × {2}worse \(regression\)$/m);
    expect(out).toMatch(/^worse: 1 row with a target compared\./m);
  });
});

describe('several runs in a file', () => {
  const at = (rate: number, factor: number) => aResult(factor, { request_rate: rate });
  const files = {
    'one.json': at(8, 1),
    'base.jsonl': `${at(4, 1)}\n${at(8, 1)}\n`,
    'candidate.jsonl': `${at(8, 2)}\n${at(4, 1)}\n`,
    'other.jsonl': `${at(8, 2)}\n${at(16, 1)}\n`,
  };

  it('are paired by label, whatever their order', async () => {
    const args = ['compare', 'base.jsonl', 'candidate.jsonl', ...TTFT, '--json'];
    const { code, out } = await run(args, files);
    expect(code).toBe(1);
    const deciding = parse(out).rows.filter(({ decides }) => decides);
    expect(deciding).toMatchObject([
      { run: '8 requests/s', reading: 'worse' },
      { run: '4 requests/s', reading: 'no difference shown' },
    ]);
  });

  it('are named when they do not pair off', async () => {
    const args = ['compare', 'base.jsonl', 'other.jsonl', ...TTFT, '--json'];
    const { code, error } = await run(args, files);
    expect(code).toBe(2);
    expect(error).toBe(
      'The runs do not pair off: base.jsonl has "4 requests/s", "8 requests/s", other.jsonl has "8 requests/s", "16 requests/s"; name one with --run LABEL, or two with --run LABEL --run LABEL, the baseline\'s first.\n',
    );
  });

  it('are picked by --run', async () => {
    const args = ['compare', 'base.jsonl', 'other.jsonl', ...TTFT, '--json'];
    const { code, out } = await run([...args, '--run', '8 requests/s'], files);
    expect(code).toBe(1);
    expect(parse(out).rows[0]).toMatchObject({ run: '8 requests/s', reading: 'worse' });
    // Another rate on each side: not comparable.
    const two = await run([...args, '--run=4 requests/s', '--run=16 requests/s'], files);
    expect(two.code).toBe(2);
    expect(two.error).toContain('Request rate, 4 req/s before and 16 req/s after');
    const unknown = await run([...args, '--run', '2 requests/s'], files);
    expect(unknown.code).toBe(2);
    expect(unknown.error).toContain('base.jsonl has "4 requests/s", "8 requests/s"');
  });

  it('need no label on the side that has one run', async () => {
    const args = ['compare', 'one.json', 'other.jsonl', '--run', '8 requests/s', ...TTFT];
    expect((await run(args, files)).code).toBe(1);
  });
});

describe('bad input and bad arguments', () => {
  it.each([
    ['no file', [], 'Name two result files'],
    ['one file', ['base.json'], 'Name two result files'],
    ['three files', ['base.json', 'slow.json', 'fast.json'], 'Name two result files'],
    ['a file that is not there', ['base.json', 'nowhere.json'], 'nowhere.json cannot be opened'],
    ['a loss that is none', ['base.json', 'slow.json', '--max-loss', 'much'], '--max-loss "much"'],
    [
      'a bare loss that may be a share or per cent',
      ['base.json', 'slow.json', '--max-loss', '5'],
      '--max-loss "5"',
    ],
    ['three runs', ['base.json', 'slow.json', '--run=a', '--run=b', '--run=c'], 'Give --run once'],
    ['a target that is none', ['base.json', 'slow.json', '--target', 'fast'], '--target "fast"'],
  ])('%s: exit code 2 and one sentence', async (_name, args, message) => {
    const { code, out, error } = await run(['compare', ...args], FILES);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(message);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});

describe('gap --strict', () => {
  const gap = (target: string, ...more: readonly string[]) =>
    run(['gap', 'base.json', '--target', target, ...more], FILES);

  it.each([
    ['met', 'TTFT p50 <= 1 s', 0, 0],
    ['missed', 'TTFT p50 <= 1 ms', 1, 1],
    // 396 requests say nothing of the slowest in a thousand.
    ['not proven', 'TTFT p99.9 <= 2 s', 0, 1],
    ['no data', 'queue_time p50 <= 1 s', 0, 1],
  ])('%s', async (verdict, target, code, strictCode) => {
    const plain = await gap(target);
    expect(plain.out).toContain(`${verdict}: `);
    expect(plain.code).toBe(code);
    expect((await gap(target, '--strict')).code).toBe(strictCode);
  });
});
