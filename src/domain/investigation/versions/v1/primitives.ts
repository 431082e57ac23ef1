/**
 * Building blocks of the record's schema, version 1. Limits exist because a record may come from anywhere: every string and
 * list is capped, and a number is always finite.
 */
import * as v from 'valibot';
import type { AnyMetricId, Statistic } from '../../../metrics/metric';
import { METRIC_IDS_V1 } from './metric-ids';

export const LIMITS = {
  line: 300,
  text: 20_000,
  list: 500,
  rows: 20_000,
  buckets: 20_000,
  /** Bounds of a source's histogram: engines have 10 to 60, exponential histograms some hundreds. */
  bounds: 2_500,
} as const;

/**
 * An object whose keys are known, except for the reader's own, which must start with `x-` and survive every round trip.
 * Any other unknown key is refused rather than dropped, so that nothing disappears silently.
 */
export function recordObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  const schema = v.pipe(
    v.looseObject(entries),
    v.check(
      (input) => unknownKeys(input, entries).length === 0,
      (issue) =>
        `unknown field ${unknownKeys(issue.input, entries)
          .map((key) => JSON.stringify(key.slice(0, 60)))
          .join(', ')}: fields of your own must start with "x-"`,
    ),
  );
  // Typed without the loose object's index signature: code must not read a misspelt field as `unknown`.
  return schema as unknown as v.ObjectSchema<Entries, undefined>;
}

function unknownKeys(input: object, entries: v.ObjectEntries): string[] {
  return Object.keys(input).filter((key) => !Object.hasOwn(entries, key) && !key.startsWith('x-'));
}

/** Ids are looked up in plain objects (`checklist`, `fit`), so the names that every object inherits are not ids. */
export const id = v.pipe(
  v.string(),
  v.regex(
    /^(?!(?:__proto__|constructor|prototype)$)[A-Za-z0-9_-]{1,64}$/,
    'must be an id of at most 64 letters, digits, "-" and "_"',
  ),
);
/** One line: names, labels. */
export const line = v.pipe(v.string(), v.maxLength(LIMITS.line));
/** Free text, several paragraphs. */
export const text = v.pipe(v.string(), v.maxLength(LIMITS.text));
export const finite = v.pipe(v.number(), v.finite());
export const nonNegative = v.pipe(finite, v.minValue(0));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A length of time of at least a second and at most ten years. */
export const wholeSeconds = v.pipe(count, v.minValue(1), v.maxValue(315_360_000));
/** Seconds of waiting, none included, of at most a day. */
export const holdTime = v.pipe(count, v.maxValue(86_400));
export const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
/** ISO 8601 in UTC, as `2026-11-24T08:00:00Z`. */
export const utcTime = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/,
    'must be a UTC time such as 2026-11-24T08:00:00Z',
  ),
);
export const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2026-11-24'),
);
/** Only https, http and mailto are ever made into links; anything else stays text. */
export const link = v.pipe(v.string(), v.maxLength(2_000));
/** A metric of the catalogue, or one of the reader's own: `custom.` and a snake_case name. */
export const metricId = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^(?:${METRIC_IDS_V1.join('|')}|custom\\.[a-z][a-z0-9_]{0,63})$`),
    'must be a metric id such as time_to_first_token or custom.my_metric',
  ),
  // The expression above decides; this only tells the compiler.
  v.guard((value: string): value is AnyMetricId => value.length > 0),
);
export const statistic = v.pipe(
  v.string(),
  v.regex(
    /^(?:p\d{1,2}(?:\.\d{1,6})?|mean|min|max|std|rate)$/,
    'must be a statistic such as p99, mean, max or rate',
  ),
  v.guard((value: string): value is Statistic => value.length > 0),
);

type AnySchema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

/** A list with the general cap. Readonly, because a record is changed by making a new one. */
export function list<const Item extends AnySchema>(item: Item) {
  return v.pipe(v.array(item), v.maxLength(LIMITS.list), v.readonly());
}

/** A list of things with an id; two of them with the same id could not be told apart, and are refused. */
export function listById<
  const Item extends v.BaseSchema<unknown, { readonly id: string }, v.BaseIssue<unknown>>,
>(item: Item) {
  return v.pipe(
    v.array(item),
    v.maxLength(LIMITS.list),
    v.check(
      (items) => new Set(items.map((entry) => entry.id)).size === items.length,
      'two entries of one list have the same id',
    ),
    v.readonly(),
  );
}

/** An answer: given, "unknown", or "not applicable, because". A question that was not answered yet has no answer at all. */
export const answer = v.variant('state', [
  recordObject({ state: v.literal('answered'), text }),
  recordObject({ state: v.literal('unknown'), note: v.optional(text) }),
  recordObject({ state: v.literal('not_applicable'), because: text }),
]);

/** A moment in the incident; `approximate` where nobody knows exactly. */
export const moment = recordObject({ at: utcTime, approximate: v.optional(v.boolean()) });
