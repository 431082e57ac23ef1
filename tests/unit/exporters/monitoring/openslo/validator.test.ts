/** One accepted and at least one refused object for each rule of the go-sdk, so that the validator itself can be believed. */
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import {
  findReferenceProblems,
  validateOpenSlo,
} from '../../../../support/openslo/validate-openslo';

type Fields = Readonly<Record<string, unknown>>;

const METRIC = { metricSource: { type: 'Prometheus', spec: { query: 'up' } } };
const RATIO = { counter: true, good: METRIC, total: METRIC };
const SERVICE: Fields = {
  apiVersion: 'openslo/v1',
  kind: 'Service',
  metadata: { name: 'chat' },
  spec: {},
};
const SLO_SPEC: Fields = {
  service: 'chat',
  indicator: { metadata: { name: 'fast' }, spec: { ratioMetric: RATIO } },
  timeWindow: [{ duration: '30d', isRolling: true }],
  budgetingMethod: 'Occurrences',
  objectives: [{ target: 0.99 }],
};
const CONDITION: Fields = { kind: 'burnrate', op: 'gt', threshold: 14.4, lookbackWindow: '1h' };
const POLICY_SPEC: Fields = {
  conditions: [{ conditionRef: 'fast-burn' }],
  notificationTargets: [{ targetRef: 'on-call' }],
};

const object = (kind: string, spec: unknown, metadata: unknown = { name: 'x' }): Fields => ({
  apiVersion: 'openslo/v1',
  kind,
  metadata,
  spec,
});
const slo = (changes: Fields) => object('SLO', { ...SLO_SPEC, ...changes });
const sli = (ratioMetric: unknown) => object('SLI', { ratioMetric });
const named = (metadata: Fields) => ({ ...SERVICE, metadata: { name: 'chat', ...metadata } });
const condition = (changes: Fields) =>
  object('AlertCondition', { severity: 'page', condition: { ...CONDITION, ...changes } });
const policy = (changes: Fields) => object('AlertPolicy', { ...POLICY_SPEC, ...changes });
const timeslices = (objective: Fields) =>
  slo({ budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, ...objective }] });
const threshold = (objective: Fields) =>
  slo({
    indicator: { metadata: { name: 'fast' }, spec: { thresholdMetric: METRIC } },
    objectives: [{ target: 0.9, ...objective }],
  });

function without(fields: Fields, key: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
}

const LABEL_63 = `a${'-'.repeat(61)}b`;

const ACCEPTED: readonly (readonly [string, Fields])[] = [
  ['a service without a description', SERVICE],
  ['a name of 63 characters', named({ name: LABEL_63 })],
  [
    'a display name of 63 code points, which are more UTF-16 units',
    named({ displayName: '🙂'.repeat(63) }),
  ],
  [
    'labels of one text and of several',
    named({ labels: { 'team.x_y-Z': 'a b', tags: ['a', 'b'] } }),
  ],
  [
    'annotations with and without a prefix',
    named({ annotations: { 'my-domain.org/a.B_c': '', x: 'y' } }),
  ],
  ['a description of 1050 characters', { ...SERVICE, spec: { description: 'é'.repeat(1050) } }],
  ['an SLO', slo({})],
  ['a percentage instead of a share', slo({ objectives: [{ targetPercent: 99.9 }] })],
  ['a share of 0', slo({ objectives: [{ target: 0 }] })],
  [
    'a referenced indicator',
    object('SLO', { ...without(SLO_SPEC, 'indicator'), indicatorRef: 'fast' }),
  ],
  [
    'a composite',
    object('SLO', {
      ...without(SLO_SPEC, 'indicator'),
      objectives: [{ target: 0.9, indicatorRef: 'fast', compositeWeight: 0.5 }],
    }),
  ],
  [
    'a calendar',
    slo({
      timeWindow: [
        {
          duration: '1M',
          calendar: { startTime: '2024-02-29 12:00:00', timeZone: 'Europe/Berlin' },
        },
      ],
    }),
  ],
  ['timeslices', timeslices({ timeSliceTarget: 1, timeSliceWindow: '1m' })],
  [
    'ratio timeslices',
    slo({
      budgetingMethod: 'RatioTimeslices',
      objectives: [{ target: 0.9, timeSliceWindow: '5m' }],
    }),
  ],
  ['op and value with a threshold', threshold({ op: 'lte', value: 0 })],
  [
    'a policy within an SLO',
    slo({ alertPolicies: [{ kind: 'AlertPolicy', metadata: { name: 'p' }, spec: POLICY_SPEC }] }),
  ],
  ['bad and total', sli({ counter: false, bad: METRIC, total: METRIC })],
  ['a ratio without counter', sli({ good: METRIC, total: METRIC })],
  ['raw', sli({ raw: METRIC, rawType: 'failure' })],
  ['a condition', condition({ alertAfter: '5m' })],
  [
    'a policy with an inline condition',
    policy({
      conditions: [
        {
          kind: 'AlertCondition',
          metadata: { name: 'c' },
          spec: { severity: 'page', condition: CONDITION },
        },
      ],
    }),
  ],
  ['a target', object('AlertNotificationTarget', { target: 'email' })],
  [
    'a data source with any details',
    object('DataSource', { type: 'Prometheus', connectionDetails: [1, { a: null }] }),
  ],
];

