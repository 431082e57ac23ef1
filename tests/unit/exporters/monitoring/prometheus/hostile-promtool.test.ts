/** Hostile text in promtool itself: the rules load, and Prometheus' own templates give each text back as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { quotePromql, type LabelMatch } from '../../../../../src/domain/monitoring/promql-text';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { createRuleFile } from '../../../../../src/exporters/monitoring/prometheus/create-rules';
import type { AlertingRule } from '../../../../../src/exporters/monitoring/prometheus/rule-file';
import type { RuleTestFile } from '../../../../../src/exporters/monitoring/prometheus/rule-test-file';
import { serialiseRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import { hostilePlan } from '../../../../support/hostile-plan';
import { HAS_PROMTOOL, NO_PROMTOOL, checkRules, testRules } from '../../../../support/promtool';
import { aPlan, createRuleFiles } from './plans';

/**
 * One plan for each number, each with a level of its own. Labels are without U+FFFD and halves of pairs: no rule can hold them, for
 * Prometheus prints an expression and reads it again, and takes that character for a fault. A plan leaves such labels out.
 */
function samplePlans(count: number): readonly MonitoringPlan[] {
  return fc.sample(hostilePlan, { numRuns: count, seed: 20_261_124 }).map((plan, i) => ({
    ...plan,
    levels: plan.levels.map((level) => ({
      ...level,
      id: `level-${i}`,
      name: `name-${i}`,
      indicator:
        level.indicator.kind === 'histogram'
          ? { ...level.indicator, labels: level.indicator.labels.map(withoutUnholdable) }
          : level.indicator,
    })),
  }));
}

function withoutUnholdable({ name, value }: LabelMatch): LabelMatch {
  return { name, value: value.replaceAll(/[\p{Surrogate}\uFFFD]/gu, '?') };
}

function findMissingAlert(plan: MonitoringPlan): AlertingRule {
  const found = createRuleFile(plan)
    .groups.flatMap(({ rules }) => rules)
    .find((rule) => 'alert' in rule && rule.alert.endsWith('DataMissing'));
  if (!found || !('alert' in found)) throw new Error('no alert for missing data');
  return found;
}

/** What the reader wrote, without our escapes. */
function writeAnnotations(plan: MonitoringPlan, rule: AlertingRule): Record<string, string> {
  const [level] = plan.levels;
  const owner = plan.owner === null ? '' : toWritable(plan.owner);
  const { description = '' } = rule.annotations;
  // No free text in it.
  expect(description).not.toContain('{{');
  return {
    summary: `${toWritable(plan.service)} is not measured: “${level?.title ?? ''}” has no data`,
    description,
    runbook: `runbook.md#${level?.id ?? ''}`,
    record: `${toWritable(plan.record.title)} (r-1)`,
    ...(level?.runbook != null && { runbook_url: level.runbook }),
    ...(plan.record.link !== null && { record_url: plan.record.link }),
    ...(owner.trim() !== '' && { owner }),
  };
}

describe.skipIf(!HAS_PROMTOOL)(HAS_PROMTOOL ? 'hostile text in promtool' : NO_PROMTOOL, () => {
  it('comes out of the annotations of four hundred alerts as it went in', async () => {
    const plans = samplePlans(400);
    const alerts = plans.map(findMissingAlert);
    expect(plans.filter(({ service }) => service.includes('{{')).length).toBeGreaterThan(20);
    const tests: RuleTestFile = {
      rule_files: ['slo.rules.yml'],
      evaluation_interval: '5m',
      group_eval_order: ['all'],
      tests: [
        {
          name: 'nothing is exposed',
          interval: '5m',
          input_series: [],
          alert_rule_test: [
            {
              eval_time: '10m',
              alertname: 'TimeToFirstTokenDataMissing',
              exp_alerts: plans.map((plan, i) => {
                const rule = alerts[i];
                if (!rule) throw new Error('one alert for each plan');
                return { exp_labels: rule.labels, exp_annotations: writeAnnotations(plan, rule) };
              }),
            },
          ],
        },
      ],
    };
    const { status, said } = await testRules({
      'slo.rules.yml': serialiseRules({ groups: [{ name: 'all', rules: alerts }] }),
      'slo.test.yml': JSON.stringify(tests),
    });
    expect(said.slice(0, 4000)).toMatch(/^Unit Testing: {2}slo\.test\.yml\n {2}SUCCESS\s*$/u);
    expect(status).toBe(0);
  });

  it('leaves rules that load and whose own tests pass', async () => {
    const plans = samplePlans(24);
    const kinds = plans.flatMap(({ levels }) => levels.map(({ indicator }) => indicator.kind));
    expect(new Set(kinds).size).toBe(3);
    const files = Object.assign(
      {},
      ...plans.map((plan, i) => createRuleFiles(plan, String(i))),
    ) as Record<string, string>;
    const rules = Object.entries(files).filter(([path]) => path.endsWith('rules.yml'));
    expect(await checkRules(Object.fromEntries(rules))).toMatchObject({ status: 0 });
    const { status, said } = await testRules(files);
    expect(said.replaceAll(/^Unit Testing: .*\n {2}SUCCESS\n\n?/gmu, '').trim()).toBe('');
    expect(status).toBe(0);
  });

  it('leaves out a label that no rule can hold, and says so', async () => {
    const plan = aPlan({
      targets: [
        { metric: 'time_to_first_token', statistic: 'p99', comparator: '<=', threshold: 0.5 },
      ],
      rules: {
        engine: 'vllm',
        labels: [
          { name: 'a', value: 'x\uFFFD' },
          { name: 'b', value: '\uD800' },
          { name: 'c', value: 'y' },
        ],
      },
    });
    expect(plan.labels).toEqual([{ name: 'c', value: 'y' }]);
    const [level] = plan.levels;
    for (const name of ['a', 'b']) {
      expect(level?.warnings.join('\n')).toContain(`The label ${name} is left out`);
    }
    expect(await testRules(createRuleFiles(plan, 'p'))).toMatchObject({ status: 0 });
    // Why: such a rule loads, and cannot be evaluated.
    const bad = `absent(x{a=${quotePromql('x\uFFFD')}})`;
    const rules = serialiseRules({
      groups: [{ name: 'g', rules: [{ record: 'y', expr: bad, labels: {} }] }],
    });
    expect(await checkRules({ 'slo.rules.yml': rules })).toMatchObject({ status: 0 });
    const { said } = await testRules({
      'slo.rules.yml': rules,
      'slo.test.yml': JSON.stringify({
        rule_files: ['slo.rules.yml'],
        tests: [{ promql_expr_test: [{ expr: 'y', eval_time: '1m', exp_samples: [] }] }],
      }),
    });
    expect(said).toContain('invalid UTF-8 rune');
  });
});
