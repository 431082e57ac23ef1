import { describe, expect, it } from 'vitest';
import type { DataItem } from '../../../src/domain/investigation/investigation-record';
import type { Block } from '../../../src/exporters/document/document';
import { createProfileBlocks } from '../../../src/exporters/document/profile-blocks';

const ITEM: DataItem = {
  id: 'p',
  kind: 'profile',
  title: 'rank 0',
  profile: {
    label: 'rank 0',
    tool: { name: 'PyTorch profiler' },
    measures: 'gpu time',
    total: 2,
    frames: [...Array(12).keys()].map((i) => ({
      name: `kernel ${i}`,
      location: 'kernel',
      self: (12 - i) / 100,
      calls: 3,
    })),
    frameCount: 40,
    gpu: { devices: [{ name: 'GPU 0', busy: 2, span: 8, operations: 36 }] },
    gaps: [{ start: 1, duration: 0.5, after: 'kernel 0', before: 'kernel 1' }],
    notes: ['Shares are of the summed time.'],
  },
};

function tablesOf(blocks: readonly Block[]) {
  return blocks.filter((block) => block.kind === 'table');
}

describe('createProfileBlocks', () => {
  it('lists the largest ten frames with their shares', () => {
    const [frames] = tablesOf(createProfileBlocks(ITEM));
    expect(frames?.caption).toBe('Where the time went: rank 0');
    expect(frames?.columns.map(({ label }) => label)).toEqual([
      'Frame',
      'Place',
      'Share',
      'Own',
      'Total',
      'Calls',
    ]);
    expect(frames?.rows).toHaveLength(10);
    // 0.12 of 2.
    expect(frames?.rows[0]).toEqual(['kernel 0', 'kernel', '6 %', '120 ms', '', '3']);
  });

  it('says how long the GPU was idle, and lists the gaps', () => {
    const blocks = createProfileBlocks(ITEM);
    expect(JSON.stringify(blocks)).toContain('idle for 75 %');
    expect(tablesOf(blocks)[1]?.rows).toEqual([['500 ms', '1 s', 'kernel 0', 'kernel 1', '']]);
  });

  it('ranks by total time where own times are unknown', () => {
    const profile = ITEM.profile && {
      ...ITEM.profile,
      frames: [
        { name: 'a', total: 0.5 },
        { name: 'b', total: 1 },
      ],
    };
    const [frames] = tablesOf(createProfileBlocks({ ...ITEM, profile }));
    expect(frames?.rows.map(([name, , share]) => [name, share])).toEqual([
      ['b', '50 %'],
      ['a', '25 %'],
    ]);
  });

  it('is nothing for an item without a profile', () => {
    expect(createProfileBlocks({ id: 'x', kind: 'logs', title: 'Logs' })).toEqual([]);
  });
});
