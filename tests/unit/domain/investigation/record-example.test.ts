import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import { FIT_ROWS } from '../../../../src/domain/investigation/fit';
import { PITFALLS } from '../../../../src/domain/investigation/pitfalls';
import { PROBLEM_QUESTIONS } from '../../../../src/domain/investigation/questions';
import { checkRecord } from '../../../../src/domain/investigation/serialise';
import { STEPS } from '../../../../src/domain/investigation/steps';
import { computeGaps } from '../../../../src/domain/slo/compute-gaps';

const record = EXAMPLE_RECORD;
const valueOf = (id: string, metric: string, statistic: string): number =>
  record.measurements
    .find((measurement) => measurement.id === id)
    ?.values.find((value) => value.metric === metric && value.statistic === statistic)?.value ??
  NaN;

describe('the example record', () => {
  it('is a record, and says that it is an example', () => {
    expect(checkRecord(record)).toBeNull();
    expect(record.title).toMatch(/^Example: /);
  });

  it('has something in every section and every list', () => {
    const findEmpty = (value: unknown, path: string): string[] => {
      if (value === '' || value === undefined) return [path];
      if (typeof value !== 'object' || value === null) return [];
      if (Object.keys(value).length === 0) return [path];
      return Object.entries(value).flatMap(([key, inner]) => findEmpty(inner, `${path}.${key}`));
    };
    const { measurements, ...rest } = record;
    // Evidence against a confirmed hypothesis, and for a discarded one, may rightly be missing.
    const allowed = /\.analysis\.hypotheses\.\d\.(for|against)$/;
    expect(findEmpty(rest, '').filter((path) => !allowed.test(path))).toEqual([]);
    expect(measurements.filter((measurement) => measurement.requests !== undefined)).toHaveLength(
      6,
    );
  });

  it('answers exactly the items that there are', () => {
    const items = STEPS.flatMap((step) => step.checklist.map((item) => item.id));
    expect(Object.keys(record.checklist).sort()).toEqual([...items].sort());
    expect(Object.keys(record.symptoms.questions)).toEqual(PROBLEM_QUESTIONS.map(({ id }) => id));
    expect(Object.keys(record.fit)).toEqual(FIT_ROWS.map(({ id }) => id));
    expect(Object.keys(record.pitfalls)).toEqual(
      PITFALLS.flatMap(({ questions }) => questions.map(({ id }) => id)),
    );
  });

  it('refers only to what it has', () => {
    const measurements = new Set(record.measurements.map(({ id }) => id));
    const items = new Set(record.data.items.map(({ id }) => id));
    const hypotheses = new Set(record.analysis.hypotheses.map(({ id }) => id));
    const targets = new Set(record.baseline.targets.map(({ id }) => id));
    const evidence = record.analysis.hypotheses.flatMap((one) => [...one.for, ...one.against]);
    for (const item of evidence) {
      if (item.dataItem !== undefined) expect(items).toContain(item.dataItem);
      if (item.measurement !== undefined) expect(measurements).toContain(item.measurement);
    }
    for (const card of record.optimisations.cards) {
      expect(hypotheses).toContain(card.hypothesis);
      expect(measurements).toContain(card.before);
      expect(measurements).toContain(card.after);
    }
    for (const id of record.reproduction.measurements) expect(measurements).toContain(id);
    for (const { target } of record.monitoring.alerts) {
      if (target !== undefined) expect(targets).toContain(target);
    }
  });

  it('shows a missed, a met and a not proven target', () => {
    const slow = record.measurements.find(({ id }) => id === record.baseline.measurement);
    if (slow === undefined) throw new Error('no baseline');
    expect(computeGaps(slow, record.baseline.targets).map((gap) => gap.verdict)).toEqual([
      'missed',
      'met',
      'not proven',
      'met',
    ]);
  });

  it('has latencies that follow from its lognormal distributions', () => {
    // p99 of a lognormal is median × e^(2.3263 σ): 0.24 × e^(2.3263 × 0.58) = 0.925, and 0.079 × e^(2.3263 × 0.54) = 0.277.
    // 1,196 evenly spaced quantiles give it within 2 %.
    expect(valueOf('m-slow', 'time_to_first_token', 'p50')).toBeCloseTo(0.24, 3);
    expect(valueOf('m-slow', 'time_to_first_token', 'p99') / 0.925).toBeCloseTo(1, 1);
    expect(valueOf('m-fixed', 'time_to_first_token', 'p99') / 0.277).toBeCloseTo(1, 1);
  });

  it('states numbers that follow from one another', () => {
    // Prefill work 3,900 / (3,900 − 2,592); prefill time 118 / 40; compute 2 × 8.03e9 × 3,900 over 989e12 FLOP/s.
    expect(3900 - 2592).toBe(1308);
    expect(3900 / 1308).toBeCloseTo(2.98, 2);
    expect(118 / 40).toBeCloseTo(2.95, 2);
    expect((2 * 8.03e9 * 3900) / 1e12).toBeCloseTo(62.6, 1);
    expect((2 * 8.03e9 * 3900) / 989e12).toBeCloseTo(0.063, 3);
    expect(0.0633 / 0.118).toBeCloseTo(0.54, 2);
    // Queue, prefill and the rest of the median time to first token.
    expect(
      valueOf('m-server', 'queue_time', 'p50') + valueOf('m-server', 'prefill_time', 'p50'),
    ).toBeCloseTo(0.201, 9);
    expect(valueOf('m-slow', 'time_to_first_token', 'p50') - 0.201).toBeCloseTo(0.039, 3);
    // Little: 5.985 requests/s × mean latency of the bench run.
    expect(5.985 * valueOf('m-bench', 'request_latency', 'mean')).toBeCloseTo(32, -1);
    // A week at 6 requests/s.
    expect(6 * 7 * 86_400).toBe(3_628_800);
  });

  it('tells its times in order', () => {
    const times = record.timeline.map((event) => event.at.at);
    expect(times).toEqual([...times].sort());
    const { onset, detected, mitigated, resolved } = record.symptoms;
    const incident = [onset, detected, mitigated, resolved].map((moment) => moment?.at ?? '');
    expect(incident).toEqual([...incident].sort());
    expect(record.createdAt < record.modifiedAt).toBe(true);
  });
});
