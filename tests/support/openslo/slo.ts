/** Source: go-sdk, pkg/openslo/v1/slo.go and sli.go. */
import * as v from 'valibot';
import { alertPolicySpec } from './alerts';
import {
  description,
  dnsLabel,
  duration,
  exactlyOne,
  filled,
  inlineOf,
  metadata,
  operator,
} from './metadata';

/** sliMetricSpecValidation: the source's own spec must not be empty. */
const metricSpec = v.strictObject({
  metricSource: v.strictObject({
    metricSourceRef: v.optional(dnsLabel),
    type: v.optional(v.string()),
    spec: v.pipe(
      v.record(v.string(), v.unknown()),
      v.check((spec) => Object.keys(spec).length > 0, 'an empty spec'),
    ),
  }),
});

/** sliRatioMetricValidation: total with exactly one of good and bad, or raw with its type. `counter` has no effect on raw. */
const ratioMetric = v.union([
  v.pipe(
    v.strictObject({
      counter: v.optional(v.boolean()),
      good: v.optional(metricSpec),
      bad: v.optional(metricSpec),
      total: metricSpec,
    }),
    exactlyOne('good', 'bad'),
  ),
  v.strictObject({
    counter: v.optional(v.boolean()),
    raw: metricSpec,
    rawType: v.picklist(['success', 'failure']),
  }),
]);

/** sliSpecValidation. */
export const sliSpec = v.pipe(
  v.strictObject({
    description,
    thresholdMetric: v.optional(metricSpec),
    ratioMetric: v.optional(ratioMetric),
  }),
  exactlyOne('thresholdMetric', 'ratioMetric'),
);

const inlineIndicator = v.strictObject({ metadata, spec: sliSpec });

/** Go's time.DateTime, and a day that the calendar has. */
const dateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u),
  v.check((text) => {
    const time = Date.parse(`${text.replace(' ', 'T')}Z`);
    return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text.slice(0, 10);
  }, 'no such day'),
);

/** rules.StringTimeZone: a name that the IANA database has. */
const timeZone = v.pipe(
  v.string(),
  v.check((name) => {
    try {
      return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  }, 'no time zone'),
);

/** sloTimeWindowValidation: rolling without a calendar, or a calendar without rolling. */
const timeWindow = v.union([
  v.strictObject({ duration, isRolling: v.literal(true) }),
  v.strictObject({
    duration,
    isRolling: v.optional(v.literal(false)),
    calendar: v.strictObject({ startTime: dateTime, timeZone }),
  }),
]);

/** sloObjectiveValidation and sloCompositeObjectiveValidation. */
const objective = v.pipe(
  v.strictObject({
    displayName: v.optional(v.string()),
    op: v.optional(operator),
    value: v.optional(v.number()),
    target: v.optional(v.pipe(v.number(), v.minValue(0), v.ltValue(1))),
    targetPercent: v.optional(v.pipe(v.number(), v.minValue(0), v.ltValue(100))),
    timeSliceTarget: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
    timeSliceWindow: v.optional(duration),
    indicator: v.optional(inlineIndicator),
    indicatorRef: v.optional(dnsLabel),
    compositeWeight: v.optional(v.pipe(v.number(), v.gtValue(0))),
  }),
  exactlyOne('target', 'targetPercent'),
);

const fields = v.strictObject({
  description,
  service: filled,
  indicator: v.optional(inlineIndicator),
  indicatorRef: v.optional(dnsLabel),
  budgetingMethod: v.picklist(['Occurrences', 'Timeslices', 'RatioTimeslices']),
  // SliceLength(1, 1): the SDK requires it, although the README calls it optional.
  timeWindow: v.pipe(v.array(timeWindow), v.length(1, 'exactly one window')),
  objectives: v.array(objective),
  alertPolicies: v.nullish(
    v.array(
      v.union([
        v.strictObject({ alertPolicyRef: dnsLabel }),
        inlineOf('AlertPolicy', alertPolicySpec),
      ]),
    ),
  ),
});

type Fields = v.InferOutput<typeof fields>;
type Objective = Fields['objectives'][number];

const hasIndicator = (owner: Pick<Objective, 'indicator' | 'indicatorRef'>): boolean =>
  owner.indicator !== undefined || owner.indicatorRef !== undefined;

const all = (test: (objective: Objective, slo: Fields) => boolean) => (slo: Fields) =>
  slo.objectives.every((entry) => test(entry, slo));

const isSliced = ({ budgetingMethod }: Fields) => budgetingMethod !== 'Occurrences';

export const sloSpec = v.pipe(
  fields,
  v.check(
    (slo) => hasIndicator(slo) !== slo.objectives.some(hasIndicator),
    'an indicator on the SLO or on its objectives, not on both and not on none',
  ),
  // getSLOIndicatorValidation, for the SLO and for each objective of a composite that has an indicator.
  v.check(
    (slo) =>
      [slo, ...slo.objectives].every(
        (owner) => owner.indicator === undefined || owner.indicatorRef === undefined,
      ),
    'indicator or indicatorRef, not both',
  ),
  v.check(
    all(({ timeSliceWindow }, slo) => !isSliced(slo) || timeSliceWindow !== undefined),
    'timeSliceWindow is required',
  ),
  v.check(
    all(
      ({ timeSliceTarget }, { budgetingMethod }) =>
        budgetingMethod !== 'Timeslices' || timeSliceTarget !== undefined,
    ),
    'timeSliceTarget is required',
  ),
  // sloRatioObjectiveValidationWhenInlinedSLI and sloThresholdObjectiveValidationWhenInlinedSLI.
  v.check(
    all(
      ({ op, value }, { indicator }) =>
        indicator?.spec.ratioMetric === undefined || (op === undefined && value === undefined),
    ),
    'op and value are forbidden with a ratio',
  ),
  v.check(
    all(
      ({ op, value }, { indicator }) =>
        indicator?.spec.thresholdMetric === undefined || (op !== undefined && value !== undefined),
    ),
    'op and value are required with a threshold',
  ),
);