const REFUSED: readonly (readonly [string, Fields])[] = [
  ['another version', { ...SERVICE, apiVersion: 'openslo/v1alpha' }],
  ['another kind', { ...SERVICE, kind: 'Slo' }],
  ['an unknown field', { ...SERVICE, status: {} }],
  ['no metadata', without(SERVICE, 'metadata')],
  ['no spec', without(SERVICE, 'spec')],
  ['no name', { ...SERVICE, metadata: {} }],
  ['a name of 64 characters', named({ name: `${LABEL_63}c` })],
  ['capitals in a name', named({ name: 'Chat' })],
  ['a name that ends with a dash', named({ name: 'chat-' })],
  ['a dot in a name', named({ name: 'a.b' })],
  ['a display name of 64 code points', named({ displayName: '🙂'.repeat(64) })],
  ['a label key with a slash', named({ labels: { 'a/b': 'x' } })],
  ['a label key of 64 characters', named({ labels: { ['a'.repeat(64)]: 'x' } })],
  ['a label that is a number', named({ labels: { a: 1 } })],
  ['an annotation that is a number', named({ annotations: { a: 1 } })],
  ['an annotation key with two slashes', named({ annotations: { 'a/b/c': 'x' } })],
  ['an annotation name of 64 characters', named({ annotations: { [`a/${'b'.repeat(64)}`]: 'x' } })],
  ['an annotation prefix with capitals', named({ annotations: { 'Example.org/a': 'x' } })],
  ['a description of 1051 characters', { ...SERVICE, spec: { description: 'x'.repeat(1051) } }],
  ['no service', object('SLO', without(SLO_SPEC, 'service'))],
  ['an empty service', slo({ service: '' })],
  ['another budgeting method', slo({ budgetingMethod: 'occurrences' })],
  ['no window', object('SLO', without(SLO_SPEC, 'timeWindow'))],
  [
    'two windows',
    slo({
      timeWindow: [
        { duration: '7d', isRolling: true },
        { duration: '30d', isRolling: true },
      ],
    }),
  ],
  [
    'a rolling calendar',
    slo({
      timeWindow: [
        {
          duration: '1M',
          isRolling: true,
          calendar: { startTime: '2024-01-01 12:00:00', timeZone: 'UTC' },
        },
      ],
    }),
  ],
  ['neither rolling nor a calendar', slo({ timeWindow: [{ duration: '1M', isRolling: false }] })],
  [
    'a day that no calendar has',
    slo({
      timeWindow: [
        { duration: '1M', calendar: { startTime: '2023-02-29 12:00:00', timeZone: 'UTC' } },
      ],
    }),
  ],
  [
    'a time zone that is none',
    slo({
      timeWindow: [
        { duration: '1M', calendar: { startTime: '2024-01-01 12:00:00', timeZone: 'Mars/Base' } },
      ],
    }),
  ],
  ...['30', '30s', '30D', '0d', '1.5h', '-1d', '1h30m', ' 1d'].map(
    (duration): readonly [string, Fields] => [
      `a window of “${duration}”`,
      slo({ timeWindow: [{ duration, isRolling: true }] }),
    ],
  ),
  ['no indicator', object('SLO', without(SLO_SPEC, 'indicator'))],
  ['an indicator and a reference', slo({ indicatorRef: 'fast' })],
  ['an indicator above and below', slo({ objectives: [{ target: 0.9, indicatorRef: 'fast' }] })],
  ['a target of 1', slo({ objectives: [{ target: 1 }] })],
  ['a target below 0', slo({ objectives: [{ target: -0.1 }] })],
  ['a target in quotes', slo({ objectives: [{ target: '0.9' }] })],
  ['100 per cent', slo({ objectives: [{ targetPercent: 100 }] })],
  ['a share and a percentage', slo({ objectives: [{ target: 0.9, targetPercent: 90 }] })],
  ['neither', slo({ objectives: [{}] })],
  ['timeslices without their target', timeslices({ timeSliceWindow: '1m' })],
  ['timeslices without their window', timeslices({ timeSliceTarget: 0.9 })],
  ['a timeslice target of 0', timeslices({ timeSliceTarget: 0, timeSliceWindow: '1m' })],
  ['a timeslice target above 1', timeslices({ timeSliceTarget: 1.1, timeSliceWindow: '1m' })],
  ['ratio timeslices without a window', slo({ budgetingMethod: 'RatioTimeslices' })],
  ['op with a ratio', slo({ objectives: [{ target: 0.9, op: 'gt' }] })],
  ['value with a ratio', slo({ objectives: [{ target: 0.9, value: 0 }] })],
  ['a threshold without op', threshold({ value: 1 })],
  ['a threshold without value', threshold({ op: 'lte' })],
  ['another op', threshold({ op: 'le', value: 1 })],
  [
    'a weight of 0',
    object('SLO', {
      ...without(SLO_SPEC, 'indicator'),
      objectives: [{ target: 0.9, indicatorRef: 'fast', compositeWeight: 0 }],
    }),
  ],
  ['a policy as a bare name', slo({ alertPolicies: ['p'] })],
  [
    'a policy by reference and inline',
    slo({
      alertPolicies: [
        { alertPolicyRef: 'p', kind: 'AlertPolicy', metadata: { name: 'p' }, spec: POLICY_SPEC },
      ],
    }),
  ],
  ['an SLI of nothing', object('SLI', {})],
  ['a threshold and a ratio', object('SLI', { thresholdMetric: METRIC, ratioMetric: RATIO })],
  ['good and bad', sli({ ...RATIO, bad: METRIC })],
  ['good without total', sli({ good: METRIC })],
  ['total alone', sli({ total: METRIC })],
  ['raw without its type', sli({ raw: METRIC })],
  ['raw with another type', sli({ raw: METRIC, rawType: 'bad' })],
  ['raw with total', sli({ raw: METRIC, rawType: 'failure', total: METRIC })],
  ['raw with good', sli({ raw: METRIC, rawType: 'failure', good: METRIC })],
  ['counter in quotes', sli({ ...RATIO, counter: 'true' })],
  ['an empty spec of the source', sli({ ...RATIO, good: { metricSource: { spec: {} } } })],
  [
    'a reference that is no name',
    sli({ ...RATIO, good: { metricSource: { metricSourceRef: 'A b', spec: { query: 'up' } } } }),
  ],
  ['a policy without a condition', policy({ conditions: [] })],
  ['a policy with two', policy({ conditions: [{ conditionRef: 'a' }, { conditionRef: 'b' }] })],
  ['a policy that notifies nobody', policy({ notificationTargets: [] })],
  [
    'an inline target of another kind',
    policy({
      notificationTargets: [
        { kind: 'AlertCondition', metadata: { name: 't' }, spec: { target: 'email' } },
      ],
    }),
  ],
  ['a condition without severity', object('AlertCondition', { condition: CONDITION })],
  ['an empty severity', object('AlertCondition', { severity: '', condition: CONDITION })],
  ['another kind of condition', condition({ kind: 'errorrate' })],
  ['no op', object('AlertCondition', { severity: 'page', condition: without(CONDITION, 'op') })],
  [
    'no threshold',
    object('AlertCondition', { severity: 'page', condition: without(CONDITION, 'threshold') }),
  ],
  [
    'no look-back',
    object('AlertCondition', { severity: 'page', condition: without(CONDITION, 'lookbackWindow') }),
  ],
  ['a wait that is no duration', condition({ alertAfter: '90s' })],
  ['an empty target', object('AlertNotificationTarget', { target: '' })],
  ['a data source without a type', object('DataSource', { connectionDetails: {} })],
  ['a data source without details', object('DataSource', { type: 'Prometheus' })],
];

