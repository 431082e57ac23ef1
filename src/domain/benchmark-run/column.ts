/**
 * Reading the columns of a request table. NaN in a column means "the file does not have this value"; nothing else in the
 * product may look at that NaN, so every reader of a column goes through this file.
 */
import type { AnyMetricId } from '../metrics/metric';
import type { Column, RequestStatus, RequestTable } from './benchmark-run';
import { REQUEST_STATUSES } from './benchmark-run';

/** A column of `length` entries that are all missing. */
export function createColumn(length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(length).fill(Number.NaN);
}

/** Whether a column entry holds a value. */
export function isPresent(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

/** How many entries of the column hold a value. */
export function countPresent(column: Column): number {
  let count = 0;
  for (const value of column) if (isPresent(value)) count += 1;
  return count;
}

/** The values that are there, in the order of the column, as a new array (the caller may sort it). */
export function presentValues(column: Column): Float64Array {
  const present = countPresent(column);
  if (present === column.length) return column.slice();
  const values = new Float64Array(present);
  let length = 0;
  for (const value of column) {
    if (!isPresent(value)) continue;
    values[length] = value;
    length += 1;
  }
  return values;
}

/** The code of a status in `RequestTable.status`. */
export function statusCode(status: RequestStatus): number {
  return REQUEST_STATUSES.indexOf(status);
}

/** How many requests of the run ended with the status, those without a row of their own included. */
export function countStatus(table: RequestTable, status: RequestStatus): number {
  if (table.sampledFrom) return table.sampledFrom.counts[status];
  const code = statusCode(status);
  let count = 0;
  for (const entry of table.status) if (entry === code) count += 1;
  return count;
}

/**
 * The present values of a metric over the requests that succeeded, which are the ones an SLO on latency is judged on; as a
 * new array. Null when the table has no such column.
 */
export function succeededValues(table: RequestTable, metric: AnyMetricId): Float64Array | null {
  const column = table.columns[metric];
  if (!column) return null;
  const succeeded = statusCode('succeeded');
  return column.filter((value, row) => isPresent(value) && table.status[row] === succeeded);
}
