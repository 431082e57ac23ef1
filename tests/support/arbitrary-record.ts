/**
 * Arbitrary whole records for property tests, derived from the schema itself: a new field is covered without a change here. Only
 * values that a schema checks beyond its type (ids, times, sums) are written by hand, in OVERRIDES.
 */
import fc from 'fast-check';
import type * as v from 'valibot';
import type { InvestigationRecord } from '../../src/domain/investigation/investigation-record';
import * as measurement from '../../src/domain/investigation/versions/v1/measurement';
import { METRIC_IDS_V1 } from '../../src/domain/investigation/versions/v1/metric-ids';
import * as primitives from '../../src/domain/investigation/versions/v1/primitives';
import { recordV1 } from '../../src/domain/investigation/versions/v1/record';
import * as steps from '../../src/domain/investigation/versions/v1/steps';

type Schema = v.GenericSchema;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '"',
    '\\',
    '\ud800',
    '‮gnp.exe',
    '[x](javascript:1)',
    '=1+1',
    '@all #1',
  ),
);
/** Up to 1e300: a ratio close to the largest double cannot be written in per cent. */
const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true });
const nonNegative = finite.map(Math.abs);
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).filter((value) => !FORBIDDEN.has(value));
const utcTime = fc
  .date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const metricId = fc.oneof(
  fc.constantFrom(...METRIC_IDS_V1),
  fc.stringMatching(/^custom\.[a-z][a-z0-9_]{0,20}$/),
);

const distribution = fc
  .record({
    zeros: fc.nat(1000),
    buckets: fc.uniqueArray(fc.tuple(fc.nat(260_000), fc.integer({ min: 1, max: 1000 })), {
      maxLength: 6,
      selector: ([index]) => index,
    }),
    sum: nonNegative,
    min: nonNegative,
    max: nonNegative,
  })
  .map(({ zeros, buckets, ...moments }) => ({
    kind: 'log2-7',
    count: buckets.reduce((total, [, inBucket]) => total + inBucket, zeros),
    zeros,
    buckets: [...buckets].sort(([a], [b]) => a - b),
    ...moments,
  }));

const bucketHistogram = fc
  .record({
    bounds: fc.uniqueArray(nonNegative, { minLength: 1, maxLength: 5 }),
    counts: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
    sum: fc.option(nonNegative, { nil: undefined }),
  })
  .map(({ bounds, counts, sum }) => ({
    bounds: [...bounds].sort((a, b) => a - b),
    counts: counts.slice(0, bounds.length + 1),
    ...(sum === undefined ? {} : { sum }),
  }));

const burnRatePair = fc
  .record({
    severity: fc.constantFrom('page', 'ticket'),
    budgetShare: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    shortWindow: fc.integer({ min: 1, max: 1_000_000 }),
    more: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ more, ...pair }) => ({ ...pair, longWindow: pair.shortWindow + more }));

const requestSample = fc.nat(5).chain((rows) =>
  fc.record({
    total: fc.integer({ min: rows, max: 1_000_000 }),
    status: fc.array(fc.constantFrom(0, 1, 2), { minLength: rows, maxLength: rows }),
    columns: fc.dictionary(
      metricId,
      fc.array(fc.option(finite), { minLength: rows, maxLength: rows }),
      { maxKeys: 3, noNullPrototype: true },
    ),
  }),
);

const OVERRIDES = new Map<Schema, fc.Arbitrary<unknown>>([
  [primitives.id, id],
  [primitives.line, text],
  [primitives.text, text],
  [primitives.link, fc.oneof(text, fc.webUrl())],
  [primitives.finite, finite],
  [primitives.nonNegative, nonNegative],
  [primitives.count, count],
  [primitives.share, share],
  [primitives.wholeSeconds, fc.integer({ min: 1, max: 315_360_000 })],
  [primitives.holdTime, fc.nat(86_400)],
  [steps.burnRatePair, burnRatePair],
  [primitives.utcTime, utcTime],
  [primitives.date, utcTime.map((time) => time.slice(0, 10))],
  [primitives.metricId, metricId],
  [
    primitives.statistic,
    fc.oneof(
      fc.constantFrom('mean', 'min', 'max', 'std', 'rate'),
      fc.constantFrom('p50', 'p9', 'p99.9', 'p99.999'),
    ),
  ],
  [measurement.distribution, distribution],
  [measurement.bucketHistogram, bucketHistogram],
  [measurement.requestSample, requestSample],
  [
    measurement.sloTarget.entries.objective.wrapped,
    fc.record({
      target: fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
      window: fc.integer({ min: 1, max: 1e9 }),
    }),
  ],
]);

/** The reader's own fields: any JSON. */
const ownFields = fc.dictionary(
  fc.stringMatching(/^x-[a-z0-9]{1,8}$/),
  fc.jsonValue({ maxDepth: 3 }).filter((value) => !hasForbiddenKey(value)),
  { maxKeys: 2, noNullPrototype: true },
);

function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => FORBIDDEN.has(key) || hasForbiddenKey(inner));
}

function toArbitrary(schema: Schema): fc.Arbitrary<unknown> {
  const known = OVERRIDES.get(schema);
  if (known !== undefined) return known;
  const parts: Readonly<Record<string, unknown>> = { ...schema };
  switch (schema.type) {
    case 'loose_object':
      return objectOf(parts.entries as Readonly<Record<string, Schema>>);
    case 'array': {
      const items = fc.array(toArbitrary(parts.item as Schema), { maxLength: 3 });
      return items.map(withUniqueIds);
    }
    case 'record':
      return fc.dictionary(
        toArbitrary(parts.key as Schema) as fc.Arbitrary<string>,
        toArbitrary(parts.value as Schema),
        { maxKeys: 3, noNullPrototype: true },
      );
    case 'variant':
    case 'union':
      return fc.oneof(...(parts.options as readonly Schema[]).map(toArbitrary));
    case 'picklist':
      return fc.constantFrom(...(parts.options as readonly unknown[]));
    case 'literal':
      return fc.constant(parts.literal);
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(toArbitrary(parts.wrapped as Schema));
    case 'optional':
      return toArbitrary(parts.wrapped as Schema);
    default:
      throw new Error(`arbitrary-record.ts knows no schema of type "${schema.type}"`);
  }
}

function objectOf(entries: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const required = Object.keys(entries).filter((key) => entries[key]?.type !== 'optional');
  const model = Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => [key, toArbitrary(schema)]),
  );
  return fc
    .tuple(fc.record(model, { requiredKeys: required, noNullPrototype: true }), ownFields)
    .map(([object, own]) => ({ ...object, ...own }));
}

/** Ids are unique within a list. */
function withUniqueIds(items: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    if (typeof item !== 'object' || item === null || !('id' in item)) return true;
    if (seen.has(item.id)) return false;
    seen.add(item.id);
    return true;
  });
}

// The walk loses the type; the tests that use it check every record against the schema.
export const arbitraryRecord = toArbitrary(recordV1) as fc.Arbitrary<InvestigationRecord>;
