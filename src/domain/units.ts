/**
 * Units of measure. Inside the product every number is in a canonical unit (seconds, tokens, requests, bytes, ratio 0 to 1,
 * USD); milliseconds, percent and GiB exist only in what is shown to a person or read from a foreign file.
 */

export type Unit =
  | 'seconds'
  | 'tokens'
  | 'requests'
  | 'bytes'
  | 'ratio'
  | 'usd'
  | 'count'
  | 'requests_per_second'
  | 'tokens_per_second'
  | 'usd_per_million_tokens';
