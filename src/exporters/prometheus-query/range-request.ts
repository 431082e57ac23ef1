/** The request to Prometheus' `query_range` whose answer the importer reads (https://prometheus.io/docs/prometheus/latest/querying/api/). */
import { checkServerAddress } from './address';
import { createSelector, adviseOnLabels } from './selector';
import { isLabelName, type LabelMatch } from '../../domain/monitoring/promql-text';
import { QUERY_SOURCES, type QuerySourceId } from './sources';
import { MOST_INTERVALS, chooseStep, countPoints } from './step';

export type QueryRange =
  /** ISO 8601 in UTC. */
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null }
  /** The last `length` seconds before the command is run. */
  | { readonly kind: 'ending now'; readonly length: number };

export interface RangeInput {
  /** Of the Prometheus server. */
  readonly address: string;
  readonly sources: readonly QuerySourceId[];
  /** Those without a value restrict nothing. */
  readonly labels: readonly LabelMatch[];
  readonly range: QueryRange;
  /** Seconds between two points; chosen when absent. */
  readonly step?: number;
}

/** Both ends as Prometheus takes them, or the length in seconds when only the run time knows them. */
export type RequestRange =
  | { readonly kind: 'between'; readonly start: string; readonly end: string }
  | { readonly kind: 'ending now'; readonly length: number };

export interface RangeRequest {
  /** `http://localhost:9090/api/v1/query_range`. */
  readonly endpoint: string;
  readonly query: string;
  readonly range: RequestRange;
  /** Seconds. */
  readonly step: number;
  /** Points of each series, both ends included. */
  readonly points: number;
  /** What the reader should know about the labels; sentences. */
  readonly advice: readonly string[];
}

export interface InputProblem {
  readonly field: 'address' | 'sources' | 'label' | 'range' | 'step';
  /** Of the label. */
  readonly index?: number;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
}

export type RangeRequestResult =
  | { readonly ok: true; readonly request: RangeRequest }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

export function createRangeRequest(input: RangeInput): RangeRequestResult {
  const problems: InputProblem[] = [];
  const address = checkServerAddress(input.address);
  if (!address.ok) problems.push({ field: 'address', message: address.message });
  const sources = QUERY_SOURCES.filter(({ id }) => input.sources.includes(id));
  if (sources.length === 0) {
    problems.push({ field: 'sources', message: 'Choose at least one server or exporter.' });
  }
  const labels = input.labels
    .map(({ name, value }) => ({ name: name.trim(), value }))
    .filter(({ value }) => value !== '');
  input.labels.forEach((label, index) => {
    const message = findLabelProblem(label, input.labels.slice(0, index));
    if (message !== null) problems.push({ field: 'label', index, message });
  });
  const range = readRange(input.range);
  if (typeof range === 'string') problems.push({ field: 'range', message: range });
  else {
    const message = findStepProblem(input.step, range.length);
    if (message !== null) problems.push({ field: 'step', message });
  }
  if (!address.ok || typeof range === 'string' || problems.length > 0) {
    return { ok: false, problems };
  }
  const step = input.step ?? chooseStep(range.length);
  return {
    ok: true,
    request: {
      endpoint: `${address.address}/api/v1/query_range`,
      query: createSelector(sources, labels),
      range: range.range,
      step,
      points: countPoints(range.length, step),
      advice: adviseOnLabels(sources, labels),
    },
  };
}

/** The whole address of the request, for a client that is no shell. `now` is Unix time in seconds. */
export function createRangeUrl(
  { endpoint, query, range, step }: RangeRequest,
  now: number,
): string {
  const [start, end] =
    range.kind === 'between' ? [range.start, range.end] : [`${now - range.length}`, `${now}`];
  return `${endpoint}?${new URLSearchParams({ query, start, end, step: `${step}` }).toString()}`;
}

function findLabelProblem(label: LabelMatch, before: readonly LabelMatch[]): string | null {
  const name = label.name.trim();
  if (label.value === '') return null;
  if (!isLabelName(name)) {
    return 'Type the label’s name as Prometheus shows it, such as model_name or namespace: letters, digits and _, not a digit first.';
  }
  return before.some((other) => other.value !== '' && other.name.trim() === name)
    ? `${name} is there already; no series has two values of one label, so remove one of them.`
    : null;
}

/** Or what is wrong with it, in one sentence. */
function readRange(
  range: QueryRange,
): { readonly range: RequestRange; readonly length: number } | string {
  if (range.kind === 'ending now') {
    // Whole, because the shell computes with it.
    return Number.isSafeInteger(range.length) && range.length >= 1
      ? { range, length: range.length }
      : 'Give a length in whole seconds.';
  }
  const { from, to } = range;
  const [start, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  if (from === null || to === null || Number.isNaN(start) || Number.isNaN(end)) {
    return 'Give both the begin and the end of the time in question.';
  }
  const length = (end - start) / 1000;
  if (length < 0) return 'The range ends before it begins: exchange the two times.';
  if (length < 1) return 'The range is shorter than a second: move its end.';
  return { range: { kind: 'between', start: from, end: to }, length };
}

function findStepProblem(step: number | undefined, length: number): string | null {
  if (step === undefined) return null;
  if (!(Number.isFinite(step) && step >= 0.001)) return 'Give a step of a millisecond or more.';
  return countPoints(length, step) - 1 > MOST_INTERVALS
    ? `Prometheus answers with no more than 11,000 points a series: make the step at least ${Math.ceil(length / MOST_INTERVALS)} s, or the range shorter.`
    : null;
}
