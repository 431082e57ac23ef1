/**
 * The rules of every preset, on every engine and window, through promtool: they load without a lint, and the tests that ship beside
 * them pass. The tests run level by level, because promtool evaluates all rules of a file for each case.
 */
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { ENGINE_METRICS } from '../../../../../src/domain/monitoring/engine-metrics';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { FOUR_PAIR_POLICIES } from '../../../../../src/domain/slo/burn-rate-alerts';
import type { RuleTestFile } from '../../../../../src/exporters/monitoring/prometheus/rule-test-file';
import {
  HAS_PROMTOOL,
  NO_PROMTOOL,
  checkRules,
  testRules,
  type Files,
} from '../../../../support/promtool';
import { DAY, aPlan, createRuleFiles, listPresetTargets, type PlanInput } from './plans';

const WINDOWS = [7, 28, 30, 90];
const ENGINES = ENGINE_METRICS.map(({ id }) => id);

const AN_ERROR_RATE = {
  metric: 'error_rate',
  statistic: 'rate',
  comparator: '<=',
  threshold: 0.001,
} as const;
const TARGETS: PlanInput['targets'] = [...listPresetTargets(), AN_ERROR_RATE];

interface NamedPlan {
  readonly name: string;
  readonly plan: MonitoringPlan;
}

function planFor(name: string, rules: PlanInput['rules'], targets = TARGETS): NamedPlan {
  return { name, plan: aPlan({ targets, service: 'Chat API', ...(rules && { rules }) }) };
}

const PRESET_PLANS = ENGINES.flatMap((engine) =>
  WINDOWS.map((days) => planFor(`${engine}-${days}d`, { engine, window: days * DAY })),
);

const TWO_TARGETS: PlanInput['targets'] = [
  { metric: 'time_to_first_token', statistic: 'p99', comparator: '<=', threshold: 0.5 },
  AN_ERROR_RATE,
];
const pair = (
  severity: 'page' | 'ticket',
  budgetShare: number,
  longWindow: number,
  shortWindow: number,
) => ({ severity, budgetShare, longWindow, shortWindow });

const OTHER_PLANS = [
  planFor('four-pairs', { engine: 'vllm', pairs: [...FOUR_PAIR_POLICIES] }, TWO_TARGETS),
  planFor(
    'only-tickets',
    { engine: 'sglang', pairs: [pair('ticket', 0.1, 3 * DAY, 21_600)] },
    TWO_TARGETS,
  ),
  planFor(
    'sloth-7d',
    {
      engine: 'vllm',
      window: 7 * DAY,
      pairs: [
        pair('page', 0.08, 3600, 300),
        pair('page', 0.125, 21_600, 1800),
        pair('ticket', 0.2, DAY, 7200),
        pair('ticket', 0.42, 3 * DAY, 21_600),
      ],
    },
    TWO_TARGETS,
  ),
  planFor(
    'two-minutes-and-held',
    { engine: 'vllm', holdFor: 150, pairs: [pair('page', 0.01, 1800, 120)] },
    TWO_TARGETS,
  ),
  planFor(
    'compressed',
    {
      engine: 'vllm',
      window: 300,
      holdFor: 2,
      pairs: [pair('page', 0.1, 20, 5), pair('page', 0.15, 40, 10), pair('ticket', 0.2, 60, 15)],
    },
    TWO_TARGETS,
  ),
  planFor(
    'window-of-a-pair-is-the-period',
    { engine: 'vllm', window: 3 * DAY, pairs: [pair('ticket', 0.5, 3 * DAY, 21_600)] },
    TWO_TARGETS,
  ),
];

/** Each level alone; of those that are alike but for what is ignored, the first. */
function splitLevels(
  plans: readonly NamedPlan[],
  ignore: 'objectives' | 'bounds',
): readonly NamedPlan[] {
  const seen = new Set<string>();
  return plans.flatMap(({ name, plan }) =>
    plan.levels.flatMap((level) => {
      const { indicator, objective, alerts } = level;
      const source =
        indicator.kind === 'histogram' && ignore === 'bounds' ? indicator.metric : indicator;
      const key = JSON.stringify(ignore === 'bounds' ? [source, objective, alerts] : source);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ name: `${name}/${level.id}`, plan: { ...plan, levels: [level] } }];
    }),
  );
}

function writeAll(plans: readonly NamedPlan[]): Files {
  return Object.assign({}, ...plans.map(({ name, plan }) => createRuleFiles(plan, name))) as Files;
}

function countCases(files: Files): number {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.test.yml'))
    .reduce((sum, [, text]) => sum + (parse(text) as RuleTestFile).tests.length, 0);
}

describe.skipIf(!HAS_PROMTOOL)(
  HAS_PROMTOOL ? 'the rules of every preset in promtool' : NO_PROMTOOL,
  () => {
    it('has levels for every engine', () => {
      for (const { name, plan } of PRESET_PLANS)
        expect(plan.levels.length, name).toBeGreaterThan(0);
    });

    it('loads them all without a lint', async () => {
      const files = writeAll([...PRESET_PLANS, ...OTHER_PLANS]);
      const rules = Object.fromEntries(
        Object.entries(files).filter(([path]) => path.endsWith('rules.yml')),
      );
      const { status, said } = await checkRules(rules);
      expect(said).not.toMatch(/FAILED|lint|duplicate/u);
      expect(said.match(/SUCCESS: \d+ rules found/gu)).toHaveLength(
        PRESET_PLANS.length + OTHER_PLANS.length,
      );
      expect(status).toBe(0);
    });

    it.each(WINDOWS)(
      'passes the tests beside them, presets over %i days',
      async (days) => {
        const plans = PRESET_PLANS.filter(({ name }) => name.endsWith(`-${days}d`));
        await expectTestsToPass(splitLevels(plans, 'bounds'));
      },
      120_000,
    );

    // Bounds and objectives do not meet in any rule, so every bound is tried with one objective alone.
    it('passes the tests beside them, every bound', async () => {
      await expectTestsToPass(
        splitLevels(
          PRESET_PLANS.filter(({ name }) => name.endsWith('-30d')),
          'objectives',
        ),
      );
    }, 120_000);

    it.each(OTHER_PLANS.map(({ name, plan }) => [name, plan] as const))(
      'passes the tests beside them: %s',
      async (name, plan) => {
        await expectTestsToPass([{ name, plan }]);
      },
    );
  },
);

async function expectTestsToPass(plans: readonly NamedPlan[]): Promise<void> {
  const files = writeAll(plans);
  // At least one alert that fires and one that does not, for each level.
  expect(countCases(files)).toBeGreaterThanOrEqual(2 * plans.length);
  for (const [path, text] of Object.entries(files)) {
    expect(text, path).not.toMatch(/Not tested|are not tried/u);
  }
  // In two halves, one for each of two cores.
  const paths = Object.keys(files);
  const middle = 2 * Math.ceil(plans.length / 2);
  const halves = [paths.slice(0, middle), paths.slice(middle)].filter(({ length }) => length > 0);
  const answers = await Promise.all(
    halves.map((half) =>
      testRules(Object.fromEntries(half.map((path) => [path, files[path] ?? '']))),
    ),
  );
  const said = answers.map((answer) => answer.said).join('\n');
  expect(said.replaceAll(/^Unit Testing: .*\n {2}SUCCESS\n\n?/gmu, '').trim()).toBe('');
  expect(said.match(/^ {2}SUCCESS$/gmu)).toHaveLength(plans.length);
  for (const { status } of answers) expect(status).toBe(0);
}
