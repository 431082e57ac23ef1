/**
 * Our rules against Sloth's, for every specification in its repository and every output that its own tests keep. Expressions are
 * compared as trees and numbers within 1e-12. What differs on purpose is undone in `undoDifferences`, or counted as not compared;
 * every one of Sloth's rules is in one of the counts at the end.
 */
import { describe, expect, it } from 'vitest';
import type {
  MonitoringPlan,
  ServiceLevel,
} from '../../../../../src/domain/monitoring/monitoring-plan';
import { isPlainSum } from '../../../../../src/domain/monitoring/promql-template';
import { computeBurnRateAlerts } from '../../../../../src/domain/slo/burn-rate-alerts';
import { createRuleFile } from '../../../../../src/exporters/monitoring/prometheus/create-rules';
import type { Rule } from '../../../../../src/exporters/monitoring/prometheus/rule-file';
import {
  findTreeDifference,
  mapTree,
  parsePromql,
  type PromTree,
} from '../../../../support/promql-tree';
import {
  HAS_SLOTH_RULES,
  SLOTH_RULES,
  readSlothFiles,
  type SlothFile,
  type SlothRule,
  type SlothSlo,
} from '../../../../support/sloth-specs';

/** Sloth's labels and ours: both may live in one Prometheus. */
const LABELS = {
  sloth_id: 'slo_id',
  sloth_service: 'slo_service',
  sloth_slo: 'slo_name',
  sloth_window: 'slo_window',
};

type Outcome =
  | 'the same'
  | 'the same but for the guard against idle traffic'
  | 'the same but for the pair that cannot fire'
  | 'the same but for the rounding of 1 − objective'
  | 'weighted by traffic where Sloth averages over time'
  | 'not written: sloth_slo_info'
  | 'not written: a window that only the pair that cannot fire has'
  | 'not compared: the plugin denominator_corrected_rules';

function toLevel({
  id,
  service,
  name,
  target,
  period,
  policies,
  indicator,
}: SlothSlo): ServiceLevel {
  const objective = { target, window: period };
  const all = computeBurnRateAlerts(objective, policies);
  return {
    id,
    service,
    name,
    title: id,
    target: {
      id,
      metric: 'error_rate',
      statistic: 'rate',
      comparator: '<=',
      threshold: 1 - target,
    },
    objective,
    indicator,
    alerts: all.filter(({ canFire }) => canFire),
    unreachable: all.filter(({ canFire }) => !canFire),
    runbook: null,
    warnings: [],
  };
}

function createOurRules(level: ServiceLevel): readonly Rule[] {
  const plan: MonitoringPlan = {
    record: { id: 'r', title: 'r', link: null },
    service: level.service,
    owner: null,
    engine: null,
    labels: [],
    handbook: null,
    holdFor: 0,
    levels: [level],
    leftOut: [],
  };
  return createRuleFile(plan).groups.flatMap(({ rules }) => rules);
}

/** MetricsQL's function is not in the grammar of PromQL; one of the same shape stands for it on both sides. */
function read(expr: string): PromTree {
  return parsePromql(expr.replaceAll('histogram_share', 'histogram_quantile'), { labels: LABELS });
}

/** The differences that are meant, each undone where it must be and nowhere else. */
const undoDifferences = {
  /** `((bad) or 0 * total) / (total > 0)` is bad ÷ total: no bad counter is no bad events, no traffic is no value. */
  guardedRatio(ours: PromTree): PromTree {
    if (ours.kind !== 'binary' || ours.operator !== '/') throw new Error('not a ratio');
    const { left, right } = ours;
    if (left.kind !== 'binary' || left.operator !== 'or') throw new Error('bad is not guarded');
    if (right.kind !== 'binary' || right.operator !== '>') throw new Error('total is not guarded');
    expect(right.right).toEqual({ kind: 'number', value: 0 });
    const nothing = { kind: 'number', value: 0 } as const;
    const times = { kind: 'binary', operator: '*', modifier: '', left: nothing } as const;
    expect(left.right).toEqual({ ...times, right: right.left });
    return { kind: 'binary', operator: '/', modifier: '', left: left.left, right: right.left };
  },
  /** A reader's query that might give several series is summed: `sum(query)` is the query. */
  sum(ours: PromTree): PromTree {
    if (ours.kind !== 'aggregation' || ours.name !== 'sum' || ours.grouping !== '') {
      throw new Error('not summed');
    }
    const [of] = ours.args;
    if (!of) throw new Error('nothing is summed');
    return of;
  },
  /** `(ratio) >= 0` drops NaN, which is what nothing ÷ nothing gives. */
  droppedNaN(ours: PromTree): PromTree {
    if (ours.kind !== 'binary' || ours.operator !== '>=') throw new Error('NaN is not dropped');
    expect(ours.right).toEqual({ kind: 'number', value: 0 });
    return ours.left;
  },
  /** `unreachable or reachable` is what can be reached. */
  unreachablePair(theirs: PromTree): PromTree {
    if (theirs.kind !== 'binary' || theirs.operator !== 'or') return theirs;
    const isReachable = (tree: PromTree) => {
      let reachable = true;
      mapTree(tree, (part) => {
        if (part.kind === 'binary' && part.operator === '>' && part.right.kind === 'number') {
          reachable &&= part.right.value < 1;
        }
        return part;
      });
      return reachable;
    };
    expect(isReachable(theirs.left)).toBe(false);
    expect(isReachable(theirs.right)).toBe(true);
    return theirs.right;
  },
};

