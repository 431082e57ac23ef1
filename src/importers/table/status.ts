/** Outcome words and codes in a column of a table. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';

const SUCCEEDED =
  /^(?:ok|success|successful|succeeded|true|yes|1|pass|passed|complete|completed|done|2\d\d|stop|length)$/i;
const FAILED =
  /^(?:fail|failed|failure|error|errored|false|no|0|timeout|timed out|[45]\d\d|exception)$/i;
const CANCELLED = /^(?:cancelled|canceled|aborted|abort|incomplete|499)$/i;
const NO_ERROR = /^(?:|null|none|nil|nan|false|0|no|-|ok|\[\]|\{\})$/i;

/** The outcome that a cell names; null when the word is not known. */
export function parseOutcome(cell: string): RequestStatus | null {
  if (SUCCEEDED.test(cell)) return 'succeeded';
  if (CANCELLED.test(cell)) return 'cancelled';
  return FAILED.test(cell) ? 'failed' : null;
}

export function isOutcome(cell: string): boolean {
  return parseOutcome(cell) !== null;
}

/** A cell of an error column: anything that does not say "none" is a failure. */
export function parseErrorCell(cell: string): RequestStatus {
  return NO_ERROR.test(cell) ? 'succeeded' : 'failed';
}
