/** How long a request spent on retrieval, when searches may run side by side. */

/** The length of the union of the intervals, in their unit: two searches at the same time take as long as the longer one. */
export function computeCovered(
  intervals: readonly (readonly [from: number, to: number])[],
): number {
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of intervals.toSorted(([a], [b]) => a - b)) {
    if (to <= end) continue;
    covered += to - Math.max(from, end);
    end = to;
  }
  return covered;
}
