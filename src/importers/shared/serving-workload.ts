/** What vLLM and SGLang say about the load they made. */
import type { ArrivalProcess } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { fieldOf, numberOf } from '../fields';

export interface ServingLoad {
  readonly requestRate: number | 'unlimited' | undefined;
  readonly maxConcurrency: number | undefined;
  readonly arrival: ArrivalProcess;
  /** `concurrency 64`, `4 requests/s`, `all at once`. */
  readonly label: string | undefined;
}

/**
 * Reads `request_rate` (a number, the string "inf" of vLLM, the literal Infinity of SGLang) and `max_concurrency`. Without a rate
 * but with a cap the loop is closed: a request waits for an earlier one to end. With a rate it is open, even under a cap.
 */
export function readServingLoad(data: JsonObject): ServingLoad {
  const requestRate = readRate(fieldOf(data, 'request_rate'));
  const cap = numberOf(data, 'max_concurrency');
  const maxConcurrency = cap !== undefined && cap > 0 ? cap : undefined;
  return {
    requestRate,
    maxConcurrency,
    arrival: arrivalOf(requestRate, maxConcurrency),
    label: labelOf(requestRate, maxConcurrency),
  };
}

function arrivalOf(
  rate: ServingLoad['requestRate'],
  maxConcurrency: number | undefined,
): ArrivalProcess {
  if (rate === undefined) return 'unknown';
  return rate === 'unlimited' && maxConcurrency !== undefined ? 'closed' : 'open';
}

/** Says what the shape of the load does to the latencies. */
export function noteServingLoad(
  run: RunBuilder,
  { requestRate, maxConcurrency }: ServingLoad,
): void {
  if (typeof requestRate === 'number' && maxConcurrency !== undefined) {
    run.note(
      `Requests arrived at ${requestRate} per second but at most ${maxConcurrency} were in flight: when the cap is reached, arrivals wait in the client and the load is less than asked for.`,
    );
  }
  if (requestRate === 'unlimited' && maxConcurrency === undefined) {
    run.note('All requests were sent at once: the latencies include the wait behind that burst.');
  }
}

function readRate(value: unknown): ServingLoad['requestRate'] {
  if (typeof value === 'number')
    return value === Number.POSITIVE_INFINITY ? 'unlimited' : positive(value);
  if (typeof value !== 'string') return undefined;
  return /^\+?inf(inity)?$/i.test(value.trim()) ? 'unlimited' : positive(Number(value));
}

function positive(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

function labelOf(
  rate: ServingLoad['requestRate'],
  maxConcurrency: number | undefined,
): string | undefined {
  const parts = [
    ...(typeof rate === 'number' ? [`${rate} requests/s`] : []),
    ...(maxConcurrency === undefined ? [] : [`concurrency ${maxConcurrency}`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return rate === 'unlimited' ? 'all at once' : undefined;
}