function expectSame(ours: PromTree, theirs: PromTree, where: string): void {
  expect(findTreeDifference(ours, theirs), where).toBeNull();
}

function compareRatio(slo: SlothSlo, ours: Rule, theirs: SlothRule, where: string): Outcome {
  const { indicator } = slo;
  if (indicator.kind === 'histogram') throw new Error('Sloth has no histograms');
  if (indicator.kind === 'error ratio') {
    expectSame(undoDifferences.droppedNaN(read(ours.expr)), read(theirs.expr), where);
    return 'the same but for the guard against idle traffic';
  }
  const ratio = undoDifferences.guardedRatio(read(ours.expr));
  if (ratio.kind !== 'binary') throw new Error('not a ratio');
  const plain = (query: string) => isPlainSum(query.replaceAll('$window', '5m'));
  const stripped = {
    ...ratio,
    left: plain(indicator.bad) ? ratio.left : undoDifferences.sum(ratio.left),
    right: plain(indicator.total) ? ratio.right : undoDifferences.sum(ratio.right),
  };
  expectSame(stripped, read(theirs.expr), where);
  return 'the same but for the guard against idle traffic';
}

function comparePeriod(slo: SlothSlo, ours: Rule, theirs: SlothRule, where: string): Outcome {
  const period = /ratio_rate(.*)$/u.exec(theirs.record ?? '')?.[1] ?? '';
  const labels = `slo_id="${slo.id}",slo_service="${slo.service}",slo_name="${slo.name}"`;
  const ratio = `slo:sli_error:ratio_rate5m{${labels}}[${period}]`;
  const average = `sum_over_time(${ratio}) / ignoring (slo_window) count_over_time(${ratio})`;
  expectSame(read(average), read(theirs.expr), where);
  if (slo.indicator.kind === 'error ratio') {
    expectSame(read(ours.expr), read(theirs.expr), where);
    return 'the same';
  }
  // Written out a second time here: what a share of events over a period is.
  expectSame(
    read(ours.expr),
    read(
      `sum_over_time(slo:bad_events:rate{${labels}}[${period}]) / (sum_over_time(slo:events:rate{${labels}}[${period}]) > 0)`,
    ),
    where,
  );
  return 'weighted by traffic where Sloth averages over time';
}

/** Sloth subtracts doubles, `1-0.9998999999999999`; what it loses is at most the spacing of doubles at 1. */
function compareBudget(ours: Rule, theirs: SlothRule, where: string): Outcome {
  const [a, b] = [read(ours.expr), read(theirs.expr)];
  if (findTreeDifference(a, b) === null) return 'the same';
  const values = [a, b].map((tree) => {
    const constant = tree.kind === 'call' && tree.name === 'vector' ? tree.args[0] : undefined;
    if (constant?.kind !== 'number') throw new Error(`no constant: ${where}`);
    return constant.value;
  });
  const [our = Number.NaN, their = Number.NaN] = values;
  expect(Math.abs(our - their), where).toBeLessThanOrEqual(Number.EPSILON);
  return 'the same but for the rounding of 1 − objective';
}

