import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import {
  FOUR_PAIR_POLICIES,
  RECOMMENDED_POLICIES,
} from '../../../../src/domain/slo/burn-rate-alerts';
import {
  findEvents,
  findTraffic,
  listBoundTargets,
  namePairs,
  setObjective,
  setPairs,
} from '../../../../src/widgets/error-budget/workbench';

const MONTH = 30 * 86_400;
const FIRST = must(EXAMPLE_RECORD.baseline.targets[0]);
const MEASUREMENT = must(
  EXAMPLE_RECORD.measurements.find(({ id }) => id === EXAMPLE_RECORD.baseline.measurement),
);

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the example has it');
  return value;
}

describe('listBoundTargets', () => {
  it('takes the objective of a target, else what its percentile promises, and leaves out the rest', () => {
    const base = { metric: 'time_to_first_token', comparator: '<=', threshold: 0.5 } as const;
    const list = listBoundTargets(
      [
        { ...base, id: 'own', statistic: 'p99', objective: { target: 0.999, window: 604_800 } },
        { ...base, id: 'implied', statistic: 'p95' },
        { ...base, id: 'mean', statistic: 'mean' },
      ],
      MONTH,
    );
    expect(
      list.map(({ target, objective, isImplied }) => [target.id, objective, isImplied]),
    ).toEqual([
      ['own', { target: 0.999, window: 604_800 }, false],
      ['implied', { target: 0.95, window: MONTH }, true],
    ]);
  });
});

describe('setObjective', () => {
  it('changes that target alone and keeps what else its objective holds', () => {
    const marked = {
      ...EXAMPLE_RECORD,
      baseline: {
        ...EXAMPLE_RECORD.baseline,
        targets: EXAMPLE_RECORD.baseline.targets.map((target) =>
          target.id === FIRST.id
            ? { ...target, objective: { target: 0.9, window: 60, 'x-note': 'kept' } }
            : target,
        ),
      },
    };
    const changed = setObjective(FIRST.id, { target: 0.999, window: MONTH })(marked);
    expect(changed.baseline.targets[0]?.objective).toEqual({
      target: 0.999,
      window: MONTH,
      'x-note': 'kept',
    });
    expect(changed.baseline.targets.slice(1)).toEqual(EXAMPLE_RECORD.baseline.targets.slice(1));
  });
});

describe('setPairs', () => {
  const withRules = (rules: object) => ({
    ...EXAMPLE_RECORD,
    monitoring: { ...EXAMPLE_RECORD.monitoring, rules },
  });

  it('writes pairs beside the other rules', () => {
    const changed = setPairs(FOUR_PAIR_POLICIES)(withRules({ engine: 'vllm' }));
    expect(changed.monitoring.rules).toEqual({ engine: 'vllm', pairs: FOUR_PAIR_POLICIES });
  });

  it('removes them for table 5-8 and for none, and the rules once they are empty', () => {
    const plain = withRules({ pairs: FOUR_PAIR_POLICIES });
    for (const pairs of [RECOMMENDED_POLICIES, []]) {
      expect(setPairs(pairs)(plain).monitoring).not.toHaveProperty('rules');
    }
    const other = withRules({ engine: 'vllm', pairs: FOUR_PAIR_POLICIES });
    expect(setPairs([])(other).monitoring.rules).toEqual({ engine: 'vllm' });
  });
});

it('names a set of pairs by what is in it', () => {
  expect(namePairs(RECOMMENDED_POLICIES)).toBe('table 5-8');
  expect(namePairs(FOUR_PAIR_POLICIES.map((pair) => ({ ...pair })))).toBe('four pairs');
  expect(namePairs(FOUR_PAIR_POLICIES.slice(1))).toBe('own');
  expect(namePairs([])).toBe('own');
});

describe('findTraffic', () => {
  it('takes the rate of the workload, else the measured throughput, else nothing', () => {
    const system = (requestRate: number | 'unlimited') => ({
      system: { components: [], workload: { requestRate } },
    });
    const measured: Measurement = {
      ...MEASUREMENT,
      values: [
        {
          ...must(MEASUREMENT.values[0]),
          metric: 'request_throughput',
          statistic: 'rate',
          value: 5.5,
        },
      ],
    };
    expect(findTraffic(system(6), measured)?.traffic).toEqual({ requests: 6, period: 1 });
    expect(findTraffic(system('unlimited'), measured)).toEqual({
      traffic: { requests: 5.5, period: 1 },
      from: `“${MEASUREMENT.label}”`,
    });
    expect(findTraffic(system('unlimited'), null)).toBeNull();
    expect(findTraffic(system(0), { ...measured, values: [] })).toBeNull();
  });
});

describe('findEvents', () => {
  it('counts good and bad of a target in a measurement, together all of them', () => {
    const events = findEvents(FIRST, MEASUREMENT);
    if (events?.kind !== 'events') throw new Error('the example can be counted');
    expect(events.elapsed).toBe(MEASUREMENT.duration);
    expect(events.good + events.bad).toBe(MEASUREMENT.distributions[FIRST.metric]?.count);
    expect(events.bad).toBeGreaterThan(0);
  });

  it('takes failures for an error rate', () => {
    const target = { ...FIRST, metric: 'error_rate', statistic: 'rate', threshold: 0.01 } as const;
    const run = { ...MEASUREMENT, counts: { requests: 1000, failed: 3 }, duration: 60 };
    expect(findEvents(target, run)).toEqual({ kind: 'events', good: 997, bad: 3, elapsed: 60 });
    expect(findEvents(target, { ...run, counts: { requests: 1000 } })).toBeNull();
  });

  it('says nothing without a measurement, a duration or values of the metric', () => {
    expect(findEvents(FIRST, null)).toBeNull();
    expect(findEvents(FIRST, { ...MEASUREMENT, duration: 0 })).toBeNull();
    expect(findEvents(FIRST, { ...MEASUREMENT, distributions: {}, histograms: {} })).toBeNull();
  });
});
