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
  const blocks = Object.keys(file).filter((key) => isMetricBlock(fieldOf(file, key)));
  const [block] = blocks;
  if (block === undefined || objectOf(config, 'loadgen')) return null;
  if (config)
    return { reason: `it has the metric block ${block} and a configuration of genai-perf` };
  // Scripts cut the configuration off; the names of the blocks are telling enough when there are several.
  const known = blocks.filter((key) => TELLING_BLOCKS.includes(key));
  return known.length < 3 ? null : { reason: `it has the metric blocks ${known.join(', ')}` };
}

const TELLING_BLOCKS: readonly string[] = [
  'time_to_first_token',
  'inter_token_latency',
  'request_latency',
  'request_throughput',
  'output_token_throughput',
  'output_sequence_length',
];

export function detectGenaiPerfCsv(head: Head): Detection | null {
  const header = head.lines[0]?.trim() ?? '';
  const isGenaiPerf = /^"?Metric"?,avg,min,max,p99,p95/.test(header);
  return isGenaiPerf ? { reason: 'its first line is the header of genai-perf’s CSV' } : null;
}
