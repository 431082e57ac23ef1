import { expect, it } from 'vitest';
import { createRuleTests } from '../../../../../src/exporters/monitoring/prometheus/create-rule-tests';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { HOSTILE_TIMEOUT, forHostilePlans, readYaml } from '../../../../support/hostile-runs';

interface TestFile {
  readonly tests: readonly {
    readonly alert_rule_test?: readonly {
      readonly exp_alerts: readonly { readonly exp_annotations: Record<string, string> }[];
    }[];
  }[];
}

it(
  'the tests of the rules expect each text as it is',
  () => {
    let expected = 0;
    forHostilePlans((plan) => {
      const [file] = readYaml(createRuleTests(plan).text) as readonly TestFile[];
      const alerts = (file?.tests ?? [])
        .flatMap(({ alert_rule_test = [] }) => alert_rule_test)
        .flatMap(({ exp_alerts }) => exp_alerts);
      expected += alerts.length;
      for (const { exp_annotations } of alerts) {
        expect(exp_annotations.record).toBe(`${toWritable(plan.record.title)} (r-1)`);
        expect(exp_annotations.summary).toContain(toWritable(plan.service));
      }
    });
    expect(expected).toBeGreaterThan(10_000);
  },
  HOSTILE_TIMEOUT,
);
