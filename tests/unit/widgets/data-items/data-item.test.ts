import { describe, expect, it } from 'vitest';
import {
  describeRange,
  isRangeReversed,
  isSha256,
  summariseDataItem,
} from '../../../../src/widgets/data-items/data-item';

describe('summariseDataItem', () => {
  it('puts what is known into one line', () => {
    expect(
      summariseDataItem(
        {
          id: 'd',
          kind: 'metrics',
          title: 'Queue length',
          source: 'Prometheus',
          from: '2026-11-24T14:00:00Z',
          to: '2026-11-24T14:30:00Z',
          query: 'vllm:num_requests_waiting',
          gaps: 'one scrape lost',
        },
        'run A',
      ),
    ).toBe(
      'Prometheus · 2026-11-24 14:00 to 14:30 UTC · linked to run A · query kept · gaps noted',
    );
  });

  it('is empty for an item that only has its kind', () => {
    expect(summariseDataItem({ id: 'd', kind: 'logs', title: '' }, undefined)).toBe('');
  });
});

describe('describeRange', () => {
  it('names the day of the end only when it is another one', () => {
    expect(describeRange('2026-11-24T23:50:00Z', '2026-11-25T00:10:00Z')).toBe(
      '2026-11-24 23:50 to 2026-11-25 00:10 UTC',
    );
  });

  it('says from and until for a half-open range', () => {
    expect(describeRange('2026-11-24T14:00:00Z', undefined)).toBe('from 2026-11-24 14:00 UTC');
    expect(describeRange(undefined, '2026-11-24T14:00:05Z')).toBe('until 2026-11-24 14:00:05 UTC');
    expect(describeRange(undefined, undefined)).toBeUndefined();
  });
});

describe('isRangeReversed', () => {
  it('compares times and not texts', () => {
    // As texts "…00:00.5Z" is before "…00:00Z", because "." is before "Z".
    expect(isRangeReversed('2026-11-24T14:00:00Z', '2026-11-24T14:00:00.5Z')).toBe(false);
    expect(isRangeReversed('2026-11-24T14:00:01Z', '2026-11-24T14:00:00Z')).toBe(true);
    expect(isRangeReversed('2026-11-24T14:00:00Z', '2026-11-24T14:00:00Z')).toBe(false);
    expect(isRangeReversed(undefined, '2026-11-24T14:00:00Z')).toBe(false);
  });
});

describe('isSha256', () => {
  it('takes 64 hexadecimal digits', () => {
    // SHA-256 of no bytes (FIPS 180-4 example of the empty message).
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(isSha256(empty)).toBe(true);
    expect(isSha256(empty.toUpperCase())).toBe(true);
    expect(isSha256(empty.slice(1))).toBe(false);
    expect(isSha256(`${empty}0`)).toBe(false);
    expect(isSha256(empty.replace('e', 'g'))).toBe(false);
  });
});
