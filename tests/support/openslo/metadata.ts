/** Rules that all objects of OpenSLO v1 share. Source: go-sdk, pkg/openslo/v1/objects.go and duration_shorthand.go. */
import * as v from 'valibot';

/** RFC 1123 (rules.StringDNSLabel): at most 63 of a-z, 0-9 and `-`, beginning and ending with a letter or digit. */
export const dnsLabel = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u, 'no DNS-1123 label'),
);

/** Go counts code points (utf8.RuneCountInString). */
const atMost = (longest: number) =>
  v.check<string, string>((text) => Array.from(text).length <= longest, `longer than ${longest}`);

/** README, “optional up to 1050 characters”; every spec has it. */
export const description = v.optional(v.pipe(v.string(), atMost(1050)));

/** rules Required() refuses Go's zero value. */
export const filled = v.pipe(v.string(), v.minLength(1, 'empty'));

/** Label: a text or a list of texts (Label.UnmarshalJSON). */
const labels = v.record(
  v.pipe(v.string(), v.regex(/^[a-zA-Z0-9](?:[-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/u, 'label key')),
  v.union([v.string(), v.array(v.string())]),
);

/** annotationKeyLengthRegexp, then annotationKeyRegexp: an optional DNS subdomain and `/`, then a name as for labels. */
const annotationKey = v.pipe(
  v.string(),
  v.regex(/^(?:.{0,253}\/)?.{0,63}$/u, 'annotation key too long'),
  v.regex(
    /^(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)*\/)?[a-zA-Z0-9](?:[-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/u,
    'annotation key',
  ),
);

/** validationRulesMetadata. */
export const metadata = v.strictObject({
  name: dnsLabel,
  displayName: v.optional(v.pipe(v.string(), atMost(63))),
  labels: v.optional(labels),
  annotations: v.optional(v.record(annotationKey, v.string())),
});

/**
 * README, duration-shorthand: a positive whole number and one of m h d w M Q Y. The go-sdk decodes 0 too, and encodes it as
 * nothing; the specification decides.
 */
export const duration = v.pipe(v.string(), v.regex(/^0*[1-9][0-9]*[mhdwMQY]$/u, 'no duration'));

/** validOperators. */
export const operator = v.picklist(['gt', 'lt', 'gte', 'lte']);

/** rules.MutuallyExclusive(true, …): exactly one of the keys. */
export function exactlyOne<T extends object>(...keys: readonly string[]) {
  return v.check<T, string>(
    (input) => keys.filter((key) => Object.hasOwn(input, key)).length === 1,
    `exactly one of ${keys.join(', ')}`,
  );
}

/** A kind whose spec is `spec`; the decoder refuses unknown fields (openslosdk/encoding.go, DisallowUnknownFields). */
export function objectOf<Kind extends string, Spec extends v.GenericSchema>(
  kind: Kind,
  spec: Spec,
) {
  return v.strictObject({
    apiVersion: v.literal('openslo/v1'),
    kind: v.literal(kind),
    metadata,
    spec,
  });
}

/** The same within another object, which needs no version (SLOAlertPolicyInline and its like). */
export function inlineOf<Kind extends string, Spec extends v.GenericSchema>(
  kind: Kind,
  spec: Spec,
) {
  return v.strictObject({ kind: v.literal(kind), metadata, spec });
}
