/** Order statistics without a full sort: the values at a few ranks of a large array, in a time proportional to its length. */

/** Up to about here a sort takes no longer than selecting some fifteen ranks; at 5000 values it takes four times as long. */
const SORT_BELOW = 600;

/**
 * The order statistics of the values at 1-based ranks, in the order of `ranks`; rank 1 is the smallest value. The values are not
 * changed.
 *
 * @throws RangeError for a value that is not finite, or a rank outside 1..length.
 */
export function computeOrderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  for (const rank of ranks) {
    if (!Number.isInteger(rank) || rank < 1 || rank > values.length) {
      throw new RangeError(`there is no rank ${rank} among ${values.length} values`);
    }
  }
  requireFinite(values);
  const work = values.slice();
  if (work.length < SORT_BELOW) {
    work.sort();
  } else {
    const indices = [...new Set(ranks)].map((rank) => rank - 1).sort((a, b) => a - b);
    placeAll(work, indices, 0, work.length - 1);
  }
  return ranks.map((rank) => at(work, rank - 1));
}

/** @throws RangeError when a value is NaN or infinite: a quantile of such a list has no meaning. */
export function requireFinite(values: Float64Array): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`a value is not finite: ${value}`);
  }
}

/** Puts the values of the ascending indices in their places; the middle one first, so that each pass halves the rest. */
function placeAll(
  work: Float64Array,
  indices: readonly number[],
  left: number,
  right: number,
): void {
  const middle = indices.length >> 1;
  const index = indices[middle];
  if (index === undefined || left >= right) return;
  place(work, index, left, right);
  placeAll(work, indices.slice(0, middle), left, index - 1);
  placeAll(work, indices.slice(middle + 1), index + 1, right);
}

/**
 * Floyd & Rivest's SELECT (Communications of the ACM 18, 1975, algorithm 489): rearranges work[left..right] so that
 * work[index] is in its sorted place, with nothing larger before it and nothing smaller after it.
 */
function place(work: Float64Array, index: number, left: number, right: number): void {
  let low = left;
  let high = right;
  while (high > low) {
    if (high - low > 600) {
      // Select in a sample first, so that the pivot is very likely close to the wanted rank.
      const n = high - low + 1;
      const i = index - low + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (i < n / 2 ? -1 : 1);
      const sampleLow = Math.max(low, Math.floor(index - (i * s) / n + sd));
      const sampleHigh = Math.min(high, Math.floor(index + ((n - i) * s) / n + sd));
      place(work, index, sampleLow, sampleHigh);
    }
    const pivot = at(work, index);
    let i = low;
    let j = high;
    swap(work, low, index);
    if (at(work, high) > pivot) swap(work, low, high);
    while (i < j) {
      swap(work, i, j);
      i += 1;
      j -= 1;
      while (at(work, i) < pivot) i += 1;
      while (at(work, j) > pivot) j -= 1;
    }
    if (at(work, low) === pivot) {
      swap(work, low, j);
    } else {
      j += 1;
      swap(work, j, high);
    }
    if (j <= index) low = j + 1;
    if (index <= j) high = j - 1;
  }
}

function swap(work: Float64Array, a: number, b: number): void {
  const kept = at(work, a);
  work[a] = at(work, b);
  work[b] = kept;
}

/** Every index here is within bounds by construction; NaN would show a mistake at once. */
function at(work: Float64Array, index: number): number {
  return work[index] ?? Number.NaN;
}
