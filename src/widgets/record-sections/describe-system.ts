import type { SystemDescription } from '@site/src/domain/investigation/investigation-record';

/**
 * What the numbers of GPUs say together: TP × PP of them hold one copy of the model. Null while one of the three is missing.
 */
export function describeParallelism({
  gpuCount,
  tensorParallel,
  pipelineParallel,
}: SystemDescription): string | null {
  if (!gpuCount || !tensorParallel || !pipelineParallel) return null;
  const perReplica = tensorParallel * pipelineParallel;
  const product = `TP ${tensorParallel} × PP ${pipelineParallel} = ${perReplica} ${plural(perReplica, 'GPU')} for one copy of the model`;
  if (perReplica > gpuCount)
    return `${product}, but there are only ${gpuCount}: check the three numbers.`;
  const replicas = Math.floor(gpuCount / perReplica);
  const idle = gpuCount - replicas * perReplica;
  const copies =
    gpuCount === 1
      ? '1 GPU holds 1 copy'
      : `${gpuCount} GPUs hold up to ${replicas} ${replicas === 1 ? 'copy' : 'copies'}`;
  return idle === 0
    ? `${product}; ${copies}.`
    : `${product}; ${copies}, and ${idle} ${idle === 1 ? 'is' : 'are'} left over.`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
