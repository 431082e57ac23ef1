import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import {
  createOutcomeNote,
  describeMeasurement,
  explainOutcome,
  listCaveats,
} from '../../../../src/domain/investigation/describe-review';
import type {
  InvestigationRecord,
  Measurement,
} from '../../../../src/domain/investigation/investigation-record';
import { judgeReview } from '../../../../src/domain/investigation/judge-review';
import { checkRecord } from '../../../../src/domain/investigation/serialise';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../support/measurements';

const TARGET = aTarget('time_to_first_token p99 <= 500ms', 't1');
const blank = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });

const run = (id: string, value: number, half: number): Measurement =>
  aMeasurement({
    id,
    label: id,
    values: [
      aSampledValue('time_to_first_token', 'p99', value, [value - half, value + half], 1000),
    ],
  });

const reviewed = (now: Measurement): InvestigationRecord => ({
  ...blank,
  measurements: [run('slow', 0.9, 0.1), run('fixed', 0.3, 0.05), now],
  baseline: { targets: [TARGET], measurement: 'slow' },
  optimisations: {
    cards: [{ id: 'c', change: 'x', after: 'fixed', guardrails: [], decision: 'keep' }],
  },
});
const reviewOf = (now: Measurement) => judgeReview(reviewed(now), now);

describe('the note on the outcome', () => {
  it('has the numbers of a gain that held', () => {
    const now = { ...run('now', 0.35, 0.05), counts: { requests: 1200 }, duration: 604_800 };
    expect(createOutcomeNote(reviewOf(now)).split('\n')).toEqual([
      'The target is met.',
      'Judged on “now” (1200 requests in 7 d).',
      'TTFT p99: 350 ms (95 % interval 300 ms to 400 ms), target ≤ 500 ms, met; 900 ms at the baseline, 300 ms after the change.',
    ]);
  });

  it('names the targets that a lost gain misses', () => {
    const review = reviewOf(run('now', 0.7, 0.05));
    expect(explainOutcome(review)).toBe('The target is missed: TTFT p99.');
    expect(createOutcomeNote(review)).toContain(
      'TTFT p99: 700 ms (95 % interval 650 ms to 750 ms), target ≤ 500 ms, missed;',
    );
  });

  it('says why an open one is open', () => {
    const review = reviewOf(run('now', 0.5, 0.05));
    expect(explainOutcome(review)).toMatch(
      /^The target is neither met nor missed for certain\. TTFT p99: .*450 ms.*550 ms/,
    );
  });

  it('does not write a value as the threshold that it misses', () => {
    const now = run('now', 0.5002, 0.0001);
    expect(createOutcomeNote(reviewOf(now))).toContain('TTFT p99: 500.2 ms');
  });

  it('fits into a record, however many targets and however long the labels', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(1, 500),
        (label, count) => {
          const now = { ...run('now', 0.35, 0.05), label: label.slice(0, 300) };
          const base = reviewed(now);
          const targets = Array.from({ length: count }, (_, index) => ({
            ...TARGET,
            id: `t${index}`,
          }));
          const record = { ...base, baseline: { ...base.baseline, targets } };
          const outcomeNote = createOutcomeNote(judgeReview(record, now));
          expect(outcomeNote.length).toBeLessThanOrEqual(20_000);
          if (count === 500) expect(outcomeNote).toMatch(/… and \d+ more lines\.$/);
          const monitoring = { ...record.monitoring, outcomeNote };
          expect(checkRecord({ ...record, monitoring })).toBeNull();
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('caveats', () => {
  it('say that a value without an interval decides alone', () => {
    const now = aMeasurement({ id: 'now', values: [aValue('time_to_first_token', 'p99', 0.3)] });
    expect(listCaveats(reviewOf(now))).toEqual([
      'Without an interval, so that the value alone decides: TTFT p99.',
    ]);
  });

  it('say that a met target is worse than after the change', () => {
    expect(listCaveats(reviewOf(run('now', 0.45, 0.04)))).toEqual([
      'Within the target, but worse than after the change beyond both intervals: TTFT p99.',
    ]);
  });

  it('say that there was no gap to close', () => {
    const record = reviewed(run('now', 0.35, 0.05));
    const met = { ...record, baseline: { ...record.baseline, measurement: 'fixed' } };
    const cards = { ...met, optimisations: { cards: [] } };
    expect(listCaveats(judgeReview(cards, run('now', 0.35, 0.05)))).toEqual([
      'No kept change of step 6 has a measurement after it, so the gain itself is not compared.',
      'The baseline met every target already, so meeting them shows no gain.',
    ]);
  });

  it('are none where there is nothing to say', () => {
    expect(listCaveats(reviewOf(run('now', 0.32, 0.05)))).toEqual([]);
  });
});

describe('a measurement in one line', () => {
  it('is its label and its values', () => {
    const values = [
      { metric: 'time_to_first_token', statistic: 'p99', value: 0.277 },
      { metric: 'error_rate', statistic: 'rate', value: null },
    ] as const;
    expect(describeMeasurement(run('fixed', 0.277, 0.01), values)).toBe('“fixed”: TTFT p99 277 ms');
    expect(describeMeasurement(run('fixed', 0.277, 0.01), [])).toBe('“fixed”');
  });
});
