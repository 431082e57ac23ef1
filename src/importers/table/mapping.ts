/** How a generic table (text of any separator, JSON rows, JSON lines) is read: what a row is, and one role for each column. */
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import type { TableForm } from './form';

export type { ForeignUnit };

/**
 * What one row stands for. `requests`: a request · `metrics`: a metric, its statistics or runs in columns · `statistics`: a
 * statistic, the metrics in columns · `runs`: a run, its values in columns.
 */
export type TableLayout = 'requests' | 'metrics' | 'statistics' | 'runs';

/** A number since some moment, a date that can be read in one way only, or a date in the order of a country. */
export type TimestampUnit = 'ns' | 'us' | 'ms' | 's' | 'iso' | 'day first' | 'month first';

/** What is counted about a whole run. */
export type RunTotal = 'requests' | 'succeeded' | 'failed' | 'cancelled' | 'duration';

export type RequestColumnRole =
  | { readonly role: 'metric'; readonly metric: AnyMetricId; readonly unit: ForeignUnit }
  /** Words, HTTP codes, booleans (true: succeeded) or error texts (empty: succeeded). */
  | { readonly role: 'status'; readonly meaning: 'outcome' | 'error' }
  | { readonly role: 'start time'; readonly unit: TimestampUnit }
  | { readonly role: 'end time'; readonly unit: TimestampUnit }
  /** A text to group by: route, model, tenant. */
  | { readonly role: 'attribute' };

/** Columns of tables whose rows are no requests. */
export type SummaryColumnRole =
  /** Names the metric of the row, perhaps with its statistic and unit. */
  | { readonly role: 'row name' }
  | { readonly role: 'statistic name' }
  | { readonly role: 'unit name' }
  | { readonly role: 'run name' }
  /** How many samples the row's values are made of. */
  | { readonly role: 'sample count' }
  /** The row's number; several such columns are several runs, named by their headers. */
  | { readonly role: 'value' }
  | { readonly role: 'statistic'; readonly statistic: Statistic }
  | {
      readonly role: 'reported';
      readonly metric: AnyMetricId;
      readonly statistic: Statistic;
      readonly unit: ForeignUnit;
    }
  | { readonly role: 'total'; readonly of: RunTotal; readonly unit: ForeignUnit };

export type ColumnRole = { readonly role: 'ignore' } | RequestColumnRole | SummaryColumnRole;

/** What a row of the layout `metrics` is, by the text of its `row name` cell. */
export type RowMeaning =
  | { readonly row: 'ignore' }
  | {
      readonly row: 'metric';
      readonly metric: AnyMetricId;
      /** Absent: a column says it, or the usual one of a rate. */
      readonly statistic?: Statistic;
      readonly unit: ForeignUnit;
    }
  | { readonly row: 'total'; readonly of: RunTotal; readonly unit: ForeignUnit };

export interface NamedRow {
  readonly name: string;
  readonly meaning: RowMeaning;
}

export interface TableMapping {
  /** One role per column, in the order of the columns. */
  readonly columns: readonly ColumnRole[];
  /** Absent: `requests`. */
  readonly layout?: TableLayout;
  /** For the layout `metrics`; a row that is not named here is guessed, and left out when its name is not known. */
  readonly rows?: readonly NamedRow[];
  /** How the file is written; absent: as it is recognised. */
  readonly form?: TableForm;
}

export interface ColumnGuess {
  readonly header: string;
  readonly role: ColumnRole;
  /** False when the reader must confirm it: the name or the unit leaves more than one reading. */
  readonly certain: boolean;
  /** Why, for the reader: `unit taken from the name`. */
  readonly reason: string;
}

export interface RowGuess extends NamedRow {
  readonly certain: boolean;
  readonly reason: string;
}

/** What the reader needs in order to say what the table means. */
export interface TablePreview {
  readonly headers: readonly string[];
  /** The first rows, as text, for the reader to look at. */
  readonly rows: readonly (readonly string[])[];
  /** One guess per column, in order; `{columns: guesses.map((g) => g.role)}` is a mapping that can be imported as it is. */
  readonly guesses: readonly ColumnGuess[];
  /** One sentence that says what is not certain. */
  readonly question: string;
  readonly layout: TableLayout;
  /** False when the rows can be read in more than one way. */
  readonly layoutCertain: boolean;
  readonly form: TableForm;
  /** False when `1,234` may be a thousand and more, or one and a bit. */
  readonly decimalCertain: boolean;
  /** The named rows of the layout `metrics`; empty in the others. */
  readonly rowGuesses: readonly RowGuess[];
  /** JSON only: where else in the file a list of objects is. */
  readonly paths: readonly (readonly string[])[];
  /** The beginning of the file, from which `rebuildPreview` makes another preview. */
  readonly head: { readonly text: string; readonly isWhole: boolean };
}
