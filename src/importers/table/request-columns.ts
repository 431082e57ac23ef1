/** What the columns of a table of requests are, and which of a request's values come from them. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { createConverter } from '../../domain/units/foreign-units';
import type { ColumnRole, TableMapping, TimestampUnit } from './mapping';
import type { CellKind } from './plain-rows';
import { parseErrorCell, parseOutcome } from './status';

export interface Column<Role extends ColumnRole['role']> {
  readonly index: number;
  readonly name: string;
  readonly role: Extract<ColumnRole, { role: Role }>;
}

export interface TimeColumn {
  readonly index: number;
  readonly name: string;
  readonly role: { readonly unit: TimestampUnit };
}

export interface RequestColumns {
  /** Cells of a whole row. */
  readonly width: number;
  readonly metrics: readonly Column<'metric'>[];
  /** One for each of `metrics`. */
  readonly converters: readonly ((value: number) => number)[];
  readonly statuses: readonly Column<'status'>[];
  readonly attributes: readonly Column<'attribute'>[];
  readonly start: TimeColumn | undefined;
  readonly end: TimeColumn | undefined;
  readonly ignored: readonly Column<'ignore'>[];
  /** The metrics of the columns, then those that may be derived: the places of a row's values. */
  readonly valueMetrics: readonly AnyMetricId[];
  /** Places in `valueMetrics`; −1 for what the table does not have. */
  readonly places: {
    readonly latency: number;
    readonly ttft: number;
    readonly tokens: number;
    readonly tpot: number;
  };
}

export function planColumns(headers: readonly string[], mapping: TableMapping): RequestColumns {
  const pick = <Role extends ColumnRole['role']>(role: Role): Column<Role>[] =>
    mapping.columns.flatMap((column, index) =>
      isRole(column, role) ? [{ index, name: headers[index] ?? '', role: column }] : [],
    );
  const metrics = pick('metric');
  const valueMetrics = metrics.map(({ role }) => role.metric);
  const place = (metric: AnyMetricId): number => {
    const at = valueMetrics.indexOf(metric);
    return at === -1 ? valueMetrics.push(metric) - 1 : at;
  };
  const latency = place('request_latency');
  const places = {
    latency,
    ttft: valueMetrics.indexOf('time_to_first_token'),
    tokens: valueMetrics.indexOf('output_tokens'),
    tpot: place('time_per_output_token'),
  };
  return {
    width: headers.length,
    metrics,
    converters: metrics.map(({ role }) => createConverter(role.unit)),
    statuses: pick('status'),
    attributes: pick('attribute'),
    start: pick('start time')[0],
    end: pick('end time')[0],
    ignored: pick('ignore'),
    valueMetrics,
    places,
  };
}

function isRole<Role extends ColumnRole['role']>(
  column: ColumnRole,
  role: Role,
): column is Extract<ColumnRole, { role: Role }> {
  return column.role === role;
}

/** What has to be read of each column; null when there is one of dates, which only the reader of single rows reads. */
export function plainKinds(columns: RequestColumns): CellKind[] | null {
  const times = [columns.start, columns.end].filter((column) => column !== undefined);
  if (times.some(({ role }) => isDateUnit(role.unit))) return null;
  const kinds = Array.from<unknown, CellKind>({ length: columns.width }, () => 'ignored');
  for (const { index } of [...columns.metrics, ...times]) kinds[index] = 'number';
  for (const { index } of [...columns.statuses, ...columns.attributes]) kinds[index] = 'text';
  return kinds;
}

/** Whether the column holds dates, which are texts, and not a count of seconds or of a part of them. */
export function isDateUnit(
  unit: TimestampUnit,
): unit is Extract<TimestampUnit, 'iso' | 'day first' | 'month first'> {
  return unit === 'iso' || unit === 'day first' || unit === 'month first';
}

/** The outcome that a cell of a status column names; null when it is not understood. */
export function readOutcome(meaning: 'outcome' | 'error', cell: string): RequestStatus | null {
  return meaning === 'error' ? parseErrorCell(cell) : parseOutcome(cell);
}

/** What is counted over all rows of a table. */
export class RequestTally {
  readonly counts: Record<RequestStatus, number> = { succeeded: 0, failed: 0, cancelled: 0 };
  /** Seconds on the clock of the table: the first start and the last end. */
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  /** Whether a time per output token was computed. */
  derived = false;
}
