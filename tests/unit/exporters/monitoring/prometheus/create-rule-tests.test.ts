/** The tests that ship beside the rules: what they leave out and say so, and that they fail where the rules are wrong. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRuleTests } from '../../../../../src/exporters/monitoring/prometheus/create-rule-tests';
import type { RuleTestFile } from '../../../../../src/exporters/monitoring/prometheus/rule-test-file';
import { createRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import { HAS_PROMTOOL, NO_PROMTOOL, testRules } from '../../../../support/promtool';
import { aPlan, createRuleFiles, type PlanInput } from './plans';

const FIRST_TOKEN = {
  metric: 'time_to_first_token',
  statistic: 'p99',
  comparator: '<=',
  threshold: 0.5,
} as const;
const ERRORS = {
  metric: 'error_rate',
  statistic: 'rate',
  comparator: '<=',
  threshold: 0.001,
} as const;

type Source = NonNullable<NonNullable<PlanInput['rules']>['sources']>[string];

function planWith(source: Source) {
  return aPlan({ targets: [ERRORS], rules: { sources: { t0: source } } });
}

function readTests(plan: Parameters<typeof createRuleTests>[0]): RuleTestFile {
  return parse(createRuleTests(plan).text) as RuleTestFile;
}

const ratio = (bad: string, total: string): Source => ({ kind: 'ratio', bad, total });

/** Queries, and what the file feeds them with. */
const QUERIES: readonly (readonly [string, Source, 'events' | 'shares' | 'nothing'])[] = [
  [
    'matchers of every kind',
    ratio(
      'sum(rate(requests_total{job="api",code=~"5[0-9].|429",path!~"/health|/ready",zone!="x"}[$window]))',
      'sum(rate(requests_total{job="api",path!~"/health|/ready",zone!="x"}[$window]))',
    ),
    'events',
  ],
  [
    'a difference',
    ratio(
      'sum(rate(d_count[$window])) - sum(rate(d_bucket{le="0.4"}[$window]))',
      'sum(rate(d_count[$window]))',
    ),
    'events',
  ],
  [
    'a rate beside an increase',
    ratio('sum(rate(e_bad[$window]))', 'sum(increase(e_all[$window])) / 300'),
    'shares',
  ],
  [
    'a sum with a counter that may be missing',
    ratio(
      'sum(rate(failed[$window]))',
      'sum(rate(done[$window])) + (sum(rate(failed[$window])) or 0 * sum(rate(done[$window])))',
    ),
    'events',
  ],
  [
    'a share that is a quotient',
    {
      kind: 'error ratio',
      ratio: 'sum(rate(bad[$window])) / sum(rate(bad[$window]) or rate(all[$window]))',
    },
    'nothing',
  ],
  [
    'a share that is plainly a quotient',
    { kind: 'error ratio', ratio: 'sum(rate(r{c="5"}[$window])) / sum(rate(r[$window]))' },
    'events',
  ],
  ['a gauge', { kind: 'error ratio', ratio: 'avg_over_time(bad_share[$window])' }, 'shares'],
  [
    'something out of nothing',
    { kind: 'error ratio', ratio: 'avg_over_time(bad_share[$window]) or vector(0)' },
    'nothing',
  ],
];

