import { expect, it } from 'vitest';
import { formatWholeDuration } from '../../../../src/domain/units/format-whole-duration';

const DAY = 86_400;

it('uses the largest unit of which it is a whole number', () => {
  expect([30 * DAY, 3600, 5400, 90, 36 * 3600, 0, 0.5].map(formatWholeDuration)).toEqual([
    '30 d',
    '1 h',
    '90 min',
    '90 s',
    '36 h',
    '0 s',
    '0.5 s',
  ]);
});
