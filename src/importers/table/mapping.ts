/** How the columns of a generic table (CSV, TSV, JSON rows, JSONL) are read: one role for each column. */
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';

export type { ForeignUnit };

/** How a column of points in time is written: a number since some moment, or a date and time (ISO 8601). */
export type TimestampUnit = 'ns' | 'us' | 'ms' | 's' | 'iso';

export type ColumnRole =
  | { readonly role: 'ignore' }
  | { readonly role: 'metric'; readonly metric: AnyMetricId; readonly unit: ForeignUnit }
  /** Words, HTTP codes, booleans (true: succeeded) or error texts (empty: succeeded). */
  | { readonly role: 'status'; readonly meaning: 'outcome' | 'error' }
  | { readonly role: 'start time'; readonly unit: TimestampUnit }
  | { readonly role: 'end time'; readonly unit: TimestampUnit }
  /** A text to group by: route, model, tenant. */
  | { readonly role: 'attribute' };

/** One role per column, in the order of the columns. */
export interface TableMapping {
  readonly columns: readonly ColumnRole[];
}

export interface ColumnGuess {
  readonly header: string;
  readonly role: ColumnRole;
  /** False when the reader must confirm it: the name or the unit leaves more than one reading. */
  readonly certain: boolean;
  /** Why, for the reader: `unit taken from the name`. */
  readonly reason: string;
}

/** What the reader needs in order to say what the columns mean. */
export interface TablePreview {
  readonly headers: readonly string[];
  /** The first rows, as text, for the reader to look at. */
  readonly rows: readonly (readonly string[])[];
  /** One guess per column, in order; `{columns: guesses.map((g) => g.role)}` is a mapping that can be imported as it is. */
  readonly guesses: readonly ColumnGuess[];
  /** One sentence that says what is not certain. */
  readonly question: string;
}
