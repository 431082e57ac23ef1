import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import type {
  InvestigationRecord,
  MonitoringRules,
} from '../../../../src/domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../../../src/domain/monitoring/create-monitoring-plan';
import { guessEngine } from '../../../../src/domain/monitoring/guess-engine';
import { parseTarget } from '../../../../src/domain/slo/parse-target';
import type { SloObjective, SloTarget } from '../../../../src/domain/slo/target';

const DAY = 86_400;

function target(text: string, objective?: SloObjective): SloTarget {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return { ...parsed.target, id: text.replaceAll(/[^A-Za-z0-9]+/gu, '-'), objective };
}

function record(
  targets: readonly SloTarget[],
  rules: MonitoringRules = {},
  more: Partial<InvestigationRecord> = {},
): InvestigationRecord {
  const empty = createRecord({ id: 'r1', title: 'Slow', now: '2026-11-24T08:00:00Z' });
  return {
    ...empty,
    system: { ...empty.system, service: 'Chat API', engine: 'vLLM' },
    baseline: { targets: [...targets] },
    monitoring: { ...empty.monitoring, rules },
    ...more,
  };
}

const plan = (...args: Parameters<typeof record>) =>
  createMonitoringPlan(record(...args), { handbook: 'https://h.example/' });

describe('the objective', () => {
  it('is the share that a percentile promises, over 30 days or the window of the record', () => {
    expect(plan([target('TTFT p99 <= 500 ms')]).levels[0]?.objective).toEqual({
      target: 0.99,
      window: 30 * DAY,
    });
    expect(
      plan([target('TTFT p99.9 <= 500 ms')], { window: 28 * DAY }).levels[0]?.objective,
    ).toEqual({ target: 0.999, window: 28 * DAY });
  });

  it('is the target’s own where it has one, and a difference is said', () => {
    const [level] = plan([target('TTFT p99 <= 500 ms', { target: 0.95, window: 7 * DAY })]).levels;
    expect(level?.objective).toEqual({ target: 0.95, window: 7 * DAY });
    expect(level?.warnings.join(' ')).toContain('promises 99 %, its objective 95 %');
  });

  it('of an error rate is what is left, to the last digit', () => {
    // 1 − 0.001 in doubles is 0.999, but 1 − 0.1 % as 0.1/100 would not be.
    const [level] = plan([target('error rate <= 0.1 %')]).levels;
    expect(level?.objective.target).toBe(0.999);
    expect(level?.indicator).toMatchObject({ kind: 'ratio' });
  });
});

describe('targets without rules', () => {
  it.each([
    ['TTFT mean <= 1 s', /percentile/u],
    ['TTFT max <= 1 s', /maximum/u],
    ['goodput >= 3 req/s', /single targets/u],
    ['request throughput >= 10 req/s', /whole service/u],
    ['error rate <= 0 %', /no error budget/u],
    ['E2E p95 >= 1 s', /at least a value/u],
  ])('%s: says why', (text, because) => {
    const { levels, leftOut } = plan([target(text)]);
    expect(levels).toEqual([]);
    expect(leftOut[0]?.because).toMatch(because);
  });

  it('an engine that has no such histogram', () => {
    const { leftOut } = plan([target('retrieval time p95 <= 200 ms')]);
    expect(leftOut[0]?.because).toContain('vLLM has no histogram of retrieval time');
  });

  it('no engine at all', () => {
    const { leftOut } = plan([target('TTFT p99 <= 500 ms')], {}, { system: { components: [] } });
    expect(leftOut[0]?.because).toContain('Choose the engine');
  });

  it('a threshold below all buckets, or above them', () => {
    // vLLM's queue time begins at 300 ms and ends at 7680 s.
    expect(plan([target('queue time p95 <= 200 ms')]).leftOut[0]?.because).toContain('first bound');
    const high = [target('E2E p95 <= 8000 s')];
    expect(plan(high).levels[0]?.indicator).toMatchObject({ used: { exposed: 7680 } });
    const optimistic = {
      [high[0]?.id ?? '']: { kind: 'histogram', boundary: 'optimistic' },
    } as const;
    expect(plan(high, { sources: optimistic }).leftOut[0]?.because).toContain('highest bound');
  });

  it('by choice, and with queries that are none', () => {
    const ttft = target('TTFT p99 <= 500 ms');
    const chosen = (source: NonNullable<MonitoringRules['sources']>[string]) =>
      plan([ttft], { sources: { [ttft.id]: source } }).leftOut[0]?.because;
    expect(chosen({ kind: 'none', because: 'watched elsewhere' })).toBe('watched elsewhere');
    expect(chosen({ kind: 'ratio', bad: 'sum(', total: 'sum(rate(a[$window]))' })).toContain('bad');
    expect(chosen({ kind: 'error ratio', ratio: 'a' })).toContain('[$window]');
    expect(chosen({ kind: 'histogram', metric: 'a b' })).toContain('no name of a metric');
    expect(chosen({ kind: 'histogram', metric: 'own_seconds' })).toContain('bounds');
  });
});

