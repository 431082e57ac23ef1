/** Many time slices of one run put together, as far as that is exact: sums, counts, and the smallest and largest value. */
import type { JsonObject } from '../fields';
import { numberOf, objectOf, textOf } from '../fields';
import { toCanonical } from '../shared/convert';
import { readBlockValue } from '../shared/metric-blocks';

export interface Combined {
  readonly mean: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly count: number;
}

/**
 * A metric over the slices, in canonical units. The mean is Σ sum ÷ Σ count, which is the mean of the run. Before schema 1.1 the slices
 * have neither, and then each mean is weighted with the requests of its slice.
 */
export function combineSlices(slices: readonly JsonObject[], tag: string): Combined {
  let total = 0;
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const slice of slices) {
    const block = objectOf(slice, tag);
    const unit = textOf(block, 'unit');
    if (!block || unit === undefined) continue;
    const read = (key: string): number | undefined => {
      const value = numberOf(block, key);
      return value === undefined ? undefined : toCanonical(value, unit);
    };
    min = Math.min(min, read('min') ?? min);
    max = Math.max(max, read('max') ?? max);
    const weight = numberOf(block, 'count') ?? readBlockValue(slice, 'request_count');
    const mean = read('avg');
    if (weight === undefined || !(weight > 0) || mean === undefined) continue;
    total += read('sum') ?? mean * weight;
    count += weight;
  }
  return {
    mean: count > 0 ? total / count : undefined,
    min: Number.isFinite(min) ? min : undefined,
    max: Number.isFinite(max) ? max : undefined,
    count: Number.isSafeInteger(count) ? count : 0,
  };
}

/** The sum of a count over the slices; undefined when no slice has it. */
export function sumOfSlices(slices: readonly JsonObject[], tag: string): number | undefined {
  const values = slices.flatMap((slice) => readBlockValue(slice, tag) ?? []);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}
