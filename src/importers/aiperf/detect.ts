/** Recognises the results of NVIDIA AIPerf: the aggregate JSON of all versions, the records (JSONL) and the CSV. */
import { fieldOf, hasAnyKey, isObject, listOf, objectOf, textOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { AIPERF_FIELDS } from './foreign-types';

export function detectAiperf(head: Head): Detection | null {
  const [file] = head.values;
  if (!isObject(file) || listOf(file, 'timeslices')) return null;
  const records = objectOf(file, 'records');
  if (records && Object.values(records).some((block) => hasAnyKey(block, ['tag', 'header']))) {
    return { reason: 'it has a block "records" of metrics with tag and unit (AIPerf 0.1)' };
  }
  const isAiperf =
    hasAnyKey(file, AIPERF_FIELDS) || objectOf(file, 'input_config', 'loadgen') !== undefined;
  const block = Object.keys(file).find((key) => isMetricBlock(fieldOf(file, key)));
  if (
    !isAiperf ||
    block === undefined ||
    isObject(fieldOf(file, 'input_config', 'perf_analyzer'))
  ) {
    return null;
  }
  return { reason: `it has the metric block ${block} and fields of AIPerf’s aggregate` };
}

/** `{unit, avg}`; aggregates over several runs have `mean` and `ci_low` instead. */
export function isMetricBlock(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, 'unit') && Object.hasOwn(value, 'avg');
}

export function detectAiperfRecords(head: Head): Detection | null {
  const [record] = head.values;
  const metadata = objectOf(record, 'metadata');
  const isRecord = metadata !== undefined && objectOf(record, 'metrics') !== undefined;
  if (!isRecord || !hasAnyKey(metadata, ['x_request_id', 'credit_phase', 'benchmark_phase']))
    return null;
  return { reason: 'each line has the metadata and metrics of one request' };
}

export function detectAiperfCsv(head: Head): Detection | null {
  const header = head.lines[0]?.trim() ?? '';
  const isAiperf = /^"?Metric"?,avg,min,max,(?:sum,)?p1,p5,.*\bstd$/.test(header);
  return isAiperf ? { reason: 'its first line is the header of AIPerf’s CSV' } : null;
}

/** Its own kind of result beside the aggregate: a list of aggregates. */
export function detectTimeSlices({ values: [file] }: Head): Detection | null {
  return isObject(listOf(file, 'timeslices')?.[0])
    ? { reason: 'it has a list of AIPerf’s time slices' }
    : null;
}

export function detectTimeSlicesCsv({ lines }: Head): Detection | null {
  return /^"?Timeslice"?,"?Metric"?,"?Unit"?,"?Stat"?,"?Value"?\s*$/.test(lines[0] ?? '')
    ? { reason: 'its header is that of AIPerf’s time slices' }
    : null;
}

const AGGREGATIONS = ['sweep', 'confidence', 'detailed', 'collated'];

/** Summaries over several runs: of the same load, or of the points of a sweep. */
export function detectMultiRun({ values: [file] }: Head): Detection | null {
  if (listOf(file, 'per_combination_metrics') ?? objectOf(file, 'per_value_metrics')) {
    return { reason: 'it has AIPerf’s metrics of each combination of a sweep' };
  }
  const kind = textOf(file, 'metadata', 'aggregation_type') ?? textOf(file, 'aggregation_type');
  if (kind !== undefined && AGGREGATIONS.includes(kind)) {
    return { reason: `it is AIPerf’s summary over several runs (${kind})` };
  }
  return objectOf(file, 'combined') && listOf(file, 'per_run')
    ? { reason: 'it has combined and per_run metrics, as AIPerf’s collated file' }
    : null;
}
