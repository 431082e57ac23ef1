import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type {
  InvestigationRecord,
  MonitoringRules,
  RecordTarget,
} from '../../../../src/domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../../../src/domain/monitoring/create-monitoring-plan';
import type { ServiceLevel } from '../../../../src/domain/monitoring/monitoring-plan';
import {
  describeAlerts,
  describeBoundaries,
  describeGood,
  describeObjective,
  nameTarget,
} from '../../../../src/widgets/monitoring-files/level-words';

const TTFT: RecordTarget = {
  id: 't',
  metric: 'time_to_first_token',
  statistic: 'p99',
  comparator: '<=',
  threshold: 0.5,
};

function levelOf(target: RecordTarget, rules: MonitoringRules = { engine: 'vllm' }): ServiceLevel {
  const record: InvestigationRecord = {
    ...EXAMPLE_RECORD,
    measurements: [],
    baseline: { ...EXAMPLE_RECORD.baseline, targets: [target] },
    monitoring: { ...EXAMPLE_RECORD.monitoring, rules },
  };
  const [level] = createMonitoringPlan(record, { handbook: null }).levels;
  if (level === undefined) throw new Error('no level');
  return level;
}

function histogramOf(target: RecordTarget, rules?: MonitoringRules) {
  const { indicator } = levelOf(target, rules);
  if (indicator.kind !== 'histogram') throw new Error('no histogram');
  return indicator;
}

describe('nameTarget', () => {
  it('is short, with every digit of the threshold', () => {
    expect(nameTarget(TTFT)).toBe('TTFT p99 ≤ 500 ms');
    expect(nameTarget({ ...TTFT, metric: 'error_rate', statistic: 'rate', threshold: 0.001 })).toBe(
      'Errors ≤ 0.1 %',
    );
  });
});

describe('describeObjective', () => {
  it('says where the share comes from', () => {
    expect(describeObjective(levelOf(TTFT))).toBe(
      '99 % of requests over 30\u00a0d, as p99 promises',
    );
    expect(
      describeObjective(levelOf({ ...TTFT, objective: { target: 0.995, window: 28 * 86_400 } })),
    ).toBe('99.5 % of requests over 28\u00a0d, its objective in step 1');
    expect(
      describeObjective(
        levelOf({ ...TTFT, metric: 'error_rate', statistic: 'rate', threshold: 0.001 }),
      ),
    ).toBe('99.9 % of requests over 30\u00a0d, what the allowed error rate leaves');
    expect(
      describeObjective(
        levelOf({ ...TTFT, metric: 'inter_token_latency', statistic: 'p95', threshold: 0.05 }),
      ),
    ).toBe('95 % of tokens over 30\u00a0d, as p95 promises');
  });
});

describe('the bounds', () => {
  // vLLM's bounds around: 0.25, 0.5, 0.75, 1, 2.5 s (vllm/v1/metrics/buckets.py).
  it('are exact on a bound', () => {
    expect(describeGood(histogramOf(TTFT))).toBe('up to 500 ms, which is exact');
  });

  it('say what each of two does to the requests between', () => {
    const target = { ...TTFT, threshold: 2 };
    expect(describeGood(histogramOf(target))).toBe('up to 1 s');
    expect(
      describeGood(
        histogramOf(target, {
          engine: 'vllm',
          sources: { t: { kind: 'histogram', boundary: 'optimistic' } },
        }),
      ),
    ).toBe('up to 2.5 s');
    expect(describeBoundaries(target, histogramOf(target))).toEqual({
      pessimistic: 'Pessimistic, 1 s: what takes 1 s to 2 s counts as bad',
      optimistic: 'Optimistic, 2.5 s: what takes 2 s to 2.5 s counts as good',
    });
  });

  it('say that there is none above the highest', () => {
    const target = { ...TTFT, threshold: 3000 };
    expect(describeBoundaries(target, histogramOf(target)).optimistic).toBe(
      'Optimistic: there is no bound above',
    );
  });
});

describe('describeAlerts', () => {
  it('names the long windows by severity', () => {
    expect(describeAlerts(levelOf(TTFT).alerts)).toBe(
      'page over 1\u00a0h and over 6\u00a0h, ticket over 3\u00a0d',
    );
    expect(describeAlerts([])).toBe('none can fire');
  });
});
