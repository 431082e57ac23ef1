/** The cases in which a level's alerts must fire, and those in which they must not. */
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import { LevelClock } from './level-clock';
import type { Severity, TestedLevel } from './level-expectations';
import { LevelExpectations, mergeChecks } from './level-expectations';
import type { Stretch } from './level-input';
import { findShortestWindow, nameErrorRatio, selectRecorded } from './recorded-series';
import type { ExpressionCheck, RuleTest } from './rule-test-file';

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
  private readonly expect: LevelExpectations;
  /** A share that no alert minds. */
  private readonly calm: number;

  constructor(private readonly tested: TestedLevel) {
    const { plan, level } = tested;
    this.clock = new LevelClock(plan, level);
    this.expect = new LevelExpectations(tested, this.clock);
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
      checks: [this.expect.expectShare(steps, this.calm)],
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
      ? [this.expect.expectSilent(onset + recovery, 'page')]
      : [];
    return this.create('nothing but bad events raises every alert, and the page ends', stretches, {
      firing: { steps: onset, severities, share: 1 },
      checks: [this.expect.expectShare(onset, 1), ...ended],
    });
  }

  createSlowBurn(share: number): RuleTest {
    const steps = this.clock.onset;
    return this.create('a slow burn raises the ticket and not the page', [{ steps, share }], {
      firing: { steps, severities: ['ticket'], share },
      checks: [this.expect.expectShare(steps, share), this.expect.expectSilent(steps, 'page')],
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
          exp_samples: [this.expect.sample(level.objective.window, 1)],
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
    const check = this.expect.checkAlerts(fires, 'DataMissing', ['page'], 0);
    const early = this.expect.checkAlerts(Math.max(0, seen + missing - 1), 'DataMissing', [], 0);
    return {
      ...this.create('series that are gone raise the alert for missing data', stretches, {}, true),
      ...mergeChecks([early, check]),
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
            this.expect.checkAlerts(
              steps,
              'BudgetBurn',
              firing?.severities ?? [],
              firing?.share ?? 0,
            ),
            ...(input.kind === 'events'
              ? [this.expect.checkAlerts(steps, 'DataMissing', [], 0)]
              : []),
          ]),
      { promql_expr_test: checks },
    ];
    return {
      name: `${level.id}: ${name}`,
      interval: formatPromDuration(this.clock.step),
      input_series: input.create(stretches, isGone),
      ...mergeChecks(parts),
    };
  }

  private listSeverities(): readonly Severity[] {
    return (['page', 'ticket'] as const).filter((severity) =>
      this.tested.level.alerts.some((alert) => alert.severity === severity),
    );
  }
}
