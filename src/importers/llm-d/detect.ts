/** Recognises the benchmark report of llm-d-benchmark, as JSON or as YAML. */
import { fieldOf, hasAnyKey, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

export function detectLlmD(head: Head): Detection | null {
  return detectJson(head) ?? detectYaml(head);
}

function detectJson(head: Head): Detection | null {
  const report = firstObject(head);
  const version = fieldOf(report, 'version');
  const isVersioned = typeof version === 'string' || typeof version === 'number';
  if (!isVersioned || !objectOf(report, 'scenario')) return null;
  if (objectOf(report, 'results', 'request_performance'))
    return { reason: 'it has scenario and results.request_performance' };
  const metrics = objectOf(report, 'metrics');
  return hasAnyKey(metrics, ['latency']) && hasAnyKey(metrics, ['requests', 'throughput', 'time'])
    ? { reason: 'it has scenario, metrics.latency and a version' }
    : null;
}

/** The keys at the beginning of lines; PyYAML sorts them, so `version` is the last line of the file and may not be in the head. */
function detectYaml({ text }: Head): Detection | null {
  if (/^\s*[[{]/.test(text)) return null;
  const hasStatistics = /^\s+units: ['"]?(?:s|ms|s\/token|ms\/token|tokens\/s|count)['"]?\s*$/m;
  if (!hasStatistics.test(text)) return null;
  if (/^results:\s*$/m.test(text) && /^ +request_performance:\s*$/m.test(text))
    return { reason: 'it has results, request_performance and units, as YAML' };
  return /^metrics:\s*$/m.test(text) &&
    /^ +(?:time_to_first_token|request_latency):\s*$/m.test(text)
    ? { reason: 'it has metrics, latencies and units, as YAML' }
    : null;
}
