/**
 * Spans of traces, whatever product wrote them, to requests. One call of a model is often seen by several spans of the same trace
 * (client, gateway, server): they are counted once. Retrieval that came before a call is added to it.
 */
import { tooManyRows } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import type { Moment } from './moment';
import { elapsed, secondsBetween } from './moment';
import type { ObservedRequest, ObservedRequests } from './observed-requests';
import { completeValues } from './observed-requests';
import { computeCovered } from './observed-retrieval';

export interface ObservedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  /** `llm`: one call of a model · `database`: counts as retrieval only right beside or below a call · `server`: an incoming request. */
  readonly role: 'llm' | 'retrieval' | 'database' | 'server' | 'other';
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
  /** What a request made of this span would be; absent for spans that can be none. */
  readonly request?: ObservedRequest | undefined;
}

export interface SpanCounts {
  /** Spans that showed a call which another span of the same trace shows too. */
  readonly repeated: number;
  /** Spans around several calls of a model. */
  readonly wrappers: number;
  /** Requests that have a retrieval time. */
  readonly withRetrieval: number;
}

type Interval = readonly [from: number, to: number];

interface CallEntry {
  readonly call: ObservedSpan;
  readonly start: Moment;
  /** Ids of the call, its parent and all spans around it. */
  readonly path: ReadonlySet<string>;
}

/** Traces deeper than this are damaged. */
const MAX_ANCESTORS = 100;
const MAX_CANDIDATES = 50;

export class ObservedSpans {
  readonly #report: ReportBuilder;
  readonly #spans = new Map<string, ObservedSpan>();

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  /** The same span twice (an exporter that tried again) counts once; the second is reported. */
  add(span: ObservedSpan): void {
    const key = keyOf(span.traceId, span.spanId);
    if (this.#spans.has(key)) {
      this.#report.drop('span that is in the file twice');
      return;
    }
    if (this.#spans.size === MAX_ROWS) throw tooManyRows();
    this.#spans.set(key, span);
  }

  get hasModelCalls(): boolean {
    return this.#ofRole('llm').length > 0;
  }

  /** Adds one request for each call of a model. */
  addModelCalls(requests: ObservedRequests): SpanCounts {
    const spans = this.#ofRole('llm');
    const { calls, repeated, wrappers } = this.#resolveNesting(spans);
    const retrievals = this.#assignRetrievals(calls.map(({ span }) => span));
    for (const { span, request } of calls) {
      const intervals = retrievals.get(span);
      requests.add(
        intervals && span.start
          ? {
              ...request,
              values: { ...request.values, retrieval_time: computeCovered(intervals) },
            }
          : request,
      );
    }
    this.#report.drop('span of a model call that an outer span shows too', repeated);
    this.#report.drop('span around several model calls', wrappers);
    this.#report.drop('span of another kind', this.#spans.size - spans.length);
    return { repeated, wrappers, withRetrieval: retrievals.size };
  }

  /** For traces without model calls: the outermost server spans of each trace, or its root spans. */
  addServerRequests(requests: ObservedRequests): { readonly fromRoots: boolean } {
    const servers = this.#ofRole('server').filter((span) => !this.#hasAncestor(span, 'server'));
    const served = new Set(servers.map(({ traceId }) => traceId));
    const roots = [...this.#spans.values()].filter(
      (span) => !served.has(span.traceId) && span.role !== 'server' && !this.#parentOf(span),
    );
    let kept = 0;
    for (const { request } of [...servers, ...roots]) {
      if (!request) continue;
      requests.add(request);
      kept += 1;
    }
    this.#report.drop('span inside a request', this.#spans.size - kept);
    return { fromRoots: roots.length > 0 };
  }

  #ofRole(role: ObservedSpan['role']): ObservedSpan[] {
    return [...this.#spans.values()].filter((span) => span.role === role);
  }

  #parentOf({ traceId, parentId }: ObservedSpan): ObservedSpan | undefined {
    return parentId === undefined ? undefined : this.#spans.get(keyOf(traceId, parentId));
  }

