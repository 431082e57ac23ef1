import { describe, expect, it } from 'vitest';
import { CHROME_TRACE_REFERENCE } from '../../../../src/importers/chrome-trace/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

const GEMM = 'void gemm<float, (int)128>(float const*, float const*, int)';
const COPY = 'Memcpy DtoH (Device -> Pinned)';
const TOOL = { id: 'chrome-trace', name: 'PyTorch profiler' };
const µs = 1e-6;

checkImport('chrome-trace/pytorch-2.4/input.json', {
  format: 'chrome-trace',
  runs: [],
  report: {
    rowsRead: 24,
    rowsKept: 17,
    dropped: [
      { reason: 'events without a duration (counters, flows, marks, names)', count: 5 },
      {
        reason: 'user annotations and other spans beside operators, Python functions and GPU work',
        count: 2,
      },
    ],
    unknownFields: ['customField'],
  },
  profiles: [
    {
      label: 'rank 3, GPU',
      tool: TOOL,
      measures: 'gpu time',
      // 40 + 40 + 40 + 10 + 5 + 1 on the first GPU, 100 on the second.
      total: 236 * µs,
      frameCount: 5,
      frames: [
        { name: GEMM, location: 'kernel', self: 180 * µs, calls: 3 },
        { name: 'flash_fwd_kernel', location: 'kernel', self: 40 * µs, calls: 1 },
        { name: COPY, location: 'memory copy', self: 10 * µs, calls: 1 },
        { name: 'tiny_kernel', location: 'kernel', self: 5 * µs, calls: 1 },
        { name: 'Memset (Device)', location: 'memory fill', self: 1 * µs, calls: 1 },
      ],
      devices: [
        // [1100, 1180] ∪ [1160, 1200] ∪ [1300, 1310] ∪ [1500, 1506] = 100 + 10 + 6, from 1100 to 1506.
        { name: 'GPU 0, NVIDIA H100 80GB HBM3', busy: 116 * µs, span: 406 * µs, operations: 6 },
        { name: 'GPU 1, NVIDIA H100 80GB HBM3', busy: 100 * µs, span: 100 * µs, operations: 1 },
      ],
      // Starts count from the first event, which is at 990.
      gaps: [
        {
          start: 320 * µs,
          duration: 190 * µs,
          after: COPY,
          before: 'tiny_kernel',
          device: 'GPU 0, NVIDIA H100 80GB HBM3',
        },
        {
          start: 210 * µs,
          duration: 100 * µs,
          after: 'flash_fwd_kernel',
          before: COPY,
          device: 'GPU 0, NVIDIA H100 80GB HBM3',
        },
      ],
      // 1767225600 s is the first second of 2026.
      startedAt: '2026-01-01T00:00:00.000Z',
      duration: 610 * µs,
      notes: [
        'more than the busy time of 216 µs',
        // Launches of 20 and 30; kernels of 3 × gemm, flash and tiny: 225 in 5.
        '2 launch calls on the CPU took 50 µs (25 µs each); 5 kernels ran for 225 µs (45 µs each).',
      ],
    },
    {
      label: 'rank 3, CPU operators',
      measures: 'traced time',
      // Two threads: 100 + 100, and 10 + 30.
      total: 240 * µs,
      frameCount: 7,
      frames: [
        // Calls itself: own (100 − 80) + (80 − 20), total once.
        { name: 'aten::to', self: 80 * µs, total: 100 * µs, calls: 2 },
        { name: 'aten::linear', self: 40 * µs, total: 100 * µs, calls: 1 },
        { name: 'aten::addmm', self: 40 * µs, total: 60 * µs, calls: 1 },
        { name: 'cudaGraphLaunch', self: 30 * µs, total: 30 * µs, calls: 1 },
        { name: 'cudaLaunchKernel', self: 20 * µs, total: 20 * µs, calls: 1 },
        { name: 'cudaMemcpyAsync', self: 20 * µs, total: 20 * µs, calls: 1 },
        { name: 'aten::mul', self: 10 * µs, total: 10 * µs, calls: 1 },
      ],
      notes: ['summed over 2 threads'],
    },
    {
      label: 'rank 3, Python functions',
      total: 300 * µs,
      frames: [
        {
          name: 'forward',
          location: 'app/server/model.py:12',
          self: 200 * µs,
          total: 300 * µs,
          calls: 1,
        },
        {
          name: '<built-in method linear of type object>',
          self: 100 * µs,
          total: 100 * µs,
          calls: 1,
        },
      ],
    },
  ],
});