/** What goes wrong in a rule, and what promtool must say of it: the name of a case, or its expression. */
const FAULTS: readonly (readonly [string, (rules: string) => string, RegExp])[] = [
  [
    'a page that never fires',
    (text) => text.replaceAll(/\((14\.4|6) \* /gu, '(600 * '),
    /nothing but bad/u,
  ],
  [
    'a page at the ticket’s rate',
    (text) => text.replaceAll(/\((14\.4|6) \* /gu, '(1 * '),
    /slow burn/u,
  ],
  ['a ticket that never fires', (text) => text.replaceAll('(1 * ', '(600 * '), /slow burn/u],
  [
    'either window alone',
    (text) => text.replaceAll(/^( +)and$/gmu, '$1or'),
    /expr: "ALERTS\{[^}]*page[^}]*\}", time: 36m/u,
  ],
  [
    'no guard against idle traffic',
    (text) => text.replaceAll(' > 0', ''),
    /ratio_rate5m\{[^}]*\} != /u,
  ],
  [
    'another bucket',
    (text) => text.replaceAll('le="0.5"', 'le="0.75"'),
    /healthy|nothing but bad/u,
  ],
  [
    'no time to hold for missing data',
    (text) => text.replaceAll('for: 10m', 'for: 0s'),
    /are gone/u,
  ],
  ['no alert for missing data', (text) => text.replaceAll('absent(sum(', 'sum(sum('), /are gone/u],
  ['another annotation', (text) => text.replaceAll('too fast', 'fast'), /nothing but bad/u],
  ['another label', (text) => text.replaceAll('severity: ticket', 'severity: page'), /slow burn/u],
];

describe('the tests beside the rules', () => {
  it.each(QUERIES)(
    'reads the queries or says that they are not tried: %s',
    (_name, source, fed) => {
      const plan = planWith(source);
      expect(plan.levels).toHaveLength(1);
      const { text } = createRuleTests(plan);
      expect(text.includes('are not tried')).toBe(fed === 'shares');
      expect(text.includes(`# Not tested: ${plan.levels[0]?.id ?? ''}.`)).toBe(fed === 'nothing');
      const { tests } = readTests(plan);
      expect(tests.length).toBe({ events: 5, shares: 4, nothing: 0 }[fed]);
    },
  );

  it('names cases by the level', () => {
    const { tests } = readTests(aPlan({ targets: [FIRST_TOKEN], rules: { engine: 'vllm' } }));
    expect(tests).toHaveLength(5);
    for (const { name } of tests)
      expect(name).toMatch(/^llm-service-time-to-first-token-p99: [a-z, ]+$/u);
  });

  it('tells levels apart that share the names of their alerts', () => {
    const two = aPlan({
      targets: [FIRST_TOKEN, { ...FIRST_TOKEN, statistic: 'p90', threshold: 0.25 }],
      rules: { engine: 'vllm' },
    });
    const { tests } = readTests(two);
    expect(tests.some(({ alert_rule_test }) => alert_rule_test !== undefined)).toBe(false);
    expect(createRuleTests(two).text).toContain('exp_samples');
  });

  describe.skipIf(!HAS_PROMTOOL)(HAS_PROMTOOL ? 'in promtool' : NO_PROMTOOL, () => {
    it('pass for every kind of query, for levels of one name, and for a plan without levels', async () => {
      const plans = [
        ...QUERIES.map(([, source]) => planWith(source)),
        aPlan({
          targets: [FIRST_TOKEN, { ...FIRST_TOKEN, statistic: 'p90', threshold: 0.25 }],
          rules: { engine: 'vllm' },
        }),
        aPlan({ targets: [] }),
      ];
      const files = Object.assign(
        {},
        ...plans.map((plan, i) => createRuleFiles(plan, String(i))),
      ) as Record<string, string>;
      const { status, said } = await testRules(files);
      expect(said.replaceAll(/^Unit Testing: .*\n {2}SUCCESS\n\n?/gmu, '').trim()).toBe('');
      expect(status).toBe(0);
    });

    it.each(FAULTS)('fail for %s', async (_name, damage, where) => {
      const plan = aPlan({ targets: [FIRST_TOKEN], rules: { engine: 'vllm' } });
      const rules = createRules(plan).text;
      const damaged = damage(rules);
      expect(damaged).not.toBe(rules);
      const { status, said } = await testRules({
        'slo.rules.yml': damaged,
        'slo.rules.test.yml': createRuleTests(plan).text,
      });
      expect(status).toBe(1);
      expect(said).toMatch(where);
    });
  });
});