function compareRule(
  slo: SlothSlo,
  theirs: SlothRule,
  all: readonly Rule[],
  where: string,
): Outcome {
  const hasUnreachable = toLevel(slo).unreachable.length > 0;
  if (theirs.alert !== undefined) {
    const severity = theirs.labels.sloth_severity;
    const ours = all.find(
      (rule) =>
        'alert' in rule && rule.alert.endsWith('BudgetBurn') && rule.labels.severity === severity,
    );
    if (!ours) throw new Error(`no alert: ${where}`);
    const whole = read(theirs.expr);
    const isCut = hasUnreachable && severity === 'page';
    expectSame(read(ours.expr), isCut ? undoDifferences.unreachablePair(whole) : whole, where);
    return isCut ? 'the same but for the pair that cannot fire' : 'the same';
  }
  if (theirs.record === 'sloth_slo_info') return 'not written: sloth_slo_info';
  const isCorrected = theirs.expr.includes('slo:numerator_correction:');
  if (isCorrected || theirs.record?.startsWith('slo:numerator_correction:')) {
    return 'not compared: the plugin denominator_corrected_rules';
  }
  const ours = all.find((rule) => 'record' in rule && rule.record === theirs.record);
  if (!ours) {
    expect(hasUnreachable, where).toBe(true);
    expect(theirs.record, where).toMatch(/ratio_rate(?:5m|1h)$/u);
    return 'not written: a window that only the pair that cannot fire has';
  }
  // The labels that tell levels and windows apart carry the same values.
  for (const [sloth, our] of Object.entries(LABELS)) {
    expect(ours.labels[our], `${where}: ${our}`).toBe(theirs.labels[sloth]);
  }
  if (theirs.record?.startsWith('slo:sli_error:')) {
    return /ratio_rate(?:30d|4w|1w)$/u.test(theirs.record)
      ? comparePeriod(slo, ours, theirs, where)
      : compareRatio(slo, ours, theirs, where);
  }
  if (theirs.record === 'slo:error_budget:ratio') return compareBudget(ours, theirs, where);
  if (hasUnreachable && theirs.record === 'slo:current_burn_rate:ratio') {
    expectSame(read(ours.expr), read(theirs.expr.replace('ratio_rate5m', 'ratio_rate30m')), where);
    return 'the same but for the pair that cannot fire';
  }
  expectSame(read(ours.expr), read(theirs.expr), where);
  return 'the same';
}

function compareFile({ slos }: SlothFile): readonly Outcome[] {
  return slos.flatMap((slo) => {
    const ours = createOurRules(toLevel(slo));
    return slo.rules.map((theirs) =>
      compareRule(
        slo,
        theirs,
        ours,
        `${slo.id} ${theirs.record ?? theirs.labels.sloth_severity ?? ''}`,
      ),
    );
  });
}

function countEach(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

describe('Sloth’s outputs', () => {
  if (!HAS_SLOTH_RULES) {
    it.skip(`NOT RUN: ${SLOTH_RULES} is missing`, () => undefined);
    return;
  }
  const files = readSlothFiles();

  it.each(files.map((file) => [file.name, file] as const))('%s', (_name, file) => {
    expect(compareFile(file)).toHaveLength(file.ruleCount);
  });

  it('leaves out none of them', () => {
    expect(files).toHaveLength(31);
    const slos = files.flatMap((file) => file.slos);
    const outcomes = countEach(files.flatMap(compareFile));
    const recorded = slos.filter(({ rules }) => rules.some(({ record }) => record !== undefined));
    const [perSlo, alerts, averages] = [4, 64, 19];
    expect(recorded).toHaveLength(51);
    expect(outcomes).toEqual({
      // Objective, days, burn of the period and what remains of each; current burns but one, budgets but five, alerts but one, and
      // the periods of what is a share already.
      'the same': perSlo * 51 + 50 + 46 + (alerts - 1) + averages,
      // Seven windows of each, but for the two below and those of the plugin.
      'the same but for the guard against idle traffic': 7 * 51 - 2 - 7,
      'the same but for the pair that cannot fire': 2,
      // The objectives of 99.99 %.
      'the same but for the rounding of 1 − objective': 5,
      'weighted by traffic where Sloth averages over time': 51 - averages,
      'not written: sloth_slo_info': 51,
      'not written: a window that only the pair that cannot fire has': 2,
      'not compared: the plugin denominator_corrected_rules': 14,
    });
    const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    expect(all).toBe(836);
    expect(countEach(slos.map(({ source }) => source))).toEqual({
      events: 33,
      'good ratio': 5,
      plugin: 3,
      raw: 12,
    });
  });
});
