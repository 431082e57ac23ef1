/** Numbers of one request that follow from its other numbers. Seconds and tokens; null where the value does not exist. */

/**
 * Time per output token after the first one: (request latency − time to first token) / (output tokens − 1), in seconds; the
 * definition of vLLM `bench serve` and of AIPerf's `inter_token_latency`. Null for answers of at most one token, which have no
 * second token to wait for, and when the latency is shorter than the time to the first token.
 */
export function computeTimePerOutputToken(
  requestLatency: number,
  timeToFirstToken: number,
  outputTokens: number,
): number | null {
  if (!(outputTokens > 1)) return null;
  const decode = requestLatency - timeToFirstToken;
  return decode >= 0 ? decode / (outputTokens - 1) : null;
}
