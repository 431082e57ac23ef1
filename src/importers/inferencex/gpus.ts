/**
 * The results give throughput per GPU. Here it is multiplied back to the whole system, where the file says by how many GPUs it was
 * divided: on one node all three values by all GPUs; with prefill and decode apart, the total by all, the output by the GPUs that
 * decode, the input by the GPUs that prefill (utils/process_result.py).
 */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { CustomMetricId, MetricId } from '../../domain/metrics/metric';
import type { JsonObject } from '../fields';
import { countOf, numberOf } from '../fields';

const PER_GPU: readonly (readonly [key: string, metric: CustomMetricId])[] = [
  ['tput_per_gpu', 'custom.per_gpu_total_tokens_per_second'],
  ['output_tput_per_gpu', 'custom.per_gpu_output_tokens_per_second'],
  ['input_tput_per_gpu', 'custom.per_gpu_input_tokens_per_second'],
];

/** Relative; the files round to five decimals. */
const TOLERANCE = 0.001;

interface Gpus {
  readonly all: number;
  readonly prefill: number;
  readonly decode: number;
  /** `8 GPUs (tp 8)`. */
  readonly text: string;
}

export function reportThroughputPerGpu(run: RunBuilder, data: JsonObject): void {
  const values = PER_GPU.map(([key, metric]) => {
    const value = numberOf(data, key);
    run.report(metric, 'rate', value);
    run.define(metric, `The tool’s ${key}: tokens per second, divided by a number of GPUs.`);
    return value;
  });
  const [total, output, input] = values;
  if (total === undefined && output === undefined && input === undefined) return;
  const gpus = readGpus(data);
  const system = gpus && multiply({ total, output, input }, gpus);
  if (!gpus || !system) {
    run.note(
      gpus
        ? 'The file gives throughput per GPU in a way that does not add up for its numbers of GPUs; the throughput of the system is not known.'
        : 'The file gives throughput per GPU without saying how many GPUs there were; the throughput of the system is not known.',
    );
    return;
  }
  const names: readonly (readonly [MetricId | CustomMetricId, number | undefined])[] = [
    ['total_token_throughput', system.total],
    ['output_token_throughput', system.output],
    ['custom.input_tokens_per_second', system.input],
  ];
  for (const [metric, value] of names) {
    if (run.report(metric, 'rate', value)) {
      run.define(metric, `Of the whole system: the tool’s value per GPU × ${gpus.text}.`);
    }
  }
  run.note(`Throughput of the system is the tool’s value per GPU multiplied back: ${gpus.text}.`);
}

interface Throughputs {
  readonly total: number | undefined;
  readonly output: number | undefined;
  readonly input: number | undefined;
}

/** Undefined when output and input do not add up to the total, so that the GPUs cannot be those of the division. */
function multiply({ total, output, input }: Throughputs, gpus: Gpus): Throughputs | undefined {
  const apart = {
    total: times(total, gpus.all),
    output: times(output, gpus.decode),
    input: times(input, gpus.prefill),
  };
  if (addsUp(apart)) return apart;
  const together = {
    total: times(total, gpus.all),
    output: times(output, gpus.all),
    input: times(input, gpus.all),
  };
  return addsUp(together) ? together : undefined;
}

function addsUp({ total, output, input }: Throughputs): boolean {
  if (total === undefined || output === undefined || input === undefined) return true;
  return Math.abs(output + input - total) <= TOLERANCE * total;
}

function times(value: number | undefined, count: number): number | undefined {
  return value === undefined ? undefined : value * count;
}

function readGpus(data: JsonObject): Gpus | undefined {
  const prefill = positiveCount(data, 'num_prefill_gpu');
  const decode = positiveCount(data, 'num_decode_gpu');
  if (prefill !== undefined && decode !== undefined) {
    const text = `${prefill + decode} GPUs (${prefill} prefill, ${decode} decode)`;
    return { all: prefill + decode, prefill, decode, text };
  }
  const known = positiveCount(data, 'num_gpus') ?? prefill ?? decode;
  if (known !== undefined) return together(known, `${known} GPUs`);
  if (data.is_multinode === true || data.is_multinode === 'true') return undefined;
  // Data-parallel attention and expert parallelism use the GPUs of tp once more; pipeline and prefill-context stages add GPUs.
  const tp = positiveCount(data, 'tp');
  const pp = positiveCount(data, 'pp') ?? 1;
  const pcp = positiveCount(data, 'pcp_size') ?? 1;
  if (tp === undefined) return undefined;
  const stages = [`tp ${tp}`, ...(pp > 1 ? [`pp ${pp}`] : []), ...(pcp > 1 ? [`pcp ${pcp}`] : [])];
  return together(tp * pp * pcp, `${tp * pp * pcp} GPUs (${stages.join(' × ')})`);
}

function together(count: number, text: string): Gpus {
  return {
    all: count,
    prefill: count,
    decode: count,
    text: count === 1 ? text.replace('GPUs', 'GPU') : text,
  };
}

function positiveCount(data: JsonObject, key: string): number | undefined {
  const value = data[key];
  const count = countOf(typeof value === 'string' && value !== '' ? Number(value) : value);
  return count !== undefined && count > 0 ? count : undefined;
}
