/** Counts values one by one into the buckets of a `Distribution`, in memory that does not grow with their number. */
import type { Bucket, Distribution } from './distribution';
import { bucketIndex } from './distribution';

/** The 18 bits of exponent and mantissa that a bucket's index has for positive doubles. */
const BUCKETS = 2 ** 18;

export class DistributionBuilder {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #zeros = 0;
  #sum = 0;
  #min = Infinity;
  #max = 0;

  /** A finite value from 0 on; any other has no place here and is the caller's mistake. */
  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (value === 0) {
      this.#zeros += 1;
      return;
    }
    const index = bucketIndex(value);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  build(): Distribution {
    if (this.#count === 0) return { count: 0, zeros: 0, sum: 0, min: 0, max: 0, buckets: [] };
    const buckets: Bucket[] = [];
    for (let index = 0; index < BUCKETS; index += 1) {
      const count = this.#counts[index] ?? 0;
      if (count > 0) buckets.push([index, count]);
    }
    return {
      count: this.#count,
      zeros: this.#zeros,
      sum: this.#sum,
      min: this.#min,
      max: this.#max,
      buckets,
    };
  }
}
