/** Where values computed from AIPerf's records differ from its own aggregate, and why. */
import type { DocumentedDifference } from '../documented-difference';
import { POPULATION_STD } from '../documented-difference';

export const AIPERF_DIFFERENCES: readonly DocumentedDifference[] = [
  POPULATION_STD,
  {
    metric: 'any',
    statistics: ['rate'],
    reason:
      'Since 0.8 AIPerf divides by the time from the start to the end of the phase; the records only show when the first request started and the last one ended.',
    atMost: 0.1,
  },
];
