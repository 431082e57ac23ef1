/**
 * Asks a Prometheus server directly, in sites that are built to allow it (`PROMETHEUS_ORIGINS`). Nothing that identifies the reader
 * goes along: no cookies, no referrer. The answer is a file like one that was dropped, and the importer judges it.
 */
import { ANSWER_FILE } from '@site/src/exporters/prometheus-query/commands';
import {
  createRangeUrl,
  type RangeRequest,
} from '@site/src/exporters/prometheus-query/range-request';

export interface QueryOptions {
  /** The reader's cancelling. */
  readonly signal?: AbortSignal | undefined;
  /** Unix time in seconds. */
  readonly now: number;
  /** Milliseconds for the whole answer. */
  readonly timeout?: number;
  /** Bytes of the answer. */
  readonly limit?: number;
  readonly fetch?: typeof fetch;
}

export type QueryResult =
  | { readonly kind: 'answered'; readonly file: File }
  /** One sentence or two: what went wrong and what to do. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** Prometheus gives up on a query after two minutes (`--query.timeout`); a query of this size takes a second. */
const TIMEOUT = 60_000;
const MIB = 1024 * 1024;
const LIMIT = 64 * MIB;

export async function queryPrometheus(
  request: RangeRequest,
  { signal, now, timeout = TIMEOUT, limit = LIMIT, fetch = globalThis.fetch }: QueryOptions,
): Promise<QueryResult> {
  const { origin } = new URL(request.endpoint);
  const expired = AbortSignal.timeout(timeout);
  const signals = signal === undefined ? [expired] : [expired, signal];
  const options: RequestInit = {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.any(signals),
  };
  const fail = (message: string): QueryResult => ({ kind: 'failed', message });
  try {
    const response = await fetch(createRangeUrl(request, now), options);
    const parts = await readUpTo(response, response.ok ? limit : MIB);
    if (parts === null) {
      return fail(
        `The answer of ${origin} is larger than ${limit / MIB} MiB: add a label, or ask for a shorter range.`,
      );
    }
    const file = new File([...parts], ANSWER_FILE, { type: 'application/json' });
    return response.ok
      ? { kind: 'answered', file }
      : fail(describeStatus(origin, response.status, await file.text()));
  } catch {
    if (signal?.aborted === true) return { kind: 'cancelled' };
    if (expired.aborted) {
      return fail(
        `${origin} gave no whole answer within ${timeout / 1000} s: ask for a shorter range, or run the command.`,
      );
    }
    return fail(await explainNoAnswer(request.endpoint, options, fetch));
  }
}

/** The body, or null when there is more of it than `limit` bytes; the rest is not fetched then. */
async function readUpTo(
  response: Response,
  limit: number,
): Promise<readonly Uint8Array<ArrayBuffer>[] | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return parts;
    size += next.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    parts.push(next.value);
  }
}

function describeStatus(origin: string, status: number, body: string): string {
  const cause = readPrometheusError(body);
  return cause === null
    ? `${origin} answered with status ${status} and not as Prometheus does: check the address, and whether something in front of it wants a login.`
    : `Prometheus refused the query with status ${status}, ${cause.replace(/[.\s]+$/u, '')}. Correct the labels or the range.`;
}

/** `bad_data: invalid parameter "query"`, from `{"status": "error", "errorType": …, "error": …}`; null when it is something else. */
function readPrometheusError(body: string): string | null {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('errorType' in answer)) return null;
    const parts = [answer.errorType, 'error' in answer ? answer.error : undefined];
    const text = parts.filter((part) => typeof part === 'string').join(': ');
    return text.slice(0, 300);
  } catch {
    return null;
  }
}

/** Browsers give one error for all causes; a request whose answer nobody may read tells whether there is a server. */
async function explainNoAnswer(
  endpoint: string,
  options: RequestInit,
  fetch: typeof globalThis.fetch,
): Promise<string> {
  const { origin } = new URL(endpoint);
  try {
    await fetch(endpoint, { ...options, mode: 'no-cors' });
    return `${origin} is there, but does not let this site read its answer (CORS): set --web.cors.origin of Prometheus, or run the command.`;
  } catch {
    return `${origin} cannot be reached from this browser: check that it runs, the network between, and that a page served over https does not ask an http address. The command may still work.`;
  }
}
