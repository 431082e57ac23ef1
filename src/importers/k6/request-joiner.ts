/**
 * k6's points have no request id: a request is one point of each http_req_… metric with the same time and tags, in the same order.
 * This puts them together again, in any order in which the metrics come, and holds only requests that are not complete.
 */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { routeLabel } from '../shared/route-label';
import { FIRST_BYTE } from './metrics';

export type Tags = Readonly<Record<string, string>>;

interface RequestPoint {
  readonly metric: 'http_req_duration' | 'http_req_waiting' | 'http_req_failed';
  /** Unix time of the request's end, in seconds. */
  readonly time: number | undefined;
  readonly value: number;
  readonly tags: Tags;
  /** The same for all points of the request: its time and its tags. */
  readonly key: string;
}

type JoinedMetric = RequestPoint['metric'];

interface OpenRequest {
  readonly time: number | undefined;
  readonly tags: Tags;
  duration?: number;
  waiting?: number;
  isFailed?: boolean;
}

/** The requests with one key. The k-th point of each metric belongs to the k-th of them. */
interface OpenQueue {
  /** Those from `head` on are not written yet. */
  requests: OpenRequest[];
  head: number;
  /** How many requests of this key came before `requests[0]`. */
  before: number;
  readonly points: Record<JoinedMetric, number>;
}

/** More requests than can end at one instant; an older one that is not complete by then misses a metric in the file. */
const MOST_OPEN = 20_000;
/** Texts of one attribute; a script that puts an id into each address would fill the memory with them. */
const MOST_TEXTS = 1_000;
const MILLISECONDS = 1e3;

export class RequestJoiner {
  readonly #rows: RequestTableBuilder;
  readonly #open = new Map<string, OpenQueue>();
  readonly #texts = new Map<string, Set<string>>();
  readonly counts = { succeeded: 0, failed: 0 };
  /** Unix seconds. */
  start = Number.POSITIVE_INFINITY;
  end = Number.NEGATIVE_INFINITY;
  /** Requests whose points are too far from each other in the file to be put together. */
  tornApart = 0;
  #size = 0;

  constructor(rows: RequestTableBuilder) {
    this.#rows = rows;
  }

  add(point: RequestPoint): void {
    const known = this.#open.get(point.key);
    // The rest of a request that was written before: k6 writes the duration first.
    if (!known && this.tornApart > 0 && point.metric !== 'http_req_duration') return;
    const queue = known ?? createQueue();
    const position = queue.points[point.metric] - queue.before;
    queue.points[point.metric] += 1;
    // A point of a request that was written without waiting for it any longer.
    if (position < queue.head) return;
    let request = queue.requests[position];
    if (!request) {
      request = { time: point.time, tags: point.tags };
      queue.requests.push(request);
      this.#open.set(point.key, queue);
      this.#size += 1;
    }
    set(request, point);
    for (let first = queue.requests[queue.head]; first && isComplete(first);) {
      this.#writeFirst(point.key, queue, first);
      first = queue.requests[queue.head];
    }
    if (this.#size > MOST_OPEN) this.#writeOldest();
  }

  /** A request of which the file has no more than one point: gRPC. */
  addSingle(time: number | undefined, milliseconds: number, isFailed: boolean, tags: Tags): void {
    this.#write({ time, tags, duration: milliseconds, isFailed });
  }

  /** Writes what is still open; to be called once, at the end. */
  finish(): void {
    for (const { requests, head } of this.#open.values())
      for (let i = head; i < requests.length; i += 1) {
        const request = requests[i];
        if (request) this.#write(request);
      }
    this.#open.clear();
  }

  #writeOldest(): void {
    for (const [key, queue] of this.#open) {
      const request = queue.requests[queue.head];
      if (!request) {
        this.#open.delete(key);
        continue;
      }
      this.tornApart += 1;
      this.#writeFirst(key, queue, request);
      if (queue.head === queue.requests.length) this.#open.delete(key);
      return;
    }
  }

  #writeFirst(key: string, queue: OpenQueue, request: OpenRequest): void {
    this.#write(request);
    this.#size -= 1;
    queue.head += 1;
    if (queue.head === queue.requests.length && hasEqualPoints(queue)) this.#open.delete(key);
    else if (queue.head >= 1_000) dropWritten(queue);
  }

  #write({ time, tags, duration, waiting, isFailed }: OpenRequest): void {
    // The rest of a request that was written before; each request has a duration.
    if (duration === undefined && this.tornApart > 0) return;
    const status: RequestStatus = (isFailed ?? looksFailed(tags)) ? 'failed' : 'succeeded';
    this.counts[status] += 1;
    const seconds = duration === undefined ? undefined : duration / MILLISECONDS;
    const start = time === undefined ? undefined : time - (seconds ?? 0);
    if (time !== undefined && start !== undefined) {
      this.start = Math.min(this.start, start);
      this.end = Math.max(this.end, time);
    }
    const values: Partial<Record<AnyMetricId, number | undefined>> =
      status === 'failed'
        ? {}
        : {
            request_latency: seconds,
            [FIRST_BYTE]: waiting === undefined ? undefined : waiting / MILLISECONDS,
          };
    this.#rows.add({ status, startTime: start, values, attributes: this.#attributes(tags) });
  }

  #attributes(tags: Tags): (readonly [string, string])[] {
    const found: (readonly [string, string])[] = [];
    const add = (name: string, text: string | undefined): void => {
      if (text === undefined || text === '') return;
      const known = this.#texts.get(name) ?? new Set<string>();
      this.#texts.set(name, known);
      if (!known.has(text) && known.size >= MOST_TEXTS) return;
      known.add(text);
      found.push([name, text]);
    };
    add('route', tags.name === undefined ? undefined : routeLabel(tags.name));
    add('method', tags.method?.slice(0, 20));
    add('status', tags.status?.slice(0, 20));
    add('scenario', tags.scenario?.slice(0, 80));
    add('error_code', tags.error_code?.slice(0, 20));
    return found;
  }
}

function createQueue(): OpenQueue {
  return {
    requests: [],
    head: 0,
    before: 0,
    points: { http_req_duration: 0, http_req_waiting: 0, http_req_failed: 0 },
  };
}

/** All metrics have had a point of each request, so the next point of any begins a new one. */
function hasEqualPoints({ points }: OpenQueue): boolean {
  return (
    points.http_req_duration === points.http_req_waiting &&
    points.http_req_waiting === points.http_req_failed
  );
}

/** Gives the memory of requests that are written back, a thousand at a time. */
function dropWritten(queue: OpenQueue): void {
  queue.requests = queue.requests.slice(queue.head);
  queue.before += queue.head;
  queue.head = 0;
}

function set(request: OpenRequest, { metric, value }: RequestPoint): void {
  if (metric === 'http_req_duration') request.duration = value;
  else if (metric === 'http_req_waiting') request.waiting = value;
  else request.isFailed = value > 0;
}

function isComplete({ duration, waiting, isFailed }: OpenRequest): boolean {
  return duration !== undefined && waiting !== undefined && isFailed !== undefined;
}

/** For files without http_req_failed, which k6 has since 0.31: what that metric is made of. */
function looksFailed(tags: Tags): boolean {
  if (tags.expected_response !== undefined && tags.expected_response !== '')
    return tags.expected_response === 'false';
  const status = Number(tags.status ?? '');
  return (
    (tags.error_code ?? '') !== '' ||
    (tags.status !== undefined && tags.status !== '' && !(status >= 200 && status < 400))
  );
}
