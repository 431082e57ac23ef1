import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import { judgeReview } from '../../../../src/domain/investigation/judge-review';
import {
  describeAdded,
  describeProgress,
  describeReviewRow,
  nameComparison,
} from '../../../../src/widgets/review/review-text';
import { aMeasurement, aSampledValue, aTarget } from '../../domain/support/measurements';

const run = (id: string, low: number | null, high: number | null): Measurement =>
  aMeasurement({
    id,
    label: id,
    values: [aSampledValue('time_to_first_token', 'p99', 0.3, [low, high], 1000)],
  });

function review(now: Measurement, after: Measurement | null = run('after', 0.25, 0.35)) {
  const blank = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });
  const record = {
    ...blank,
    measurements: [run('baseline', 0.25, 0.35), ...(after === null ? [] : [after]), now],
    baseline: {
      targets: [aTarget('time_to_first_token p99 <= 500ms', 't1')],
      measurement: 'baseline',
    },
    optimisations: {
      cards: [{ id: 'c', change: 'x', after: 'after', guardrails: [], decision: 'keep' as const }],
    },
  };
  return judgeReview(record, now);
}

const rowOf = (judged: ReturnType<typeof review>) => {
  const [row] = judged.rows;
  if (row === undefined) throw new Error('no row');
  return describeReviewRow(row);
};

describe('a row of the review', () => {
  it('is in one unit', () => {
    expect(rowOf(review(run('now', 0.29, 0.31)))).toEqual({
      key: 't1',
      name: 'TTFT p99',
      target: '≤ 500 ms',
      baseline: '300 ms',
      after: '300 ms',
      now: '300 ms',
      interval: '290 ms to 310 ms',
      ratio: '× 1',
      reading: 'intervals overlap',
    });
  });

  it.each([
    [0.29, null, 'from 290 ms, no upper bound'],
    [null, 0.31, 'up to 310 ms, no lower bound'],
    [null, null, 'no bound'],
  ])('says which end of the interval is missing: %s to %s', (low, high, expected) => {
    expect(rowOf(review(run('now', low, high))).interval).toBe(expected);
  });

  it('without a value shows a dash and no number', () => {
    expect(rowOf(review(aMeasurement({ id: 'now' })))).toMatchObject({
      now: '–',
      interval: '',
      ratio: '–',
      reading: '',
    });
  });

  it('compares with the baseline where nothing was measured after a change, and says so', () => {
    const judged = review(run('now', 0.29, 0.31), null);
    expect(nameComparison(judged)).toBe('Now / baseline');
    expect(rowOf(judged)).toMatchObject({ after: '–', ratio: '× 1' });
    expect(nameComparison(review(run('now', 0.29, 0.31)))).toBe('Now / after');
  });
});

describe('what is said of an import', () => {
  it('names the run that is judged', () => {
    const added = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    expect(describeAdded({ added, problems: [] })).toBe('2 runs added; “B” is judged below');
    expect(describeAdded({ added: added.slice(0, 1), problems: [] })).toBe(
      'One run added; “A” is judged below',
    );
    expect(describeAdded({ added: [], problems: [] })).toBeNull();
  });

  it('has its place where there are several files', () => {
    expect(describeProgress('a.json', null)).toEqual({ label: 'Reading a.json', value: null });
    const step = {
      fileName: 'a.json',
      stage: 'parsing',
      share: 0.5,
      position: 2,
      count: 3,
    } as const;
    expect(describeProgress('a.json', step)).toEqual({
      label: 'Working through a.json (2 of 3)',
      value: 0.5,
    });
  });
});