describe('the validator', () => {
  it.each(ACCEPTED)('accepts %s', (_what, fields) => {
    expect(validateOpenSlo(stringify(fields)).problems).toEqual([]);
  });

  it.each(REFUSED)('refuses %s', (_what, fields) => {
    expect(validateOpenSlo(stringify(fields)).problems).not.toEqual([]);
  });

  it('refuses what is no YAML, and a file without an object', () => {
    expect(validateOpenSlo('a: [').problems).not.toEqual([]);
    expect(validateOpenSlo('').problems).not.toEqual([]);
    expect(validateOpenSlo('# a comment\n---\nkind: Service\n').problems).not.toEqual([]);
  });

  it('looks at every document', () => {
    const text = [SERVICE, { ...SERVICE, kind: 'x' }]
      .map((fields) => stringify(fields))
      .join('---\n');
    expect(validateOpenSlo(text).problems[0]).toContain('document 2');
  });
});

describe('references', () => {
  it('finds names that are used twice and objects that are not there', () => {
    const text = [SERVICE, SERVICE, policy({}), slo({ service: 'other' })]
      .map((fields) => stringify(fields))
      .join('---\n');
    expect(findReferenceProblems(validateOpenSlo(text).objects)).toEqual([
      'Service chat twice',
      'AlertCondition fast-burn is missing',
      'AlertNotificationTarget on-call is missing',
      'Service other is missing',
    ]);
  });
});
