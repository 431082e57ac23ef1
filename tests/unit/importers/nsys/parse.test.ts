import { describe, expect, it } from 'vitest';
import { NSYS_REFERENCE } from '../../../../src/importers/nsys/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

const TOOL = { id: 'nsys', name: 'nsys stats' };

checkImport('nsys/several-reports-2024/input.csv', {
  format: 'nsys',
  runs: [],
  whenCut: 'loses rows',
  report: {
    rowsRead: 10,
    rowsKept: 9,
    dropped: [{ reason: 'rows of reports that are not read', count: 1 }],
  },
  profiles: [
    {
      label: 'GPU kernels',
      tool: TOOL,
      measures: 'gpu time',
      total: 0.01,
      frames: [
        {
          name: 'void cutlass::gemm<float, (int)128>(const T1 *, T1 *)',
          location: 'kernel',
          self: 0.006,
          calls: 200,
        },
        { name: 'flash_fwd<"fp16">', location: 'kernel', self: 0.003, calls: 100 },
        { name: 'rms_norm_kernel', location: 'kernel', self: 0.001, calls: 1000 },
      ],
      gaps: [],
      notes: ['not of the time that passed', 'how long the GPU was idle'],
    },
    {
      label: 'CUDA API calls',
      measures: 'traced time',
      total: 0.012,
      frames: [
        { name: 'cudaStreamSynchronize', location: 'CUDA API', self: 0.009, calls: 10 },
        { name: 'cudaLaunchKernel', location: 'CUDA API', self: 0.003, calls: 1300 },
      ],
    },
    {
      label: 'NVTX ranges',
      measures: 'traced time',
      total: 0.03,
      // Ranges contain each other: only their total time is known.
      frames: [
        { name: ':step', location: 'style PushPop', total: 0.02, calls: 2 },
        { name: ':prefill', location: 'style PushPop', total: 0.01, calls: 4 },
      ],
    },
    {
      label: 'OS runtime calls',
      frames: [{ name: 'epoll_wait', location: 'OS runtime', self: 0.5, calls: 50 }],
    },
    {
      label: 'GPU memory operations',
      measures: 'gpu time',
      frames: [
        {
          name: '[CUDA memcpy Host-to-Device]',
          location: 'memory operation',
          self: 0.00025,
          calls: 5,
        },
      ],
    },
  ],
});

checkImport('nsys/kernels-2021/input.csv', {
  format: 'nsys',
  runs: [],
  whenCut: 'loses rows',
  report: { assumptions: ['Total Time: nanoseconds, as in versions without a unit there'] },
  profiles: [
    {
      label: 'GPU kernels',
      total: 5e-6,
      frames: [
        { name: 'void k<int, 4>(int *)', location: 'kernel', self: 4e-6, calls: 2 },
        { name: 'other', location: 'kernel', self: 1e-6, calls: 1 },
      ],
    },
  ],
});

checkImport('nsys/grid-milliseconds/input.csv', {
  format: 'nsys',
  runs: [],
  whenCut: 'loses rows',
  report: { dropped: [{ reason: 'rows without a time or a name', count: 1 }] },
  profiles: [
    {
      total: 0.005,
      frames: [
        { name: 'gemm', location: 'grid 64 1 1, block 128 1 1', self: 0.0035, calls: 2 },
        { name: 'gemm', location: 'grid 16 1 1, block 128 1 1', self: 0.0015, calls: 1 },
      ],
    },
  ],
});

checkImport('nsys/gpu-trace/input.csv', {
  format: 'nsys',
  runs: [],
  whenCut: 'loses rows',
  report: { rowsRead: 3, rowsKept: 3 },
  profiles: [
    {
      label: 'GPU operations',
      measures: 'gpu time',
      total: 900e-9,
      // [1000, 1600] and [2600, 2700], from 1000 to 2700.
      devices: [{ name: 'NVIDIA A100 (0)', busy: 700e-9, span: 1700e-9, operations: 3 }],
      gaps: [
        {
          start: 600e-9,
          duration: 1000e-9,
          after: 'softmax',
          before: '[CUDA memcpy Device-to-Host]',
        },
      ],
      duration: 1700e-9,
      notes: ['2 of the operations are kernels'],
    },
  ],
});

describe('a report of nsys', () => {
  it('of the reference page is imported', async () => {
    const { profiles } = expectSuccess(await importText(NSYS_REFERENCE.example.text));
    expect(profiles.map(({ label, total }) => [label, total])).toEqual([
      ['GPU kernels', 0.004],
      ['CUDA API calls', 0.01],
    ]);
  });

  it('as a table for people is declined with the command that prints CSV', async () => {
    const result = await importText(
      ' ** CUDA GPU Kernel Summary (cuda_gpu_kern_sum):\n\n Time (%)  Total Time (ns)  Instances  Avg (ns)  Name\n --------  ---------------  ---------  --------  ----\n     90.0        1,000,000         10   100,000  gemm\n',
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'not supported' } });
    expect(result.ok ? '' : result.failure?.message).toContain('--format csv');
  });

  it('of sizes alone says which report has times', async () => {
    const result = await importText(
      'Total (MB),Count,Avg (MB),Med (MB),Min (MB),Max (MB),StdDev (MB),Operation\n80.0,5,16.0,16.0,16.0,16.0,0.0,[CUDA memcpy HtoD]\n',
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'no requests' } });
  });

  it('tells CUDA calls from calls of the operating system without its name', async () => {
    const { profiles } = expectSuccess(
      await importText(
        'Time(%),Total Time (ns),Num Calls,Name\n90.0,90,1,poll\n10.0,10,1,read\n\nTime(%),Total Time (ns),Num Calls,Name\n100.0,50,2,cuLaunchKernel\n',
      ),
    );
    expect(profiles.map(({ label }) => label)).toEqual(['OS runtime calls', 'CUDA API calls']);
  });
});
