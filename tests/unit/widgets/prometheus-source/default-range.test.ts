import { expect, it } from 'vitest';
import { createDefaultRange } from '../../../../src/widgets/prometheus-source/default-range';

const at = (time: string) => ({ at: `2026-11-17T${time}Z` });

it.each([
  [
    'onset to detection',
    { onset: at('09:20:00'), detected: at('10:05:00') },
    '09:20:00',
    '10:05:00',
  ],
  ['half an hour from the onset', { onset: at('09:20:00') }, '09:20:00', '09:50:00'],
  ['half an hour before the detection', { detected: at('10:05:00') }, '09:35:00', '10:05:00'],
])('%s', (_name, symptoms, from, to) => {
  expect(createDefaultRange(symptoms)).toEqual({ from: at(from).at, to: at(to).at });
});

it('is nothing without times, and nothing when they are the wrong way round', () => {
  expect(createDefaultRange({})).toBeNull();
  expect(createDefaultRange({ onset: at('10:00:00'), detected: at('09:00:00') })).toBeNull();
});
