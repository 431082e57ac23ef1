/** Ten thousand monitoring plans full of hostile text through one writer; each file is parsed back and searched for the values. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { MonitoringPlan } from '../../src/domain/monitoring/monitoring-plan';
import { hostilePlan } from './hostile-plan';

export const HOSTILE_RUNS = 10_000;

/** Milliseconds; the machine may be busy. */
export const HOSTILE_TIMEOUT = 600_000;

export function forHostilePlans(
  check: (plan: MonitoringPlan) => void,
  numRuns = HOSTILE_RUNS,
): void {
  fc.assert(fc.property(hostilePlan, check), { numRuns });
}

/** All documents of a YAML text as Go's reader of YAML 1.1 would take them; none may have an error. */
export function readYaml(text: string, documents = 1): readonly unknown[] {
  const parsed = parseAllDocuments(text, { version: '1.1' });
  expect(parsed).toHaveLength(documents);
  return parsed.map((document) => {
    if (!('errors' in document)) throw new Error('no document');
    expect(document.errors).toEqual([]);
    const value: unknown = document.toJS();
    return value;
  });
}

/** What Prometheus makes of a template that has no action but a string and the value: `{{"{{"}}` is two braces. */
export function expandStrings(template: string): string {
  return template.replaceAll('{{"{{"}}', '{{');
}
