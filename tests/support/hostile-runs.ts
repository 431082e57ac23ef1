/** Ten thousand monitoring plans full of hostile text through one writer; each file is parsed back and searched for the values. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { MonitoringPlan } from '../../src/domain/monitoring/monitoring-plan';
import { hostilePlan } from './hostile-plan';

export const HOSTILE_RUNS = 10_000;

/** Milliseconds; the machine may be busy. */
export const HOSTILE_TIMEOUT = 600_000;

/** One seed, so that a run can be repeated and a machine fails for a change and not by chance; `HOSTILE_SEED=2` tries others. */
export const HOSTILE_SEED = Number(process.env.HOSTILE_SEED ?? 20_261_124);

export function forHostilePlans(
  check: (plan: MonitoringPlan) => void,
  numRuns = HOSTILE_RUNS,
): void {
  fc.assert(fc.property(hostilePlan, check), { numRuns, seed: HOSTILE_SEED });
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
