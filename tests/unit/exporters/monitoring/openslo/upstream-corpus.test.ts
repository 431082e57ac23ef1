/**
 * Our validator beside the specification's own cases (schema-test/schema_test.go of OpenSLO/OpenSLO at c0f6625, which names 40 files and
 * says which its JSON schema refuses). The rules in force are the go-sdk's; where they decide otherwise, it is listed with the reason.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { validateOpenSlo } from '../../../../support/openslo/validate-openslo';

const ROOT = fileURLToPath(
  new URL('../../../../../../shared/golden/slo/openslo/', import.meta.url),
);
const CASES = `${ROOT}schema-test-at-c0f6625/spec-files/`;
const EXAMPLES = `${ROOT}examples/`;

/** wantErr: true in schema_test.go. */
const REFUSED_UPSTREAM: readonly string[] = [
  'v1/invalid-apiversion.yaml',
  'v1/alert-condition/alert-condition-no-condition.yaml',
  'v1/alert-condition/alert-condition-no-sev.yaml',
  'v1/alert-notification-target/alert-notification-target-no-target.yaml',
  'v1/alert-policy/alert-policy-malformed-cond.yaml',
  'v1/alert-policy/alert-policy-malformed-targetref.yaml',
  'v1/alert-policy/alert-policy-many-cond.yaml',
  'v1/alert-policy/alert-policy-no-cond.yaml',
  'v1/alert-policy/alert-policy-no-notification.yaml',
  'v1/service/service-long-description.yaml',
];

/** In the folder, but not in the 40 that schema_test.go names; by the rules in force none of them is valid. */
const NOT_NAMED_UPSTREAM: Readonly<Record<string, string>> = {
  'invalid-apiversion.yaml': 'apiVersion foo',
  'v1/sli/sli-ratio-good-and-bad.yaml': 'good and bad',
  'v1/sli/sli-description-ratio-inline-metricsource.yaml':
    'good and bad, and an empty spec of total',
};

const UNKNOWN_FIELD =
  'a condition has the field `operator`, which is no field of it: the decoder refuses unknown fields';
const BARE_NAME =
  'alertPolicies are bare names; the specification has objects: alertPolicyRef or a policy';

/** The old schema accepts them; the rules in force refuse them. */
const REFUSED_NOW: Readonly<Record<string, string>> = {
  'v1/alert-policy/alert-policy.yaml': UNKNOWN_FIELD,
  'v1/alert-policy/alert-policy-many-notificationref.yaml': UNKNOWN_FIELD,
  'v1/alert-policy/alert-policy-inline-cond.yaml':
    'the inline condition has no `op`, which a burn rate needs; the old schema does not look inside',
  'v1/slo/slo-indicatorref-calendar-alerts.yaml': BARE_NAME,
  'v1/slo/slo-indicatorref-rolling-alerts.yaml': BARE_NAME,
  'v1/slo/slo-no-indicatorref-calendar-alerts.yaml': BARE_NAME,
  'v1/slo/slo-no-indicatorref-rolling-alerts.yaml': BARE_NAME,
};

const RATIO_WITH_OP =
  'op beside an inline ratioMetric (sloRatioObjectiveValidationWhenInlinedSLI forbids it)';
const EXAMPLES_REFUSED: Readonly<Record<string, string>> = {
  'treat-low-traffic-as-equally-important/timeslices-slo.yaml': RATIO_WITH_OP,
  'budgeting-method/ratio-timeslices.yaml': RATIO_WITH_OP,
  'budgeting-method/timeslices-slo.yaml': RATIO_WITH_OP,
};

const list = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .toSorted();
const isValid = (file: string): boolean =>
  validateOpenSlo(readFileSync(file, 'utf8')).problems.length === 0;

describe('the cases of the specification', () => {
  if (!existsSync(CASES)) {
    it.skip('NOT RUN: ../shared/golden/slo/openslo/schema-test-at-c0f6625 is missing', () =>
      undefined);
    return;
  }
  const files = list(CASES);

  it('are the 40 that the specification judges, and three that it does not', () => {
    expect(files.filter((file) => !(file in NOT_NAMED_UPSTREAM))).toHaveLength(40);
    const named = [
      ...REFUSED_UPSTREAM,
      ...Object.keys(NOT_NAMED_UPSTREAM),
      ...Object.keys(REFUSED_NOW),
    ];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(files)('%s', (file) => {
    const isRefused =
      REFUSED_UPSTREAM.includes(file) || file in NOT_NAMED_UPSTREAM || file in REFUSED_NOW;
    expect(isValid(`${CASES}${file}`)).toBe(!isRefused);
  });

  it.each(Object.entries(REFUSED_NOW))('%s is valid without this: %s', (file) => {
    // Only the stated reason may stand between the case and its verdict upstream.
    const repaired = readFileSync(`${CASES}${file}`, 'utf8')
      .replaceAll('- operator: and\n      conditionRef', '- conditionRef')
      .replace('kind: burnrate\n', 'kind: burnrate\n          op: gt\n')
      .replace('- foo-alert-policy', '- alertPolicyRef: foo-alert-policy');
    expect(validateOpenSlo(repaired).problems).toEqual([]);
  });
});

describe('the examples of the specification', () => {
  if (!existsSync(EXAMPLES)) {
    it.skip('NOT RUN: ../shared/golden/slo/openslo/examples is missing', () => undefined);
    return;
  }

  it.each(list(EXAMPLES))('%s', (file) => {
    expect(isValid(`${EXAMPLES}${file}`)).toBe(!(file in EXAMPLES_REFUSED));
  });

  it.each(Object.entries(EXAMPLES_REFUSED))('%s is valid without this: %s', (file) => {
    const repaired = readFileSync(`${EXAMPLES}${file}`, 'utf8').replace(/^\s+op: gt\n/mu, '');
    expect(validateOpenSlo(repaired).problems).toEqual([]);
  });
});
