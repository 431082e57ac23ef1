/**
 * A mergeable histogram with logarithmic buckets, kept with a measurement so that it can be judged against another target
 * without the raw file.
 *
 * A bucket is the set of doubles that share their exponent and the first 7 bits of their mantissa; its index is those 18 bits
 * read as an integer. So a bucket reaches from its lower bound (inclusive) to the next one (exclusive), which is at most
 * 1 + 2⁻⁷ times larger, and finding it takes one shift and no logarithm. Zeros are counted apart. Negative values have no
 * place: nothing that is measured here is negative.
 */

const KIND = 'log2-7';
/** Bits of a double's upper half below the 18 that make the index: 20 mantissa bits, of which 7 are kept. */
const DROPPED_BITS = 13;

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);
float[0] = 1;
/** Which half holds sign and exponent: index 1 on little-endian machines, the only kind browsers run on, but asked anyway. */
const UPPER = halves[1] === 0 ? 0 : 1;

export interface Distribution {
  readonly count: number;
  readonly zeros: number;
  readonly sum: number;
  /** Exact, not a bucket's bound; 0 when there are no values. */
  readonly min: number;
  readonly max: number;
  /** Ascending by index; only buckets that hold something. */
  readonly buckets: readonly Bucket[];
}

export type Bucket = readonly [index: number, count: number];

/** The shape of a distribution in a record. */
export interface SerialisedDistributionShape extends Distribution {
  readonly kind: typeof KIND;
}

/**
 * The distribution of the values.
 *
 * @throws RangeError for a value that is negative or not finite.
 */
export function createDistribution(values: Float64Array): Distribution {
  let zeros = 0;
  let sum = 0;
  let min = Infinity;
  let max = 0;
  for (const value of values) {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(`a distribution holds finite values from 0 on, not ${value}`);
    }
    if (value === 0) zeros += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  if (values.length === 0 || max === 0) {
    return { count: values.length, zeros, sum: 0, min: 0, max: 0, buckets: [] };
  }
  return { count: values.length, zeros, sum, min, max, buckets: countBuckets(values, min, max) };
}

/** Counts into a dense array between the lowest and the highest index: two passes, no map. */
function countBuckets(values: Float64Array, min: number, max: number): Bucket[] {
  const first = min === 0 ? 0 : bucketIndex(min);
  const counts = new Float64Array(bucketIndex(max) - first + 1);
  for (const value of values) {
    if (value === 0) continue;
    const slot = bucketIndex(value) - first;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const buckets: Bucket[] = [];
  counts.forEach((count, slot) => {
    if (count > 0) buckets.push([slot + first, count]);
  });
  return buckets;
}

/** The distribution of both sets of values together. Commutative and, but for the rounding of `sum`, associative. */
export function mergeDistributions(a: Distribution, b: Distribution): Distribution {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const counts = new Map(a.buckets.map(([index, count]) => [index, count]));
  for (const [index, count] of b.buckets) counts.set(index, (counts.get(index) ?? 0) + count);
  return {
    count: a.count + b.count,
    zeros: a.zeros + b.zeros,
    sum: a.sum + b.sum,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    buckets: [...counts].sort(([left], [right]) => left - right),
  };
}

/** The bucket of a positive double. */
export function bucketIndex(value: number): number {
  float[0] = value;
  return (halves[UPPER] ?? 0) >>> DROPPED_BITS;
}

/** The smallest double of a bucket, which is also the exclusive upper bound of the bucket before it. */
export function bucketLowerBound(index: number): number {
  halves[UPPER] = index << DROPPED_BITS;
  halves[1 - UPPER] = 0;
  return float[0] ?? Number.NaN;
}

/** As a record holds it. */
export function serialiseDistribution(distribution: Distribution): SerialisedDistributionShape {
  const { count, zeros, sum, min, max, buckets } = distribution;
  return { kind: KIND, count, zeros, sum, min, max, buckets };
}

/** From a record; its schema has checked the counts and the order of the buckets. */
export function deserialiseDistribution(serialised: SerialisedDistributionShape): Distribution {
  const { count, zeros, sum, min, max, buckets } = serialised;
  return { count, zeros, sum, min, max, buckets };
}
