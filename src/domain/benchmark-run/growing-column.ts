/** Columns whose length is not known before the file has been read. */
import type { Distribution } from '../stats/distribution';
import { DistributionBuilder } from '../stats/distribution-builder';
import type { Column } from './benchmark-run';

const FIRST_CAPACITY = 256;
/** Share of a column's length. */
const MOST_UNUSED = 1 / 16;

/** A column that grows by doubling. */
export class GrowingColumn {
  #values = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const length = this.#length;
    if (length === this.#values.length) this.#grow(length + 1);
    this.#values[length] = value;
    this.#length = length + 1;
  }

  /**
   * Pushes each `step`th of the values from `from` to before `to`.
   * @param expected entries that there will be in all, as far as that is known
   */
  append(values: Float64Array, from: number, to: number, step: number, expected: number): void {
    if (from >= to) return;
    const length = this.#length + Math.ceil((to - from) / step);
    if (length > this.#values.length) this.#grow(Math.max(length, expected));
    if (step === 1) this.#values.set(values.subarray(from, to), this.#length);
    else
      for (let i = from, at = this.#length; i < to; i += step, at += 1)
        this.#values[at] = values[i] ?? Number.NaN;
    this.#length = length;
  }

  /** Fills up with missing entries, so that a column that first appears late has a value for each earlier row. */
  padTo(length: number): void {
    if (length <= this.#length) return;
    if (length > this.#values.length) this.#grow(length);
    this.#values.fill(Number.NaN, this.#length, length);
    this.#length = length;
  }

  /** Keeps the entries at even places only. */
  halve(): void {
    for (let i = 0; 2 * i < this.#length; i += 1) this.#values[i] = this.#values[2 * i] ?? NaN;
    this.#length = Math.ceil(this.#length / 2);
  }

  /** Makes room for so many entries in all, where their number is known. */
  reserve(length: number): void {
    if (length > this.#values.length) this.#grow(length);
  }

  /**
   * The collected values, in an array of exactly their length, whose buffer is hardly any larger. Ends the collecting.
   */
  finish(): Column {
    const values = this.#values;
    const length = this.#length;
    if (length === values.length) return values;
    // A copy takes longer than a little more memory is worth.
    return values.length - length <= length * MOST_UNUSED
      ? values.subarray(0, length)
      : values.slice(0, length);
  }

  /** As `finish`, with `origin` subtracted from each value. */
  finishFrom(origin: number): Column {
    const values = this.#values;
    const differences = new Float64Array(this.#length);
    for (let i = 0; i < differences.length; i += 1) differences[i] = (values[i] ?? NaN) - origin;
    return differences;
  }

  #grow(atLeast: number): void {
    const larger = new Float64Array(Math.max(atLeast, this.#values.length * 2));
    larger.set(this.#values);
    this.#values = larger;
  }
}

/** Samples beyond this many are counted and no longer kept, so that memory does not grow with the file. */
export const MOST_SAMPLES = 16_000_000;

/** Samples that are not one per request: all of them up to a limit, beyond it their distribution. */
export class SamplePool {
  #values: GrowingColumn | null = new GrowingColumn();
  #distribution: DistributionBuilder | null = null;

  constructor(readonly most = MOST_SAMPLES) {}

  /** A finite value from 0 on. */
  push(value: number): void {
    if (this.#distribution) {
      this.#distribution.add(value);
      return;
    }
    const values = this.#values;
    if (values === null) return;
    if (values.length < this.most) values.push(value);
    else this.#overflow(values, value);
  }

  /** Makes room for so many more samples, where their number is known. */
  reserve(samples: number): void {
    this.#values?.reserve(Math.min(this.most, this.#values.length + samples));
  }

  #overflow(values: GrowingColumn, value: number): void {
    const distribution = new DistributionBuilder();
    for (const kept of values.finish()) distribution.add(kept);
    distribution.add(value);
    this.#distribution = distribution;
    this.#values = null;
  }

  finish(): { readonly values: Column } | { readonly distribution: Distribution } {
    if (this.#distribution) return { distribution: this.#distribution.build() };
    return { values: this.#values?.finish() ?? new Float64Array(0) };
  }
}
