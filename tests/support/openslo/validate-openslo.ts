/**
 * Whether a text is OpenSLO v1 by the rules in force, which are those of https://github.com/OpenSLO/go-sdk (the JSON schemas of the
 * specification were removed in favour of it in 2024). Written for tests; no validator runs on Node.
 */
import * as v from 'valibot';
import { parseAllDocuments } from 'yaml';
import { alertConditionSpec, alertPolicySpec, notificationTargetSpec } from './alerts';
import { description, filled, objectOf } from './metadata';
import { sliSpec, sloSpec } from './slo';

/** data_source.go: a type and connection details; anything that is valid YAML may stand in these. */
const dataSourceSpec = v.strictObject({
  description,
  type: filled,
  connectionDetails: v.pipe(
    v.unknown(),
    v.check((details) => details !== undefined, 'no connection details'),
  ),
});

const openSloObject = v.variant('kind', [
  objectOf('Service', v.strictObject({ description })),
  objectOf('DataSource', dataSourceSpec),
  objectOf('SLI', sliSpec),
  objectOf('SLO', sloSpec),
  objectOf('AlertPolicy', alertPolicySpec),
  objectOf('AlertCondition', alertConditionSpec),
  objectOf('AlertNotificationTarget', notificationTargetSpec),
]);

export type OpenSloObject = v.InferOutput<typeof openSloObject>;

export interface Validation {
  readonly objects: readonly OpenSloObject[];
  /** Empty for a valid file. */
  readonly problems: readonly string[];
}

/** Each document by itself; use `findReferenceProblems` for what they say about each other. */
export function validateOpenSlo(text: string): Validation {
  const objects: OpenSloObject[] = [];
  const problems: string[] = [];
  for (const [index, document] of parseAllDocuments(text).entries()) {
    if (document.errors.length > 0) {
      problems.push(...document.errors.map(({ message }) => `document ${index + 1}: ${message}`));
      continue;
    }
    const result = v.safeParse(openSloObject, document.toJS());
    if (result.success) objects.push(result.output);
    else {
      problems.push(
        ...result.issues.map(
          (issue) =>
            `document ${index + 1}: ${v.getDotPath(issue) ?? ''} ${issue.message} ${JSON.stringify(issue.issues ?? '')}`,
        ),
      );
    }
  }
  if (objects.length + problems.length === 0) problems.push('no object at all');
  return { objects, problems };
}

/** Names used twice within a kind, and references to objects that the file does not have. */
export function findReferenceProblems(objects: readonly OpenSloObject[]): readonly string[] {
  const keys = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  const missing = objects.flatMap(listReferences).filter((key) => !keys.includes(key));
  return [...twice.map((key) => `${key} twice`), ...missing.map((key) => `${key} is missing`)];
}

function listReferences(object: OpenSloObject): readonly string[] {
  if (object.kind === 'AlertPolicy') {
    const { conditions, notificationTargets } = object.spec;
    return [
      ...conditions.flatMap((condition) =>
        'conditionRef' in condition ? [`AlertCondition ${condition.conditionRef}`] : [],
      ),
      ...notificationTargets.flatMap((target) =>
        'targetRef' in target ? [`AlertNotificationTarget ${target.targetRef}`] : [],
      ),
    ];
  }
  if (object.kind !== 'SLO') return [];
  const { service, alertPolicies, indicatorRef, indicator } = object.spec;
  const { good, bad, total, raw } = {
    good: undefined,
    bad: undefined,
    total: undefined,
    raw: undefined,
    ...indicator?.spec.ratioMetric,
  };
  return [
    `Service ${service}`,
    ...(indicatorRef === undefined ? [] : [`SLI ${indicatorRef}`]),
    ...[good, bad, total, raw].flatMap((metric) =>
      metric?.metricSource.metricSourceRef === undefined
        ? []
        : [`DataSource ${metric.metricSource.metricSourceRef}`],
    ),
    ...(alertPolicies ?? []).flatMap((policy) =>
      'alertPolicyRef' in policy ? [`AlertPolicy ${policy.alertPolicyRef}`] : [],
    ),
  ];
}
