/** The GPU side of a PyTorch trace: busy time, idle gaps, the largest kernels, and what launching them cost. */
import { formatWithUnit } from '../../domain/units';
import type { GpuFacts } from '../shared/gpu-operations';
import { createGpuFacts } from '../shared/gpu-operations';
import { countWith } from '../shared/plural';
import type { EventCollector } from './collect-events';
import { MICROSECOND } from './cpu-profile';

/** Calls of the CUDA and HIP runtimes and drivers that start kernels: cudaLaunchKernelExC, hipExtModuleLaunchKernel, cuLaunchKernelEx. */
const LAUNCH = /^(?:cuda|hip|cu)(?:Ext|Module|Graph)*Launch/u;

/** Null when no operation ran on a GPU. @param models name of each device, by its key. */
export function createGpuProfile(
  collector: EventCollector,
  models: ReadonlyMap<string, string>,
): Omit<GpuFacts, 'kernels'> | null {
  const { gpu, devices, first } = collector;
  if (gpu.spans.length === 0) return null;
  const { kernels, ...facts } = createGpuFacts({
    spans: gpu.spans.view(),
    secondsPerUnit: MICROSECOND,
    origin: first,
    operations: gpu.names.list().map(splitKind),
    devices: devices.list().map((key) => nameDevice(key, models.get(key))),
  });
  return { ...facts, notes: [...facts.notes, ...noteLaunches(collector, kernels)] };
}

function splitKind(text: string): { readonly name: string; readonly kind: string } {
  const end = text.indexOf('\n');
  return end === -1
    ? { name: text, kind: 'kernel' }
    : { name: text.slice(end + 1), kind: text.slice(0, end) };
}

function nameDevice(key: string, model: string | undefined): string {
  const name = key === '' ? 'GPU' : `GPU ${key}`;
  return model === undefined ? name : `${name}, ${model}`;
}

/** What the launches cost beside the kernels: facts from which a launch-bound run shows. */
function noteLaunches({ cpu }: EventCollector, kernels: GpuFacts['kernels']): string[] {
  const isLaunch = cpu.names.list().map((name) => LAUNCH.test(name));
  const { starts, ends, frames } = cpu.spans.view();
  let time = 0;
  let launches = 0;
  for (const [index, frame] of frames.entries()) {
    if (isLaunch[frame] !== true) continue;
    time += ((ends[index] ?? 0) - (starts[index] ?? 0)) * MICROSECOND;
    launches += 1;
  }
  if (launches === 0 || kernels.count === 0) return [];
  const perLaunch = time / launches;
  const perKernel = kernels.time / kernels.count;
  const facts = `${countWith(launches, 'launch call')} on the CPU took ${formatWithUnit(time, 'seconds')} (${formatWithUnit(perLaunch, 'seconds')} each); ${countWith(kernels.count, 'kernel')} ran for ${formatWithUnit(kernels.time, 'seconds')} (${formatWithUnit(perKernel, 'seconds')} each).`;
  return perLaunch >= perKernel
    ? [
        `${facts} A launch costs at least as much as the kernel that it starts: if the GPU is also idle for a large share, launching is what limits the run.`,
      ]
    : [facts];
}
