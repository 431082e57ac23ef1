/** The request rows that a measurement keeps, so that goodput can be judged again without the raw file. */
import type { RequestTable } from '../../benchmark-run/benchmark-run';
import { countPresent, isPresent } from '../../benchmark-run/column';
import type { AnyMetricId } from '../../metrics/metric';
import type { RequestSample } from '../investigation-record';

/** As many as a record may hold; above it every k-th row is kept. */
const MOST_ROWS = 20_000;
/** Latencies that goodput targets are about. */
const KEPT_METRICS = ['time_to_first_token', 'time_per_output_token', 'request_latency'] as const;
/** Microseconds in a value of seconds: finer than any client's clock is exact, and half the size in an exported record. */
const SIGNIFICANT_DIGITS = 6;

/**
 * All rows, or every k-th with the smallest k that leaves at most 20,000, starting with the first: an even spacing, so that no
 * phase of the run is left out. Undefined when there are no rows, or no latency in them.
 */
export function keepRequestRows(table: RequestTable | undefined): RequestSample | undefined {
  if (!table || table.length === 0) return undefined;
  const step = Math.ceil(table.length / MOST_ROWS);
  const rows = Array.from({ length: Math.ceil(table.length / step) }, (_, index) => index * step);
  const columns: Partial<Record<AnyMetricId, (number | null)[]>> = {};
  for (const metric of KEPT_METRICS) {
    const column = table.columns[metric];
    if (!column || countPresent(column) === 0) continue;
    columns[metric] = rows.map((row) => roundOrNull(column[row]));
  }
  if (Object.keys(columns).length === 0) return undefined;
  return {
    total: table.sampledFrom?.total ?? table.length,
    status: rows.map((row) => toStatus(table.status[row])),
    columns,
  };
}

function roundOrNull(value: number | undefined): number | null {
  return isPresent(value) && Number.isFinite(value)
    ? Number(value.toPrecision(SIGNIFICANT_DIGITS))
    : null;
}

/** A code that nothing is known about counts as failed: it did not succeed. */
function toStatus(code: number | undefined): 0 | 1 | 2 {
  return code === 0 || code === 2 ? code : 1;
}
