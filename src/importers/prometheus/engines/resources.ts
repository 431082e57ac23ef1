/** Machines and GPUs, which have no model: NVIDIA's DCGM exporter, node_exporter, and the process of any client library. */
import type { EngineTable } from './engine';
import { gauge, rate, share } from './engine';

const MEAN_OF_GPUS = 'The mean of all GPUs.';

export const DCGM: EngineTable = {
  id: 'dcgm',
  name: 'NVIDIA DCGM',
  prefixes: ['DCGM_FI'],
  modelLabels: [],
  entries: [
    gauge(['DCGM_FI_DEV_GPU_UTIL'], 'gpu_utilization', 'gpu', {
      unit: 'percent',
      across: 'mean',
      note: `${MEAN_OF_GPUS} The share of time with any kernel running: one small kernel makes it 100 %.`,
    }),
    {
      kind: 'gauge-share',
      metric: 'gpu_memory_utilization',
      stage: 'gpu',
      of: [{ names: ['DCGM_FI_DEV_FB_USED'] }],
      per: [
        { names: ['DCGM_FI_DEV_FB_USED'] },
        { names: ['DCGM_FI_DEV_FB_FREE'] },
        { names: ['DCGM_FI_DEV_FB_RESERVED'] },
      ],
      note: 'Frame buffer used ÷ (used + free + reserved), over all GPUs together.',
    },
    gauge(['DCGM_FI_PROF_GR_ENGINE_ACTIVE'], 'custom.graphics_engine_active_ratio', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: MEAN_OF_GPUS,
    }),
    gauge(['DCGM_FI_PROF_SM_ACTIVE'], 'custom.sm_active_ratio', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: `${MEAN_OF_GPUS} Share of time in which a multiprocessor had at least one warp, averaged over the multiprocessors.`,
    }),
    gauge(['DCGM_FI_PROF_SM_OCCUPANCY'], 'custom.sm_occupancy_ratio', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: `${MEAN_OF_GPUS} Resident warps ÷ the most a multiprocessor can hold.`,
    }),
    gauge(['DCGM_FI_PROF_PIPE_TENSOR_ACTIVE'], 'custom.tensor_active_ratio', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: `${MEAN_OF_GPUS} Share of cycles in which the tensor cores were busy: the compute side of a roofline.`,
    }),
    gauge(['DCGM_FI_PROF_DRAM_ACTIVE'], 'custom.dram_active_ratio', 'gpu', {
      unit: 'ratio',
      across: 'mean',
      note: `${MEAN_OF_GPUS} Share of cycles in which memory was read or written: the memory side of a roofline.`,
    }),
    gauge(['DCGM_FI_DEV_MEM_COPY_UTIL'], 'custom.memory_copy_utilization', 'gpu', {
      unit: 'percent',
      across: 'mean',
      note: `${MEAN_OF_GPUS} NVML’s memory utilisation: the share of time in which memory was read or written, not how full it is.`,
    }),
    gauge(['DCGM_FI_DEV_POWER_USAGE'], 'custom.gpu_power_watts', 'gpu', {
      unit: 'count',
      across: 'sum',
      note: 'All GPUs together.',
    }),
  ],
};

export const NODE_EXPORTER: EngineTable = {
  id: 'node',
  name: 'node_exporter',
  prefixes: ['node'],
  modelLabels: [],
  entries: [
    share(
      [{ names: ['node_cpu_seconds_total'], where: { mode: /^(?!(?:idle|iowait)$)/u } }],
      [{ names: ['node_cpu_seconds_total'] }],
      'cpu_utilization',
      'host',
      'CPU seconds in every mode but idle and iowait ÷ CPU seconds in all modes, over all cores of the host.',
    ),
    {
      kind: 'gauge-share',
      metric: 'memory_utilization',
      stage: 'host',
      of: [{ names: ['node_memory_MemAvailable_bytes'] }],
      per: [{ names: ['node_memory_MemTotal_bytes'] }],
      isRest: true,
      note: '1 − available ÷ total: page cache that can be given back counts as free.',
    },
  ],
};

/** Of one process, so it adds to a run but is none by itself. */
export const PROCESS: EngineTable = {
  id: 'process',
  name: 'process',
  prefixes: ['process'],
  modelLabels: [],
  entries: [
    rate(
      [{ names: ['process_cpu_seconds_total'] }],
      'custom.process_cpu_cores',
      'host',
      'count',
      'CPU seconds per second of the process that exposes the metrics, in cores; its child processes are not in it.',
    ),
    gauge(['process_resident_memory_bytes'], 'custom.process_resident_bytes', 'host', {
      unit: 'bytes',
      across: 'sum',
      note: 'Of the process that exposes the metrics; its child processes are not in it.',
    }),
  ],
};
