import { describe, expect, it } from 'vitest';
import { describeParallelism } from '../../../../src/widgets/record-sections/describe-system';

const system = (gpuCount: number, tensorParallel: number, pipelineParallel: number) => ({
  components: [],
  gpuCount,
  tensorParallel,
  pipelineParallel,
});

describe('describeParallelism', () => {
  it('says how many copies of the model fit', () => {
    expect(describeParallelism(system(8, 4, 1))).toBe(
      'TP 4 × PP 1 = 4 GPUs for one copy of the model; 8 GPUs hold up to 2 copies.',
    );
    expect(describeParallelism(system(1, 1, 1))).toBe(
      'TP 1 × PP 1 = 1 GPU for one copy of the model; 1 GPU holds 1 copy.',
    );
  });

  it('says what is left over', () => {
    expect(describeParallelism(system(8, 3, 2))).toBe(
      'TP 3 × PP 2 = 6 GPUs for one copy of the model; 8 GPUs hold up to 1 copy, and 2 are left over.',
    );
  });

  it('finds numbers that cannot be', () => {
    expect(describeParallelism(system(4, 8, 1))).toBe(
      'TP 8 × PP 1 = 8 GPUs for one copy of the model, but there are only 4: check the three numbers.',
    );
  });

  it('is silent until all three are known', () => {
    expect(describeParallelism({ components: [], gpuCount: 8, tensorParallel: 2 })).toBeNull();
    expect(describeParallelism(system(8, 0, 1))).toBeNull();
  });
});
