/** The canonical units, and what the table of their written forms says of each. */

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

/**
 * How many canonical units one written unit is. Powers of ten are kept as exponents, because shifting a decimal text is exact
 * (`99.9 %` is 0.999) where multiplying by 0.01 is not (0.9990000000000001).
 */
export type Scale = { readonly exponent: number } | { readonly factor: number };

export interface WrittenUnit {
  /** As shown: `ms`, `%`, `GiB`; empty where the number stands alone. */
  readonly symbol: string;
  /** Accepted spellings besides the symbol: lower case, no spaces. */
  readonly names: readonly string[];
  readonly scale: Scale;
  /** Shown for magnitudes below this (canonical units, exclusive); absent when it is only accepted, never chosen. */
  readonly below?: number;
}

export interface UnitSystem {
  /** In ascending order of size among those that are chosen for display. */
  readonly written: readonly WrittenUnit[];
  /** Whether `3.2k` and `1.5M` make sense. */
  readonly multipliers: boolean;
  /** The symbol that a bare number is in when the caller does not say; see `parseQuantity`. */
  readonly bare: string;
  /** For messages: what a reader might type. */
  readonly examples: string;
}
