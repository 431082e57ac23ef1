import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createProfileDataItem } from '../../../../src/domain/investigation/create-profile-data-item';
import { dataItem } from '../../../../src/domain/investigation/versions/v1/steps';
import type { Profile } from '../../../../src/domain/profile/profile';

const PROFILE: Profile = {
  label: 'rank 0, GPU',
  tool: { id: 'chrome-trace', name: 'PyTorch profiler', version: '2.9' },
  measures: 'gpu time',
  total: 4,
  frames: [{ name: 'gemm', location: 'kernel', self: 4, calls: 2 }],
  frameCount: 1,
  gpu: { devices: [{ name: 'GPU 0', busy: 4, span: 8, operations: 2 }] },
  gaps: [{ start: 2, duration: 4, after: 'gemm', before: 'gemm' }],
  startedAt: '2026-01-01T00:00:00.000Z',
  duration: 9.5,
  notes: ['a note'],
};

describe('createProfileDataItem', () => {
  it('keeps the numbers and says in words what they show', () => {
    const item = createProfileDataItem(PROFILE, { id: 'p1', fileName: 'trace.json.gz' });
    expect(item).toMatchObject({
      id: 'p1',
      kind: 'profile',
      title: 'PyTorch profiler: rank 0, GPU',
      source: 'PyTorch profiler 2.9, trace.json.gz',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-01T00:00:09.500Z',
      profile: {
        measures: 'gpu time',
        total: 4,
        frames: PROFILE.frames,
        gpu: PROFILE.gpu,
        gaps: PROFILE.gaps,
      },
    });
    expect(item.finding).toContain('idle for 50 %');
    expect(item.gaps).toContain('which request caused an operation');
    expect(v.safeParse(dataItem, item).issues).toBeUndefined();
  });

  it('fits the record’s schema whatever the size of the profile', () => {
    const long = 'x'.repeat(5000);
    const big: Profile = {
      ...PROFILE,
      label: long,
      tool: { id: 'x', name: long, version: long },
      frames: [...Array(200).keys()].map((i) => ({ name: `${i}${long}`, location: long, self: i })),
      gpu: {
        devices: [...Array(100).keys()].map((i) => ({
          name: `${i}${long}`,
          busy: 1,
          span: 2,
          operations: 1,
        })),
      },
      gaps: [...Array(50).keys()].map((start) => ({
        start,
        duration: 1,
        after: long,
        before: long,
        device: long,
      })),
      notes: [...Array(600).keys()].map((i) => `${i} ${long.repeat(9)}`),
    };
    const item = createProfileDataItem(big, { id: 'p1', fileName: long, sha256: long });
    expect(v.safeParse(dataItem, item).issues).toBeUndefined();
    expect(item.profile?.frames).toHaveLength(50);
    expect(item.profile?.frames[0]?.self).toBe(199);
    expect(item.profile?.gaps).toHaveLength(20);
  });

  it('has no time range where the profile has no calendar time', () => {
    const { startedAt: _, ...rest } = PROFILE;
    const item = createProfileDataItem(rest, { id: 'p1' });
    expect(item).not.toHaveProperty('from');
    expect(item).not.toHaveProperty('to');
    expect(createProfileDataItem({ ...PROFILE, startedAt: 'x' }, { id: 'p1' })).not.toHaveProperty(
      'from',
    );
  });
});
