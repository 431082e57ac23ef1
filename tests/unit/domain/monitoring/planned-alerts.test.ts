import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import { createMonitoringPlan } from '../../../../src/domain/monitoring/create-monitoring-plan';
import {
  countNewAlerts,
  listPlannedAlerts,
  nameAlert,
  takeOverAlerts,
} from '../../../../src/domain/monitoring/planned-alerts';
import { createRuleFile } from '../../../../src/exporters/monitoring/prometheus/create-rules';

const PLAN = createMonitoringPlan(EXAMPLE_RECORD, { handbook: null });
const PLANNED = listPlannedAlerts(PLAN);

function takeOver(record = EXAMPLE_RECORD, planned = PLANNED) {
  let n = 0;
  return takeOverAlerts(record, planned, () => `new-${(n += 1)}`);
}

describe('the planned alerts', () => {
  it('are those of the rule file, by name and severity', () => {
    const written = createRuleFile(PLAN)
      .groups.flatMap(({ rules }) => rules)
      .flatMap((rule) => ('alert' in rule ? [`${rule.alert}, ${rule.labels.severity ?? ''}`] : []));
    expect(PLANNED.map(({ name }) => name)).toEqual(written);
  });

  it('say their condition with the numbers of table 5-8 at 99 %', () => {
    expect(PLANNED[0]).toEqual({
      name: 'TimeToFirstTokenBudgetBurn, page',
      condition:
        'Share of bad events above 14.4 % over 1h and over 5m, or above 6 % over 6h and over 30m.',
      target: PLAN.levels[0]?.target.id,
    });
  });

  it.each([
    ['time_to_first_token', 'TimeToFirstToken'],
    ['custom.own_wait_seconds', 'OwnWaitSeconds'],
  ] as const)('of %s are named %s…', (metric, name) => {
    const target = { id: 't', metric, statistic: 'p99', comparator: '<=', threshold: 1 } as const;
    expect(nameAlert({ target })).toBe(name);
  });
});

describe('taking them over', () => {
  it('adds what is not there, once', () => {
    const before = EXAMPLE_RECORD.monitoring.alerts;
    const after = takeOver();
    expect(after.monitoring.alerts.slice(0, before.length)).toEqual(before);
    expect(after.monitoring.alerts).toHaveLength(before.length + PLANNED.length);
    expect(countNewAlerts(EXAMPLE_RECORD, PLANNED)).toBe(PLANNED.length);
    expect(countNewAlerts(after, PLANNED)).toBe(0);
    expect(takeOver(after)).toEqual(after);
  });

  it('gives a changed condition to the alert that is there, which has then not been tested', () => {
    const once = takeOver();
    const tested = {
      ...once,
      monitoring: {
        ...once.monitoring,
        alerts: once.monitoring.alerts.map((alert) => ({ ...alert, tested: true })),
      },
    };
    const [first, ...others] = PLANNED;
    if (!first) throw new Error('the example has alerts');
    const after = takeOver(tested, [{ ...first, condition: 'another' }, ...others]);
    const changed = after.monitoring.alerts.filter(({ tested: isTested }) => isTested === false);
    expect(changed.map(({ name, condition }) => [name, condition])).toEqual([
      [first.name, 'another'],
    ]);
    expect(after.monitoring.alerts).toHaveLength(once.monitoring.alerts.length);
  });
});
