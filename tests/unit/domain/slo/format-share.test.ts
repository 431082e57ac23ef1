import { expect, it } from 'vitest';
import { formatShare } from '../../../../src/domain/slo/format-share';

it.each([
  [0.99, '99 %'],
  [0.9995, '99.95 %'],
  // Seven nines are not 100 %.
  [0.9999999, '99.99999 %'],
  [1, '100 %'],
  [0, '0 %'],
  [0.144, '14.4 %'],
  [1e-7, '0.00001 %'],
  // Computed: six digits do.
  [0.28 / 30, '0.933333 %'],
  [1 / 3, '33.3333 %'],
])('%d is %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
