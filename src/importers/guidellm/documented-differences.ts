/** Where values computed from GuideLLM's requests differ from its own aggregate, and why. */
import type { DocumentedDifference } from '../documented-difference';
import { POPULATION_STD } from '../documented-difference';

const WEIGHTED_BY_TOKENS = {
  statistics: ['mean', 'std'],
  reason: 'GuideLLM weights each request by its tokens; here each request counts once.',
  atMost: 0.25,
} as const;

export const GUIDELLM_DIFFERENCES: readonly DocumentedDifference[] = [
  POPULATION_STD,
  { metric: 'time_per_output_token', ...WEIGHTED_BY_TOKENS },
  { metric: 'custom.guidellm_time_per_output_token_seconds', ...WEIGHTED_BY_TOKENS },
  {
    metric: 'any',
    statistics: 'quantiles',
    reason:
      'GuideLLM’s percentile is the first observed value whose cumulative share reaches it; here it is interpolated between two values (type 7). The fewer the requests, the larger the step.',
    atMost: 0.25,
  },
];
