/** The cases in which a level's alerts must fire, and those in which they must not. */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration, formatSelector } from '../../../domain/monitoring/promql-text';
import { expandTemplate } from './expand-template';
import { LevelClock } from './level-clock';
import type { LevelInput, Stretch } from './level-input';
import { findShortestWindow, nameErrorRatio, selectRecorded } from './recorded-series';
import type { AlertingRule } from './rule-file';
import type { ExpectedSample, ExpressionCheck, RuleTest } from './rule-test-file';

export interface TestedLevel {
  readonly plan: MonitoringPlan;
  readonly level: ServiceLevel;
  /** Its own. */
  readonly rules: readonly AlertingRule[];
  /** No other level has alerts of the same names, so all that promtool lists under a name are this level's. */
  readonly isAlone: boolean;
  readonly input: LevelInput;
}

export function createCases(tested: TestedLevel): readonly RuleTest[] {
  const { level, input } = tested;
  const cases = new LevelCases(tested);
  const hasBurnAlerts = level.alerts.length > 0;
  const between = findShareBetween(level);
  return [
    ...(hasBurnAlerts ? [cases.createHealthy(), cases.createOutage()] : []),
    ...(between === null ? [] : [cases.createSlowBurn(between)]),
    ...(input.kind === 'events' ? [cases.createIdle()] : []),
    cases.createGone(),
  ];
}

type Severity = 'page' | 'ticket';

function findLowestThreshold({ alerts }: ServiceLevel, severity: Severity): number {
  return Math.min(
    ...alerts
      .filter((alert) => alert.severity === severity)
      .map(({ errorRatioThreshold }) => errorRatioThreshold),
  );
}

/** Above a ticket's threshold and below every page's, with three digits; null where there is no room. */
function findShareBetween(level: ServiceLevel): number | null {
  const [ticket, page] = [findLowestThreshold(level, 'ticket'), findLowestThreshold(level, 'page')];
  return Number.isFinite(page) && page > 1.1 * ticket
    ? Number(Math.sqrt(ticket * page).toPrecision(3))
    : null;
}

class LevelCases {
  private readonly clock: LevelClock;
  /** A share that no alert minds. */
  private readonly calm: number;

  constructor(private readonly tested: TestedLevel) {
    const { plan, level } = tested;
    this.clock = new LevelClock(plan, level);
    this.calm =
      level.alerts.length === 0
        ? 0
        : Math.min(...(['page', 'ticket'] as const).map((one) => findLowestThreshold(level, one))) /
          2;
  }

  createHealthy(): RuleTest {
    const steps = this.clock.onset;
    return this.create('healthy traffic raises nothing', [{ steps, share: this.calm }], {
      silent: steps,
      checks: [this.expectShare(steps, this.calm)],
    });
  }

  createOutage(): RuleTest {
    const { onset, recovery } = this.clock;
    const stretches = [
      { steps: onset, share: 1 },
      { steps: recovery, share: this.calm },
    ];
    const severities = this.listSeverities();
    const ended = severities.includes('page')
      ? [this.expectFiring(onset + recovery, 'page', false)]
      : [];
    return this.create('nothing but bad events raises every alert, and the page ends', stretches, {
      firing: { steps: onset, severities, share: 1 },
      checks: [this.expectShare(onset, 1), ...ended],
    });
  }

  createSlowBurn(share: number): RuleTest {
    const steps = this.clock.onset;
    return this.create('a slow burn raises the ticket and not the page', [{ steps, share }], {
      firing: { steps, severities: ['ticket'], share },
      checks: [this.expectShare(steps, share), this.expectFiring(steps, 'page', false)],
    });
  }

  createIdle(): RuleTest {
    const { level } = this.tested;
    const [busy, steps] = [3, 3 + this.clock.shortest + 2];
    const stretches = [
      { steps: busy, share: this.calm },
      { steps: steps - busy, share: null },
    ];
    const period = selectRecorded(nameErrorRatio(level.objective.window), level);
    const shortest = selectRecorded(nameErrorRatio(findShortestWindow(level)), level);
    return this.create('no traffic raises nothing and poisons no average', stretches, {
      silent: steps,
      checks: [
        // Only NaN differs from itself.
        { expr: `${shortest} != ${shortest}`, eval_time: this.clock.at(steps), exp_samples: [] },
        {
          expr: `${period} == bool ${period}`,
          eval_time: this.clock.at(steps),
          exp_samples: [this.sample(level.objective.window, 1)],
        },
      ],
    });
  }

  createGone(): RuleTest {
    const { missing, shortest } = this.clock;
    const { kind } = this.tested.input;
    const seen = kind === 'events' ? 3 : 0;
    const stretches = kind === 'events' ? [{ steps: seen, share: this.calm }] : [];
    const fires = seen + shortest + missing + 2;
    const check = this.checkAlerts(fires, 'DataMissing', ['page'], 0);
    const early = this.checkAlerts(Math.max(0, seen + missing - 1), 'DataMissing', [], 0);
    return {
      ...this.create('series that are gone raise the alert for missing data', stretches, {}, true),
      ...merge([early, check]),
    };
  }

  private create(
    name: string,
    stretches: readonly Stretch[],
    {
      silent,
      firing,
      checks = [],
    }: {
      readonly silent?: number;
      readonly firing?: {
        readonly steps: number;
        readonly severities: readonly Severity[];
        readonly share: number;
      };
      readonly checks?: readonly ExpressionCheck[];
    },
    isGone = false,
  ): RuleTest {
    const { level, input } = this.tested;
    const steps = silent ?? firing?.steps ?? 0;
    const parts = [
      ...(silent === undefined && firing === undefined
        ? []
        : [
            this.checkAlerts(steps, 'BudgetBurn', firing?.severities ?? [], firing?.share ?? 0),
            ...(input.kind === 'events' ? [this.checkAlerts(steps, 'DataMissing', [], 0)] : []),
          ]),
      { promql_expr_test: checks },
    ];
    return {
      name: `${level.id}: ${name}`,
      interval: formatPromDuration(this.clock.step),
      input_series: input.create(stretches, isGone),
      ...merge(parts),
    };
  }

  private listSeverities(): readonly Severity[] {
    return (['page', 'ticket'] as const).filter((severity) =>
      this.tested.level.alerts.some((alert) => alert.severity === severity),
    );
  }

  /** Exactly those of the level's alerts whose name ends so are firing. */
  private checkAlerts(
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

  private expectFiring(steps: number, severity: Severity, isFiring: boolean): ExpressionCheck {
    const rule = this.tested.rules.find(
      ({ alert, labels }) => alert.endsWith('BudgetBurn') && labels.severity === severity,
    );
    if (!rule) throw new RangeError(`no ${severity} for ${this.tested.level.id}`);
    return this.expectRule(steps, rule, isFiring);
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
  private expectShare(steps: number, share: number): ExpressionCheck {
    const window = findShortestWindow(this.tested.level);
    const series = selectRecorded(nameErrorRatio(window), this.tested.level);
    return {
      expr: `abs(${series} - ${share}) <= bool ${share / 1000}`,
      eval_time: this.clock.at(steps),
      exp_samples: [this.sample(window, 1)],
    };
  }

  private sample(window: number, value: number): ExpectedSample {
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

type Checks = Pick<RuleTest, 'alert_rule_test' | 'promql_expr_test'>;

function merge(parts: readonly Checks[]): Checks {
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
