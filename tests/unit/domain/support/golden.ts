/**
 * Reference data that other programs computed (numpy, scipy, Python's Fraction), kept beside the repository and not in it. Each
 * test file also holds a few such values in place, so that it says something where the data is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Runs the tests on a JSON file of ../shared/golden; shows a skipped test that names the file when it is not there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it types the argument of `body`
export function describeGolden<T>(path: string, body: (golden: T) => void): void {
  const file = `${ROOT}../shared/golden/${path}`;
  describe(`golden/${path}`, () => {
    if (!existsSync(file)) {
      it.skip(`NOT RUN: ../shared/golden/${path} is missing`, () => undefined);
      return;
    }
    // The shape is stated by the caller and checked by every test that reads it.
    body(JSON.parse(readFileSync(file, 'utf8')) as T);
  });
}

/** |actual − expected| relative to expected; absolute where zero is expected. */
export function relativeError(actual: number, expected: number): number {
  const error = Math.abs(actual - expected);
  return expected === 0 ? error : error / Math.abs(expected);
}

/** The next double above a positive finite number. */
export function nextUp(value: number): number {
  const bits = new BigInt64Array(1);
  const double = new Float64Array(bits.buffer);
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) + 1n;
  return double[0];
}

/** The next double below a positive number. */
export function nextDown(value: number): number {
  const bits = new BigInt64Array(1);
  const double = new Float64Array(bits.buffer);
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) - 1n;
  return double[0];
}
