/** Recognises the result of one load point of genai-bench, and the description of the experiment that lies beside it. */
import { hasAnyKey, isObject, listOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';

const MARKS = ['num_concurrency', 'num_completed_requests', 'run_duration', 'stats', 'scenario'];

export function detectGenaiBench(head: Head): Detection | null {
  const file = firstObject(head);
  const aggregate = objectOf(file, 'aggregated_metrics');
  if (aggregate && MARKS.filter((key) => key in aggregate).length >= 2)
    return { reason: 'it has aggregated_metrics of genai-bench' };
  const row = listOf(file, 'individual_request_metrics')?.[0];
  return hasAnyKey(row, ['ttft', 'e2e_latency'])
    ? { reason: 'it has individual_request_metrics of genai-bench' }
    : null;
}

export function detectExperimentMetadata(head: Head): Detection | null {
  const file = firstObject(head);
  const isMetadata =
    isObject(file) &&
    hasAnyKey(file, ['benchmark_version', 'experiment_folder_name']) &&
    hasAnyKey(file, ['api_backend']) &&
    hasAnyKey(file, ['traffic_scenario', 'num_concurrency']);
  return isMetadata ? { reason: 'it has benchmark_version and api_backend' } : null;
}
