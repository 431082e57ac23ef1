import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intervals } from '../../../../src/domain/profile/intervals';
import {
  computeGaps,
  computeIntervalUnion,
  orderByStart,
} from '../../../../src/domain/profile/intervals';

function intervals(...pairs: readonly (readonly [start: number, end: number])[]): Intervals {
  return {
    starts: Float64Array.from(pairs, ([start]) => start),
    ends: Float64Array.from(pairs, ([, end]) => end),
  };
}

/** Whole numbers, so that sums are exact and can be compared without a tolerance. */
const some = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 40 })), {
    maxLength: 60,
  })
  .map((pairs) =>
    intervals(...pairs.map(([start, length]): [number, number] => [start, start + length])),
  );

describe('computeIntervalUnion', () => {
  it('counts what overlaps once', () => {
    // [1, 4] ∪ [3, 6] ∪ [10, 11] = 5 + 1.
    expect(computeIntervalUnion(intervals([1, 4], [3, 6], [10, 11]))).toEqual({
      busy: 6,
      start: 1,
      end: 11,
    });
  });

  it('does not count an interval inside another, whatever their order', () => {
    expect(computeIntervalUnion(intervals([2, 3], [0, 10], [4, 5])).busy).toBe(10);
  });

  it('takes an end before its start as the start', () => {
    expect(computeIntervalUnion(intervals([5, 1], [7, 8]))).toEqual({ busy: 1, start: 5, end: 8 });
  });

  it('is 0 without intervals', () => {
    expect(computeIntervalUnion(intervals())).toEqual({ busy: 0, start: 0, end: 0 });
  });

  it('equals counting the covered cells one by one, and is never more than the sum', () => {
    fc.assert(
      fc.property(some, (given) => {
        const cells = new Set<number>();
        let sum = 0;
        for (const [i, start] of given.starts.entries()) {
          const end = given.ends[i] ?? 0;
          sum += end - start;
          for (let cell = start; cell < end; cell += 1) cells.add(cell);
        }
        const { busy } = computeIntervalUnion(given);
        expect(busy).toBe(cells.size);
        expect(busy).toBeLessThanOrEqual(sum);
      }),
    );
  });
});

describe('computeGaps', () => {
  it('gives the longest first, with what is around them', () => {
    // Indices in file order: 0 = [10, 12], 1 = [0, 4], 2 = [1, 3], 3 = [5, 6], 4 = [20, 21].
    expect(computeGaps(intervals([10, 12], [0, 4], [1, 3], [5, 6], [20, 21]), 2)).toEqual([
      { start: 12, duration: 8, after: 0, before: 4 },
      { start: 6, duration: 4, after: 3, before: 0 },
    ]);
  });

  it('names the interval that ended last, not the one that started last', () => {
    expect(computeGaps(intervals([0, 10], [2, 3], [15, 16]), 5)).toEqual([
      { start: 10, duration: 5, after: 0, before: 2 },
    ]);
  });

  it('has none between intervals that touch', () => {
    expect(computeGaps(intervals([0, 1], [1, 2]), 5)).toEqual([]);
  });

  it('adds up with the busy time to the span', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { busy, start, end } = computeIntervalUnion(given);
        const all = computeGaps(given, 1000);
        expect(all.reduce((sum, { duration }) => sum + duration, busy)).toBe(end - start);
      }),
    );
  });

  it('gives the beginning of the whole list, however short it is asked for', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 4 }), (given, limit) => {
        expect(computeGaps(given, limit)).toEqual(computeGaps(given, 1000).slice(0, limit));
      }),
    );
  });
});

it('orderByStart keeps the order of the file where starts are equal', () => {
  expect([...orderByStart(intervals([5, 6], [1, 2], [5, 9], [1, 3]))]).toEqual([1, 3, 0, 2]);
});
