/** Recognises the results of NVIDIA genai-perf, the predecessor of AIPerf: same blocks, other configuration. */
import { fieldOf, hasAnyKey, isObject, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { isMetricBlock } from '../aiperf/detect';
import { AIPERF_FIELDS } from '../aiperf/foreign-types';

export function detectGenaiPerf(head: Head): Detection | null {
  const [file] = head.values;
  if (!isObject(file) || hasAnyKey(file, AIPERF_FIELDS) || fieldOf(file, 'timeslices')) return null;
  const config = objectOf(file, 'input_config');
  const block = Object.keys(file).find((key) => isMetricBlock(fieldOf(file, key)));
  if (block === undefined || !config || objectOf(config, 'loadgen')) return null;
  return { reason: `it has the metric block ${block} and a configuration of genai-perf` };
}

export function detectGenaiPerfCsv(head: Head): Detection | null {
  const header = head.lines[0]?.trim() ?? '';
  const isGenaiPerf = /^"?Metric"?,avg,min,max,p99,p95/.test(header);
  return isGenaiPerf ? { reason: 'its first line is the header of genai-perf’s CSV' } : null;
}
