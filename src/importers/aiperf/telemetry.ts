/**
 * GPU metrics in the aggregate (`telemetry_data`): endpoint → GPU → metric → block. The names carry the vendor since schema 1.5; the
 * unit is in the block. GPUs are put together: the mean of their means, the smallest minimum, the largest maximum.
 */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { isObject, numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';

/** Without the prefix of the vendor. NVML’s memory utilisation is time in which memory was accessed, and not how full it is. */
const METRICS: Readonly<Record<string, AnyMetricId>> = {
  gpu_utilization: 'gpu_utilization',
  gfx_activity: 'gpu_utilization',
  mem_copy_utilization: 'custom.gpu_memory_access_utilization',
  memory_copy_utilization: 'custom.gpu_memory_access_utilization',
  memory_utilization: 'custom.gpu_memory_access_utilization',
  umc_activity: 'custom.gpu_memory_access_utilization',
  gpu_memory_used: 'custom.gpu_memory_used_bytes',
  vram_used: 'custom.gpu_memory_used_bytes',
  gpu_power_usage: 'custom.gpu_power_watts',
  power_usage: 'custom.gpu_power_watts',
  power: 'custom.gpu_power_watts',
  gpu_temperature: 'custom.gpu_temperature_celsius',
  temperature: 'custom.gpu_temperature_celsius',
};

/** AIPerf converts the driver’s MiB with decimal prefixes. */
const UNITS: Readonly<Record<string, ForeignUnit>> = {
  '%': 'percent',
  percent: 'percent',
  ratio: 'ratio',
  gb: 'GB',
  mb: 'MB',
  gib: 'GiB',
  mib: 'MiB',
  bytes: 'bytes',
  w: 'count',
  watts: 'count',
  '°c': 'count',
  c: 'count',
  celsius: 'count',
};

export function reportTelemetry(run: RunBuilder, data: JsonObject, report: ReportBuilder): void {
  const endpoints = objectOf(data, 'telemetry_data', 'endpoints');
  if (!endpoints) return;
  const gpus = Object.values(endpoints)
    .flatMap((endpoint) => Object.values(objectOf(endpoint, 'gpus') ?? {}))
    .filter(isObject);
  const blocks = new Map<AnyMetricId, JsonObject[]>();
  for (const gpu of gpus) {
    for (const [name, block] of Object.entries(objectOf(gpu, 'metrics') ?? {})) {
      const plain = name.replace(/^(?:nvidia|amd)_/, '');
      const metric = Object.hasOwn(METRICS, plain) ? METRICS[plain] : undefined;
      if (!metric) report.unknownField(`telemetry_data.${name}`);
      else if (isObject(block)) blocks.set(metric, [...(blocks.get(metric) ?? []), block]);
    }
  }
  for (const [metric, found] of blocks) reportMetric(run, metric, found);
  if (blocks.size > 0) noteGpus(run, gpus);
  report.secret('addresses and serial numbers of GPUs');
}

function reportMetric(run: RunBuilder, metric: AnyMetricId, blocks: readonly JsonObject[]): void {
  const valuesOf = (key: string): number[] => blocks.flatMap((block) => convert(block, key) ?? []);
  const means = valuesOf('avg');
  if (means.length > 0) {
    run.report(metric, 'mean', means.reduce((sum, value) => sum + value, 0) / means.length);
  }
  const lowest = valuesOf('min');
  if (lowest.length > 0) run.report(metric, 'min', Math.min(...lowest));
  const highest = valuesOf('max');
  if (highest.length > 0) run.report(metric, 'max', Math.max(...highest));
  const [only, ...others] = blocks;
  if (!only || others.length > 0) return;
  // Percentiles of several GPUs cannot be put together.
  for (const key of Object.keys(only)) {
    const statistic = parseStatistic(key);
    if (statistic && statistic !== 'mean') run.report(metric, statistic, convert(only, key));
  }
}

function convert(block: JsonObject, key: string): number | undefined {
  const unit = (textOf(block, 'unit') ?? '').toLowerCase();
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  const value = numberOf(block, key);
  return value === undefined || known === undefined ? undefined : convertToCanonical(value, known);
}

function noteGpus(run: RunBuilder, gpus: readonly JsonObject[]): void {
  const names = new Set(
    gpus.flatMap((gpu) => textOf(gpu, 'gpu_name') ?? textOf(gpu, 'gpu_model') ?? []),
  );
  run.note(
    `GPU metrics of ${countWith(gpus.length, 'GPU')}${names.size > 0 ? ` (${[...names].slice(0, 4).join(', ')})` : ''}: the mean of their means, the smallest minimum and the largest maximum.`,
  );
  run
    .define(
      'custom.gpu_memory_access_utilization',
      'Share of time in which the GPU’s memory was read or written (NVML’s memory utilisation); not how full it is.',
    )
    .define('custom.gpu_memory_used_bytes', 'Memory in use per GPU.')
    .define('custom.gpu_power_watts', 'Power draw per GPU, in watts.');
}