describe('the indicator', () => {
  it('takes the pessimistic bound unless the reader chose the other, and says what that does', () => {
    const slow = target('TTFT p99 <= 2 s');
    const [careful] = plan([slow]).levels;
    expect(careful?.indicator).toMatchObject({
      metric: 'vllm:time_to_first_token_seconds',
      pessimistic: { exposed: 1 },
      optimistic: { exposed: 2.5 },
      used: { exposed: 1 },
      counts: 'requests',
    });
    expect(careful?.warnings.join(' ')).toContain('what takes 1 s to 2 s counts as bad');
    const [kind] = plan([slow], {
      sources: { [slow.id]: { kind: 'histogram', boundary: 'optimistic' } },
    }).levels;
    expect(kind?.indicator).toMatchObject({ used: { exposed: 2.5 } });
    expect(kind?.warnings.join(' ')).toContain('what takes 2 s to 2.5 s counts as good');
  });

  it('uses the bounds that the reader’s own scrape has', () => {
    const own = {
      id: 'm1',
      label: 'scrape',
      origin: 'imported',
      addedAt: '2026-11-24T08:00:00Z',
      counts: {},
      values: [],
      distributions: {},
      histograms: { time_to_first_token: { bounds: [0.4, 0.5, 2], counts: [1, 2, 3, 0] } },
      definitions: [],
      notes: [],
    } as const;
    const [level] = plan([target('TTFT p99 <= 2 s')], {}, { measurements: [own] }).levels;
    expect(level?.indicator).toMatchObject({ used: { exposed: 2 } });
    expect(level?.warnings.join(' ')).not.toContain('defaults');
  });

  it('asks an HTTP counter without the label that only the engine has', () => {
    const [level] = plan([target('error rate <= 1 %')], {
      labels: [
        { name: 'model_name', value: 'm' },
        { name: 'namespace', value: 'chat' },
      ],
    }).levels;
    const { indicator } = level ?? {};
    if (indicator?.kind !== 'ratio') throw new Error('a ratio');
    expect(indicator.total).toContain('namespace="chat"');
    expect(indicator.total).not.toContain('model_name');
    expect(indicator.bad).toContain('status=~"5.*"');
  });

  it('leaves a label out that is none, and says so', () => {
    const [level] = plan([target('TTFT p99 <= 500 ms')], {
      labels: [{ name: 'a"} or vector(1) #', value: 'x' }],
    }).levels;
    expect(level?.indicator).toMatchObject({ labels: [] });
    expect(level?.warnings.join(' ')).toContain('is no name of a label');
  });
});

describe('the alerts', () => {
  it('leave out what cannot fire at this objective', () => {
    // slo.md §1.2: at 90 % over 30 days the page at 14.4 would need 144 % of bad requests.
    const [level] = plan([target('TTFT p90 <= 500 ms')]).levels;
    expect(level?.alerts.map(({ burnRate }) => burnRate)).toEqual([6, 1]);
    expect(level?.unreachable.map(({ burnRate }) => burnRate)).toEqual([14.4]);
    expect(level?.warnings.join(' ')).toContain('144 %');
  });

  it('leave out windows longer than the objective’s, and warn where no page is left', () => {
    const [level] = plan([target('TTFT p50 <= 500 ms', { target: 0.5, window: DAY })]).levels;
    expect(level?.unreachable.some(({ longWindow }) => longWindow > DAY)).toBe(true);
    expect(level?.warnings.join(' ')).toContain('longer than');
  });

  it('need an objective that covers at least one of their windows', () => {
    const short = target('TTFT p99 <= 500 ms', { target: 0.99, window: 1800 });
    const { levels, leftOut } = plan([short]);
    expect(levels).toEqual([]);
    // The shortest long window of table 5-8 is an hour.
    expect(leftOut[0]?.because).toContain('covers 30m');
    expect(leftOut[0]?.because).toContain('1h');
    const pairs = [
      { severity: 'page', budgetShare: 0.5, longWindow: 600, shortWindow: 60 },
    ] as const;
    expect(plan([short], { pairs: [...pairs] }).levels).toHaveLength(1);
  });
});

describe('names', () => {
  it('are DNS labels, unique, and survive any service name', () => {
    const { levels } = plan(
      [target('TTFT p99 <= 500 ms'), target('TTFT p99 <= 250 ms'), target('TTFT p99.9 <= 1 s')],
      {},
      { system: { service: '  Ünïcode & "Sons" 🚀'.repeat(9), engine: 'vLLM', components: [] } },
    );
    const ids = levels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u);
    expect(levels.map(({ name }) => name)).toEqual([
      'time-to-first-token-p99',
      'time-to-first-token-p99-2',
      'time-to-first-token-p99-9',
    ]);
  });
});

describe('the runbook', () => {
  it('is the record’s own for the target, else the handbook’s step, else none', () => {
    const ttft = target('TTFT p99 <= 500 ms');
    const withAlert = (runbook: string) => {
      const base = record([ttft]);
      return createMonitoringPlan(
        {
          ...base,
          monitoring: {
            ...base.monitoring,
            alerts: [{ id: 'a', name: 'x', condition: 'y', target: ttft.id, runbook }],
          },
        },
        { handbook: 'https://h.example/' },
      ).levels[0]?.runbook;
    };
    expect(withAlert('https://wiki.example/ttft')).toBe('https://wiki.example/ttft');
    expect(withAlert('javascript:alert(1)')).toMatch(/^https:\/\/h\.example\/docs\/.*07-monitor/u);
    expect(createMonitoringPlan(record([ttft]), { handbook: null }).levels[0]?.runbook).toBeNull();
  });
});

describe('the engine', () => {
  it.each([
    ['vLLM 0.11', 'vllm'],
    ['Dynamo with vLLM', 'dynamo'],
    ['Triton (TensorRT-LLM)', 'triton'],
    ['text-generation-inference', 'tgi'],
    ['SGLang', 'sglang'],
    ['a provider’s API', null],
  ])('of “%s” is %s', (engine, id) => {
    expect(guessEngine({ system: { engine, components: [] }, measurements: [] })).toBe(id);
  });
});
