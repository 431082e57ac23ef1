/** What a summary says about the load, where the script put its options into it; k6 itself writes none of them. */
import type { ArrivalProcess } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { isObject, numberOf, objectOf, textOf } from '../fields';

/** An arrival rate starts iterations by the clock; with virtual users each waits for its own answer first. */
const OPEN: ReadonlySet<string> = new Set(['constant-arrival-rate', 'ramping-arrival-rate']);
const CLOSED: ReadonlySet<string> = new Set([
  'constant-vus',
  'ramping-vus',
  'shared-iterations',
  'per-vu-iterations',
  'externally-controlled',
]);

interface K6Load {
  readonly arrival: ArrivalProcess;
  /** `constant-arrival-rate`; undefined where the file does not say. */
  readonly executors: readonly string[];
}

export function readLoad(data: JsonObject): K6Load {
  const options = objectOf(data, 'options');
  const scenarios = objectOf(options, 'scenarios') ?? objectOf(data, 'config', 'scenarios') ?? {};
  const executors = [
    ...new Set(
      Object.values(scenarios).flatMap((scenario) =>
        isObject(scenario) ? (textOf(scenario, 'executor') ?? []) : [],
      ),
    ),
  ];
  if (executors.length > 0) {
    if (executors.every((name) => OPEN.has(name))) return { arrival: 'open', executors };
    if (executors.every((name) => CLOSED.has(name))) return { arrival: 'closed', executors };
    return { arrival: 'unknown', executors };
  }
  // The short forms `vus` and `stages` are virtual users as well.
  const hasVus = numberOf(options, 'vus') !== undefined || Array.isArray(options?.stages);
  return { arrival: hasVus ? 'closed' : 'unknown', executors };
}