checkImport('chrome-trace/pytorch-1.8-launch-bound/input.json', {
  format: 'chrome-trace',
  runs: [],
  report: { rowsRead: 6, rowsKept: 6 },
  profiles: [
    {
      label: 'GPU',
      total: 8 * µs,
      devices: [{ name: 'GPU 0', busy: 8 * µs, span: 44 * µs, operations: 2 }],
      gaps: [{ start: 29 * µs, duration: 36 * µs, after: 'add_kernel', before: 'add_kernel' }],
      startedAt: '2021-01-01T00:00:00.000Z',
      notes: [
        '2 launch calls on the CPU took 20 µs (10 µs each); 2 kernels ran for 8 µs (4 µs each). A launch costs at least as much',
      ],
    },
    {
      label: 'CPU operators',
      total: 60 * µs,
      frames: [
        { name: 'aten::add', self: 40 * µs, total: 60 * µs, calls: 2 },
        { name: 'cudaLaunchKernel', self: 20 * µs, total: 20 * µs, calls: 2 },
      ],
    },
  ],
});

checkImport('chrome-trace/bare-array-unclosed/input.json', {
  format: 'chrome-trace',
  runs: [],
  whenCut: 'loses rows',
  report: {
    rowsRead: 7,
    rowsKept: 6,
    dropped: [{ reason: 'end events without a beginning', count: 1 }],
  },
  profiles: [
    {
      label: 'all threads',
      tool: { id: 'chrome-trace', name: 'Chrome trace' },
      // 1000 on one thread; 500, and 200 until the end of the trace, on the other.
      total: 1700 * µs,
      frames: [
        { name: 'request', self: 700 * µs, total: 1000 * µs, calls: 1 },
        { name: 'poll', self: 500 * µs, total: 500 * µs, calls: 1 },
        { name: 'tokenise', self: 300 * µs, total: 300 * µs, calls: 1 },
        { name: 'open', self: 200 * µs, total: 200 * µs, calls: 1 },
      ],
    },
  ],
});

describe('a trace', () => {
  it('of the reference page is imported', async () => {
    const { profiles } = expectSuccess(await importText(CHROME_TRACE_REFERENCE.example.text));
    expect(profiles.map(({ label }) => label)).toEqual(['rank 0, GPU', 'rank 0, CPU operators']);
    // Busy 30 + 10 of the 60 from 40 to 100.
    expect(profiles[0]?.gpu?.devices[0]?.busy).toBeCloseTo(40 * µs, 12);
    expect(profiles[0]?.gpu?.devices[0]?.span).toBeCloseTo(60 * µs, 12);
  });

  it('keeps events with numbers that are none, and leaves out those that are no JSON', async () => {
    const { profiles, report } = expectSuccess(
      await importText(`{"traceEvents": [
        {"ph": "X", "name": "a", "pid": 1, "tid": 1, "ts": 0, "dur": 5, "args": {"bandwidth": inf}},
        {"ph": "X", "name": "C:\\Users\\x", "pid": 1, "tid": 1, "ts": 10, "dur": 5},
        {"ph": "X", "name": "b", "pid": 1, "tid": 1, "ts": "20", "dur": "7"},
        {"ph": "X", "name": "c", "pid": 1, "tid": 1, "ts": 30, "dur": -1}
      ]}`),
    );
    expect(profiles[0]?.frames.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(report.dropped).toEqual([
      { reason: 'complete events without a time or a duration', count: 1 },
      { reason: 'events that are no valid JSON object', count: 1 },
    ]);
  });

  it('without any duration says so', async () => {
    const result = await importText(
      '{"traceEvents": [{"ph": "i", "name": "a", "pid": 1, "tid": 1, "ts": 0}]}',
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'no requests' } });
  });

  it('takes the device of a kernel from its process where args have none', async () => {
    const { profiles } = expectSuccess(
      await importText(
        '[{"ph":"X","cat":"kernel","name":"k","pid":2,"tid":7,"ts":0,"dur":1},{"ph":"X","cat":"kernel","name":"k","pid":5,"tid":7,"ts":0,"dur":1}]',
      ),
    );
    expect(profiles[0]?.gpu?.devices.map(({ name }) => name)).toEqual(['GPU 2', 'GPU 5']);
  });
});
