import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../../../src/domain/investigation/investigation-record';
import { isInOrder, sortTimeline } from '../../../../src/widgets/record-sections/timeline-order';

const event = (id: string, at: string): TimelineEvent => ({ id, at: { at }, event: id });

describe('sortTimeline', () => {
  it('sorts by time and keeps the order of equal times', () => {
    const events = [
      event('c', '2026-11-24T10:00:00Z'),
      event('a', '2026-11-24T09:00:00Z'),
      event('d', '2026-11-24T10:00:00Z'),
      event('b', '2026-11-24T09:00:00.5Z'),
    ];
    expect(sortTimeline(events).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(events[0]?.id).toBe('c');
  });
});

describe('isInOrder', () => {
  it('takes equal times in any order, and sees fractions of a second', () => {
    expect(isInOrder([])).toBe(true);
    expect(
      isInOrder([event('a', '2026-11-24T09:00:00Z'), event('b', '2026-11-24T09:00:00.5Z')]),
    ).toBe(true);
    expect(
      isInOrder([event('b', '2026-11-24T09:00:00.5Z'), event('a', '2026-11-24T09:00:00Z')]),
    ).toBe(false);
  });
});
