import { describe, expect, it } from 'vitest';
import type { RecordedProfile } from '../../../../src/domain/investigation/investigation-record';
import {
  columnUnit,
  createFrameRows,
  formatAmount,
  formatShare,
  listOrders,
} from '../../../../src/widgets/data-items/profile-rows';

const PROFILE: RecordedProfile = {
  label: 'MainThread',
  tool: { name: 'py-spy' },
  measures: 'sampled time',
  total: 2,
  frames: [
    { name: 'leaf', self: 1, total: 1 },
    { name: 'caller', self: 0.5, total: 2 },
    { name: 'kernel', self: 0.25 },
    { name: 'range', total: 0.5 },
  ],
  frameCount: 4,
  gaps: [],
  notes: [],
};

describe('createFrameRows', () => {
  it('ranks by own time, without frames that have none', () => {
    const rows = createFrameRows(PROFILE, 'self');
    expect(rows.map(({ frame, share }) => [frame.name, share])).toEqual([
      ['leaf', 0.5],
      ['caller', 0.25],
      ['kernel', 0.125],
    ]);
  });

  it('ranks by total time', () => {
    const rows = createFrameRows(PROFILE, 'total');
    expect(rows.map(({ frame }) => frame.name)).toEqual(['caller', 'leaf', 'range']);
  });

  it('offers only what the profile has', () => {
    expect(listOrders(PROFILE)).toEqual(['self', 'total']);
    expect(listOrders({ ...PROFILE, frames: [{ name: 'a', self: 1 }] })).toEqual(['self']);
    expect(listOrders({ ...PROFILE, frames: [{ name: 'a', total: 1 }] })).toEqual(['total']);
  });
});

it('writes a column in one unit, and what is missing as such', () => {
  const unit = columnUnit(PROFILE, [0.002, undefined, 0.5]);
  expect(unit).toBe('ms');
  expect(formatAmount(PROFILE, 0.002, unit)).toBe('2');
  expect(formatAmount(PROFILE, undefined, unit)).toBe('–');
});

it('never shows a part as nothing', () => {
  expect(formatShare(0.4512)).toBe('45.1 %');
  expect(formatShare(0.0001)).toBe('< 0.1 %');
  expect(formatShare(0)).toBe('0 %');
  expect(formatShare(null)).toBe('–');
});