  *#ancestorsOf(span: ObservedSpan): Generator<ObservedSpan> {
    let parent = this.#parentOf(span);
    for (let i = 0; parent && parent !== span && i < MAX_ANCESTORS; i += 1) {
      yield parent;
      parent = this.#parentOf(parent);
    }
  }

  #hasAncestor(span: ObservedSpan, ...roles: readonly ObservedSpan['role'][]): boolean {
    for (const ancestor of this.#ancestorsOf(span)) if (roles.includes(ancestor.role)) return true;
    return false;
  }

  /**
   * An outer span with one call inside is that call seen from further out: its own values count, the inner one fills the gaps.
   * An outer span with several calls inside is no call.
   */
  #resolveNesting(spans: readonly ObservedSpan[]): {
    calls: { span: ObservedSpan; request: ObservedRequest }[];
    repeated: number;
    wrappers: number;
  } {
    const byTrace = new Map<string, ObservedSpan[]>();
    for (const span of spans) pushTo(byTrace, span.traceId, span);
    const inner = new Map<ObservedSpan, ObservedSpan[]>();
    const outerOf = new Map<ObservedSpan, ObservedSpan>();
    for (const span of spans) {
      const [around] = [...this.#ancestorsOf(span)].filter(({ role }) => role === 'llm');
      const nearest = around ?? this.#findAround(span, byTrace.get(span.traceId) ?? []);
      if (!nearest) continue;
      outerOf.set(span, nearest);
      pushTo(inner, nearest, span);
    }
    const depths = new Map(spans.map((span) => [span, depthOf(span, outerOf)]));
    const isWrapper = new Set<ObservedSpan>();
    const merged = new Map<ObservedSpan, ObservedRequest>();
    const absorbed = new Set<ObservedSpan>();
    for (const span of spans.toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0))) {
      const [only, ...others] = inner.get(span) ?? [];
      const own = span.request && this.#complete(span.request);
      if (only && (others.length > 0 || isWrapper.has(only))) isWrapper.add(span);
      else if (only) {
        absorbed.add(only);
        const request = mergeRequests(own, merged.get(only));
        if (request) merged.set(span, request);
      } else if (own) merged.set(span, own);
    }
    const calls = spans.flatMap((span) => {
      const request = merged.get(span);
      return request && !absorbed.has(span) ? [{ span, request }] : [];
    });
    return { calls, repeated: absorbed.size, wrappers: isWrapper.size };
  }

  /**
   * When the span between a client's and a server's was not exported, the parents lead nowhere. Then the shortest call of the same
   * trace around it in time, one that itself has no such gap, is taken for the outer one.
   */
  #findAround(span: ObservedSpan, calls: readonly ObservedSpan[]): ObservedSpan | undefined {
    if (!this.#leadsNowhere(span)) return undefined;
    const around = calls.slice(0, MAX_CANDIDATES).filter((other) => {
      const before = elapsed(other.start, span.start);
      const after = elapsed(span.end, other.end);
      const isLonger = before !== undefined && after !== undefined && before + after > 0;
      return isLonger && !this.#leadsNowhere(other);
    });
    return around.toSorted(
      (a, b) => (elapsed(a.start, a.end) ?? 0) - (elapsed(b.start, b.end) ?? 0),
    )[0];
  }

  /** Whether the outermost known span around it names a parent that is not in the file. */
  #leadsNowhere(span: ObservedSpan): boolean {
    return ([...this.#ancestorsOf(span)].at(-1) ?? span).parentId !== undefined;
  }

  #complete(request: ObservedRequest): ObservedRequest {
    return request.status === 'succeeded'
      ? { ...request, values: completeValues(request, this.#report) }
      : request;
  }

  /** Each retrieval belongs to the first call that began after it under the same parent, or to the call that it is part of. */
  #assignRetrievals(calls: readonly ObservedSpan[]): Map<ObservedSpan, Interval[]> {
    const assigned = new Map<ObservedSpan, Interval[]>();
    const searches = [...this.#ofRole('retrieval'), ...this.#ofRole('database')];
    const searched = new Set(searches.map(({ traceId }) => traceId));
    const byTrace = new Map<string, CallEntry[]>();
    const entries = new Map<string, CallEntry>();
    for (const call of calls) {
      if (!call.start || !searched.has(call.traceId)) continue;
      const ids = [...this.#ancestorsOf(call)].map(({ spanId }) => spanId);
      const path = new Set([call.spanId, call.parentId ?? '', ...ids]);
      const entry = { call, start: call.start, path };
      entries.set(keyOf(call.traceId, call.spanId), entry);
      pushTo(byTrace, call.traceId, entry);
    }
    for (const list of byTrace.values()) list.sort((a, b) => secondsBetween(b.start, a.start));
    for (const span of searches) {
      const duration = elapsed(span.start, span.end);
      if (duration === undefined || !span.start || !span.end) continue;
      if (this.#hasAncestor(span, 'retrieval', 'database')) continue;
      const list = byTrace.get(span.traceId) ?? [];
      const from = firstIndex(
        list,
        (entry) => secondsBetween(span.start ?? entry.start, entry.start) >= 0,
      );
      const parent = span.parentId ?? '';
      const owner =
        entries.get(keyOf(span.traceId, parent)) ??
        list
          .slice(from, from + MAX_CANDIDATES)
          .find(({ call, path }) =>
            span.role === 'database' ? (call.parentId ?? '') === parent : path.has(parent),
          );
      if (!owner) continue;
      const begin = secondsBetween(owner.start, span.start);
      pushTo(assigned, owner.call, [begin, begin + duration]);
    }
    return assigned;
  }
}

function keyOf(traceId: string, spanId: string): string {
  return `${traceId} ${spanId}`;
}

/** How many calls are around it; parents in a circle end at the limit. */
function depthOf(span: ObservedSpan, outerOf: ReadonlyMap<ObservedSpan, ObservedSpan>): number {
  let depth = 0;
  for (let outer = outerOf.get(span); outer && depth < MAX_ANCESTORS; outer = outerOf.get(outer)) {
    depth += 1;
  }
  return depth;
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Index of the first entry of an ascending list for which the test holds; the length when there is none. */
function firstIndex<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The outer request; values and attributes that only the inner one has are taken from it. A failed outer one has no values. */
function mergeRequests(
  outer: ObservedRequest | undefined,
  inner: ObservedRequest | undefined,
): ObservedRequest | undefined {
  if (!outer || !inner) return outer ?? inner;
  return {
    ...outer,
    values: outer.status === 'succeeded' ? { ...inner.values, ...outer.values } : {},
    attributes: [...(outer.attributes ?? []), ...(inner.attributes ?? [])].slice(0, MAX_CANDIDATES),
  };
}
