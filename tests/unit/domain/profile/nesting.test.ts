import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Spans } from '../../../../src/domain/profile/nesting';
import { computeNesting } from '../../../../src/domain/profile/nesting';

type Span = readonly [frame: number, start: number, end: number, track?: number];

function spans(...given: readonly Span[]): Spans {
  return {
    frames: Uint32Array.from(given, ([frame]) => frame),
    starts: Float64Array.from(given, ([, start]) => start),
    ends: Float64Array.from(given, ([, , end]) => end),
    tracks: Uint32Array.from(given, ([, , , track = 0]) => track),
  };
}

describe('computeNesting', () => {
  it('takes the time of children from their parent only', () => {
    // 0 holds 1 (20 to 60) and 2 (70 to 80); 1 holds 2 (30 to 40).
    const { self, total, calls, covered } = computeNesting(
      spans([0, 0, 100], [1, 20, 60], [2, 30, 40], [2, 70, 80]),
      3,
    );
    expect([...self]).toEqual([50, 30, 20]);
    expect([...total]).toEqual([100, 40, 20]);
    expect([...calls]).toEqual([1, 1, 2]);
    expect(covered).toBe(100);
  });

  it('counts a frame that calls itself once in the total', () => {
    // 0 > 0 > 1 > 0: own 40 + 30 + 10, total 100.
    const { self, total } = computeNesting(
      spans([0, 0, 100], [0, 10, 70], [1, 20, 50], [0, 30, 40]),
      2,
    );
    expect([...self]).toEqual([80, 20]);
    expect([...total]).toEqual([100, 30]);
  });

  it('keeps threads apart', () => {
    const { self, total, covered } = computeNesting(spans([0, 0, 100, 1], [1, 10, 20, 2]), 2);
    expect([...self]).toEqual([100, 10]);
    expect([...total]).toEqual([100, 10]);
    expect(covered).toBe(110);
  });

  it('takes the longer of two that start together as the parent, in any order of the file', () => {
    expect([...computeNesting(spans([1, 0, 5], [0, 0, 10]), 2).self]).toEqual([5, 5]);
  });

  it('lets a span follow another that ends within the tolerance', () => {
    const given = spans([0, 0, 10.25], [1, 10, 20]);
    expect(computeNesting(given, 2, { tolerance: 0.5 })).toMatchObject({
      overlapping: 0,
      covered: 20.25,
    });
    expect([...computeNesting(given, 2, { tolerance: 0.5 }).self]).toEqual([10.25, 10]);
    expect(computeNesting(given, 2).overlapping).toBe(1);
  });

  it('has own times that add up to the covered time when all spans nest', () => {
    // A random tree of calls: each child gets a part of what its parent has left.
    const tree = fc.array(
      fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 3 })),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(tree, (steps) => {
        const open: { frame: number; start: number }[] = [];
        const closed: Span[] = [];
        let now = 0;
        for (const [frame, length, ends] of steps) {
          open.push({ frame, start: now });
          now += length;
          for (let i = 0; i < ends; i += 1) {
            const call = open.pop();
            if (call) closed.push([call.frame, call.start, now]);
          }
        }
        for (const call of open.toReversed()) closed.push([call.frame, call.start, now]);
        const { self, total, covered, overlapping } = computeNesting(spans(...closed), 5);
        expect(overlapping).toBe(0);
        expect(covered).toBe(now);
        expect(self.reduce((sum, time) => sum + time, 0)).toBe(now);
        for (const [frame, time] of self.entries()) {
          expect(time).toBeLessThanOrEqual(total[frame] ?? 0);
        }
      }),
    );
  });

  it('is empty without spans', () => {
    expect(computeNesting(spans(), 0)).toMatchObject({ covered: 0, overlapping: 0 });
  });
});
