/**
 * Looks over a parsed JSON value before anything recursive touches it. `JSON.parse` accepts a depth of 200,000, while
 * `JSON.stringify` and the structured clone that IndexedDB makes run out of stack near 5,000; so depth is bounded first, by a
 * walk that keeps its own stack.
 */
import type { RecordFailure } from './parse-result';

export const RECORD_LIMITS = {
  /** UTF-16 units, 8 MiB: a record with 20,000 kept requests takes about 1 MiB. */
  characters: 8 * 1024 * 1024,
  depth: 64,
  nodes: 500_000,
} as const;

/** Own keys of these names are legal JSON, and a trap for any later code that copies by key. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Null when the value is within the limits. The root has depth 1. */
export function findOversize(root: unknown): RecordFailure | null {
  const stack: { readonly value: object; readonly depth: number }[] = [];
  let nodes = 0;
  const visit = (value: unknown, depth: number): void => {
    nodes += 1;
    if (typeof value === 'object' && value !== null) stack.push({ value, depth });
  };
  visit(root, 1);
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (entry.depth > RECORD_LIMITS.depth) {
      return {
        code: 'too deep',
        message: `This file nests values more than ${RECORD_LIMITS.depth} levels deep, which no investigation record does.`,
      };
    }
    for (const [key, value] of Object.entries(entry.value)) {
      if (FORBIDDEN_KEYS.has(key)) {
        return {
          code: 'invalid',
          message: `This file has a field named "${key}", which is not allowed in an investigation record.`,
          path: key,
        };
      }
      visit(value, entry.depth + 1);
    }
    if (nodes > RECORD_LIMITS.nodes) {
      return {
        code: 'too large',
        message: `This file holds more than 500,000 values, the most that an investigation record may have.`,
      };
    }
  }
  return null;
}
