/** Whatever a record says, the rule file stays one document of valid expressions, and each text comes out as it went in. */
import { describe, expect, it } from 'vitest';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { createRuleFile } from '../../../../../src/exporters/monitoring/prometheus/create-rules';
import type {
  AlertingRule,
  RuleFile,
} from '../../../../../src/exporters/monitoring/prometheus/rule-file';
import { serialiseRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import {
  HOSTILE_TIMEOUT,
  expandStrings,
  forHostilePlans,
  readYaml,
} from '../../../../support/hostile-runs';
import { parsePromql } from '../../../../support/promql-tree';

const readBack = (text: string) => readYaml(text)[0] as RuleFile;

/** A bad share of one per cent, where the value stands. */
const expand = (template: string) =>
  expandStrings(template.replaceAll('{{ $value | humanizePercentage }}', '1%'));

/** Half a surrogate pair, which Prometheus cannot hold. */
const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');

/** Every `name="value"` of every selector. */
function listMatchers(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  if ('matchers' in tree && Array.isArray(tree.matchers)) return tree.matchers as string[];
  return Object.values(tree).flatMap(listMatchers);
}

describe('hostile text in the rules', () => {
  it(
    'stays text, in ten thousand records',
    () => {
      forHostilePlans((plan) => {
        const file = createRuleFile(plan);
        expect(readBack(serialiseRules(file))).toEqual(file);
        const rules = file.groups.flatMap((group) => group.rules);
        for (const { expr } of rules) parsePromql(expr);
        const alerts = rules.filter((rule): rule is AlertingRule => 'alert' in rule);
        for (const { annotations } of alerts) {
          const said = (name: string) => expand(annotations[name] ?? '');
          expect(said('record')).toBe(`${toWritable(plan.record.title)} (r-1)`);
          expect(said('summary')).toContain(toWritable(plan.service));
          if (plan.owner !== null && toWritable(plan.owner).trim() !== '') {
            expect(said('owner')).toBe(toWritable(plan.owner));
          }
          if (plan.record.link !== null) expect(said('record_url')).toBe(plan.record.link);
        }
        const [level] = plan.levels;
        if (level?.indicator.kind !== 'histogram') return;
        const total = rules.find((rule) => 'record' in rule && rule.record === 'slo:events:rate');
        expect(listMatchers(parsePromql(total?.expr ?? ''))).toEqual(
          level.indicator.labels
            .map(({ name, value }) => `${name} = ${JSON.stringify(wellFormed(value))}`)
            .toSorted((a, b) => (a < b ? -1 : 1)),
        );
      });
    },
    HOSTILE_TIMEOUT,
  );
});
