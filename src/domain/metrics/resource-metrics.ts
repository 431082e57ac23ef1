/** The catalogue's metrics of resources, sampled while a run goes on. */
import type { MetricDefinition, MetricId, SourceReference } from './metric';

const OTEL_SYSTEM: SourceReference = {
  title: 'OpenTelemetry: semantic conventions for system metrics',
  url: 'https://opentelemetry.io/docs/specs/semconv/system/system-metrics/',
};

export const RESOURCE_METRICS: readonly MetricDefinition<MetricId>[] = [
  {
    id: 'kv_cache_utilization',
    label: 'KV cache utilisation',
    shortLabel: 'KV cache',
    unit: 'ratio',
    shape: 'gauge',
    better: 'neither',
    definition: 'KV cache blocks in use ÷ blocks the engine has.',
    trap: 'Near 1 the engine preempts; whether blocks kept only for prefix reuse count as used differs between engines.',
    aliases: [
      'kv cache usage',
      'kv cache usage perc',
      'gpu cache usage perc',
      'kv cache utilisation',
      'kv utilization',
    ],
    usualStatistic: 'max',
    source: {
      title: 'vLLM: metrics design',
      url: 'https://docs.vllm.ai/en/latest/design/metrics.html',
    },
  },
  {
    id: 'gpu_utilization',
    label: 'GPU utilisation',
    shortLabel: 'GPU',
    unit: 'ratio',
    shape: 'gauge',
    better: 'neither',
    definition: 'Share of time in which at least one kernel was running on the GPU.',
    trap: 'One small kernel keeps it at 100 %: it says nothing about headroom. Look at memory bandwidth and tensor activity instead.',
    aliases: ['gpu util', 'gpu utilisation', 'gpu usage', 'sm util'],
    usualStatistic: 'mean',
    source: {
      title: 'NVIDIA: NVML utilisation rates',
      url: 'https://docs.nvidia.com/deploy/nvml-api/structnvmlUtilization__t.html',
    },
  },
  {
    id: 'gpu_memory_utilization',
    label: 'GPU memory utilisation',
    shortLabel: 'GPU memory',
    unit: 'ratio',
    shape: 'gauge',
    better: 'neither',
    definition: 'GPU memory that is allocated ÷ GPU memory that the device has.',
    trap: 'Engines reserve their KV cache at start, so it is high from the first minute. NVML’s "memory utilisation" is another quantity: the share of time in which memory was read or written.',
    aliases: [
      'gpu memory util',
      'gpu memory usage',
      'gpu memory utilisation',
      'vram usage',
      'fb used ratio',
    ],
    usualStatistic: 'max',
    source: {
      title: 'NVIDIA DCGM: field identifiers',
      url: 'https://docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/dcgm-api-field-ids.html',
    },
  },
  {
    id: 'cpu_utilization',
    label: 'CPU utilisation',
    shortLabel: 'CPU',
    unit: 'ratio',
    shape: 'gauge',
    better: 'neither',
    definition:
      'CPU time used ÷ CPU time available, over all cores of the host or the container’s limit.',
    trap: 'One saturated core of 64 is 1.6 %: a scheduler thread can be the bottleneck of an idle-looking host.',
    aliases: ['cpu util', 'cpu utilisation', 'cpu usage'],
    usualStatistic: 'mean',
    source: OTEL_SYSTEM,
  },
  {
    id: 'memory_utilization',
    label: 'Memory utilisation',
    shortLabel: 'Memory',
    unit: 'ratio',
    shape: 'gauge',
    better: 'neither',
    definition: 'Main memory in use ÷ main memory of the host or the container’s limit.',
    trap: 'The page cache counts as used in some tools and as free in others.',
    aliases: ['memory util', 'memory utilisation', 'memory usage', 'ram usage', 'mem util'],
    usualStatistic: 'max',
    source: OTEL_SYSTEM,
  },
];
