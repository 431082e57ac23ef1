/** What must be so at an instant of a level's tests, in the words of promtool. */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration, formatSelector } from '../../../domain/monitoring/promql-text';
import { expandTemplate } from './expand-template';
import type { LevelClock } from './level-clock';
import type { LevelInput } from './level-input';
import { findShortestWindow, nameErrorRatio, selectRecorded } from './recorded-series';
import type { AlertingRule } from './rule-file';
import type { ExpectedSample, ExpressionCheck, RuleTest } from './rule-test-file';

export type Severity = 'page' | 'ticket';

export interface TestedLevel {
  readonly plan: MonitoringPlan;
  readonly level: ServiceLevel;
  /** Its own. */
  readonly rules: readonly AlertingRule[];
  /** No other level has alerts of the same names, so all that promtool lists under a name are this level's. */
  readonly isAlone: boolean;
  readonly input: LevelInput;
}

type Checks = Pick<RuleTest, 'alert_rule_test' | 'promql_expr_test'>;

export class LevelExpectations {
  constructor(
    private readonly tested: TestedLevel,
    private readonly clock: LevelClock,
  ) {}

  /** Exactly those of the level's alerts whose name ends so are firing. */
  checkAlerts(
    steps: number,
    kind: 'BudgetBurn' | 'DataMissing',
    severities: readonly Severity[],
    share: number,
  ): Checks {
    const rules = this.tested.rules.filter(({ alert }) => alert.endsWith(kind));
    const [first] = rules;
    if (!first) return {};
    const isFiring = ({ labels }: AlertingRule) =>
      severities.some((severity) => severity === labels.severity);
    if (!this.tested.isAlone) {
      return {
        promql_expr_test: rules.map((rule) => this.expectRule(steps, rule, isFiring(rule))),
      };
    }
    return {
      alert_rule_test: [
        {
          eval_time: this.clock.at(steps),
          alertname: first.alert,
          exp_alerts: rules.filter(isFiring).map((rule) => ({
            exp_labels: rule.labels,
            exp_annotations: Object.fromEntries(
              Object.entries(rule.annotations).map(([name, text]) => [
                name,
                expandTemplate(text, share),
              ]),
            ),
          })),
        },
      ],
    };
  }

  /** The burn alert of that severity is not firing, whatever others do. */
  expectSilent(steps: number, severity: Severity): ExpressionCheck {
    const rule = this.tested.rules.find(
      ({ alert, labels }) => alert.endsWith('BudgetBurn') && labels.severity === severity,
    );
    if (!rule) throw new RangeError(`no ${severity} for ${this.tested.level.id}`);
    return this.expectRule(steps, rule, false);
  }

  private expectRule(steps: number, rule: AlertingRule, isFiring: boolean): ExpressionCheck {
    const labels = writeLabels({ alertname: rule.alert, alertstate: 'firing', ...rule.labels });
    return {
      expr: `ALERTS${labels}`,
      eval_time: this.clock.at(steps),
      exp_samples: isFiring ? [{ labels: `ALERTS${labels}`, value: 1 }] : [],
    };
  }

  /** The recorded share is the one that was fed, within a thousandth of it. */
  expectShare(steps: number, share: number): ExpressionCheck {
    const window = findShortestWindow(this.tested.level);
    const series = selectRecorded(nameErrorRatio(window), this.tested.level);
    return {
      expr: `abs(${series} - ${share}) <= bool ${share / 1000}`,
      eval_time: this.clock.at(steps),
      exp_samples: [this.sample(window, 1)],
    };
  }

  sample(window: number, value: number): ExpectedSample {
    const { id, service, name } = this.tested.level;
    const labels = {
      slo_id: id,
      slo_service: service,
      slo_name: name,
      slo_window: formatPromDuration(window),
    };
    return { labels: writeLabels(labels), value };
  }
}

export function mergeChecks(parts: readonly Checks[]): Checks {
  const alerts = parts.flatMap(({ alert_rule_test = [] }) => alert_rule_test);
  const expressions = parts.flatMap(({ promql_expr_test = [] }) => promql_expr_test);
  return {
    ...(alerts.length > 0 && { alert_rule_test: alerts }),
    ...(expressions.length > 0 && { promql_expr_test: expressions }),
  };
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  return formatSelector(
    '',
    Object.entries(labels).map(([name, value]) => ({ name, value })),
  );
}
