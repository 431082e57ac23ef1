import { describe, expect, it } from 'vitest';
import {
  describeBlindSpots,
  describeGpuIdle,
  describeProfile,
  describeWhole,
} from '../../../../src/domain/profile/describe-profile';
import type { Profile } from '../../../../src/domain/profile/profile';
import { computeGpuTotals, computeShare } from '../../../../src/domain/profile/profile';
import { rankByTotal, selectTopFrames } from '../../../../src/domain/profile/select-frames';
import { isWaitingFrame } from '../../../../src/domain/profile/waiting';

const aProfile = (over: Partial<Profile>): Profile => ({
  label: 'MainThread',
  tool: { id: 'speedscope', name: 'py-spy' },
  measures: 'sampled time',
  total: 10,
  frames: [],
  frameCount: 0,
  gaps: [],
  notes: [],
  ...over,
});

describe('computeShare', () => {
  it('is a part of the whole, and nothing without one', () => {
    expect(computeShare(1, 4)).toBe(0.25);
    expect(computeShare(5, 4)).toBe(1);
    expect(computeShare(1, 0)).toBeNull();
    expect(computeShare(Number.NaN, 4)).toBeNull();
  });
});

describe('computeGpuTotals', () => {
  it('adds up devices before dividing', () => {
    // 30 of 100 and 10 of 20: 40 of 120, idle 2/3. The mean of the two idle shares would be 0.6.
    const devices = [
      { name: 'GPU 0', busy: 30, span: 100, operations: 3 },
      { name: 'GPU 1', busy: 10, span: 20, operations: 1 },
    ];
    const { busy, span, idleShare } = computeGpuTotals(devices);
    expect([busy, span]).toEqual([40, 120]);
    expect(idleShare).toBeCloseTo(2 / 3, 12);
    expect(computeGpuTotals([]).idleShare).toBeNull();
  });
});

describe('selectTopFrames', () => {
  const leaf = (i: number) => ({ name: `leaf ${i}`, self: 100 - i, total: 100 - i });
  const caller = (i: number) => ({ name: `caller ${i}`, self: 0, total: 1000 - i });

  it('keeps the largest by own time and the largest by total time', () => {
    const frames = [...Array(10).keys()].flatMap((i) => [leaf(i), caller(i)]);
    expect(selectTopFrames(frames, 4).map(({ name }) => name)).toEqual([
      'leaf 0',
      'leaf 1',
      'caller 0',
      'caller 1',
    ]);
  });

  it('fills up with own times where there are no total ones, and drops frames without any time', () => {
    const frames = [
      { name: 'a', self: 1 },
      { name: 'b', self: 3 },
      { name: 'c', self: 2 },
      { name: 'd', self: 0 },
    ];
    expect(selectTopFrames(frames, 2).map(({ name }) => name)).toEqual(['b', 'c']);
    expect(selectTopFrames(frames, 9).map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  });

  it('sorts alike frames by name, so that the result does not depend on their order', () => {
    const frames = [
      { name: 'b', self: 1 },
      { name: 'a', self: 1 },
    ];
    expect(selectTopFrames(frames, 1)).toEqual(selectTopFrames(frames.toReversed(), 1));
  });

  it('has only frames with a total in the other ranking', () => {
    expect(
      rankByTotal([
        { name: 'a', self: 5 },
        { name: 'b', total: 1 },
      ]),
    ).toEqual([{ name: 'b', total: 1 }]);
  });
});

describe('isWaitingFrame', () => {
  it.each([
    "{method 'poll' of 'select.epoll' objects}",
    '{built-in method time.sleep}',
    '{built-in method select.select}',
    'select',
    'epoll_wait',
    'pthread_cond_timedwait',
    "{method 'acquire' of '_thread.lock' objects}",
    'cudaStreamSynchronize',
    'hipDeviceSynchronize',
    '[await]',
    'wait (threading.py:355)',
  ])('takes %s as waiting', (name) => {
    expect(isWaitingFrame(name)).toBe(true);
  });

  it.each([
    'aten::select',
    'index_select',
    'select_experts',
    'await_response',
    'polling',
    'encode',
  ])('takes %s as work', (name) => {
    expect(isWaitingFrame(name)).toBe(false);
  });
});

describe('describeProfile', () => {
  it('names the largest own times, then callers, then waiting', () => {
    const text = describeProfile(
      aProfile({
        frames: [
          { name: 'epoll_wait', self: 5, total: 5 },
          { name: 'encode', self: 3, total: 3 },
          { name: 'render', self: 1, total: 4 },
          { name: 'handle', self: 0.5, total: 7 },
          { name: '<module>', self: 0, total: 10 },
        ],
      }),
    );
    expect(text).toContain(
      'Most time in: epoll_wait 5 s (50 %); encode 3 s (30 %); render 1 s (10 %)',
    );
    // The whole program says nothing, and render is named already.
    expect(text).toContain('Largest with what they call: handle 7 s (70 %).');
    expect(text).toContain('Of that 5 s (50 %) is waiting (epoll_wait), not work.');
  });

  it('says how long the GPU was idle, and between what the longest gap was', () => {
    const profile = aProfile({
      measures: 'gpu time',
      frames: [{ name: 'gemm', self: 10, calls: 2 }],
      gpu: { devices: [{ name: 'GPU 0', busy: 6, span: 8, operations: 2 }] },
      gaps: [{ start: 3, duration: 1.5, after: 'gemm', before: 'softmax' }],
    });
    expect(describeProfile(profile)).toContain(
      'GPU busy for 6 s of 8 s between the first and the last operation, idle for 25 %. Longest gap 1.5 s, after gemm, before softmax.',
    );
    expect(describeGpuIdle(aProfile({}))).toBeNull();
  });

  it('cuts names that a sentence cannot carry', () => {
    const text = describeProfile(aProfile({ frames: [{ name: 'x'.repeat(300), self: 1 }] }));
    expect(text).toContain(`${'x'.repeat(79)}… 1 s`);
  });
});

describe('describeBlindSpots', () => {
  it('says that sums of kernels do not know idle time, and that a trace does', () => {
    const sums = aProfile({ measures: 'gpu time' });
    expect(describeBlindSpots(sums)).toContain('how long the GPU was idle');
    expect(describeBlindSpots({ ...sums, gpu: { devices: [] } })).not.toContain('was idle');
  });

  it('is about memory for a heap profile', () => {
    expect(describeBlindSpots(aProfile({ measures: 'sampled bytes' }))).toContain(
      'Memory, not time',
    );
    expect(describeWhole({ measures: 'sampled bytes', total: 1024 })).toBe('1 KiB of memory');
    expect(describeWhole({ measures: 'samples', total: 5 })).toBe('5 samples');
  });
});
