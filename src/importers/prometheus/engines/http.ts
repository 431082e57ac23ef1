/** The HTTP counters that vLLM and SGLang expose beside their own (prometheus-fastapi-instrumentator). */
import type { CounterEntry, Selection } from './engine';
import { share } from './engine';

/** Routes that generate or embed; `/metrics` and `/health` would thin the errors out. */
const ROUTES = /completions|generate|responses|messages|embed|score|rerank|pooling|invocations/u;

function requests(status: RegExp): Selection {
  return { names: ['http_requests_total'], where: { handler: ROUTES, status } };
}

/** Engines count finished requests by the reason they ended; only the HTTP layer knows which requests failed. */
export const HTTP_ERRORS: readonly CounterEntry[] = [
  share(
    [requests(/^5/u)],
    [requests(/^/u)],
    'error_rate',
    'engine',
    'Answers with HTTP status 5xx ÷ all answers of the routes that generate. Answers with 4xx are the caller’s mistakes or refusals and are not counted as failed; an error inside a stream that began with status 200 is not seen.',
  ),
];
