/** One series of an answer: `{"metric": {…}, "value": […]}` or `{"metric": {…}, "values": [[…], …]}`. */
import type { Labels } from '../../../domain/metrics-snapshot/metrics-snapshot';
import { fieldOf, isList, listOf, objectOf } from '../../fields';
import { parseValue } from '../exposition/parse-line';

export interface ApiPoint {
  /** Unix time in seconds. */
  readonly time: number;
  readonly value: number;
}

export interface ApiSeries {
  /** Absent when the query was an expression, which loses the name. */
  readonly name?: string;
  /** Without the name. */
  readonly labels: Labels;
  /** Finite values in the order of time; NaN marks moments without a value and is left out. */
  readonly points: readonly ApiPoint[];
  readonly isRange: boolean;
}

/** Undefined for what is no series, or has no finite value. */
export function readApiSeries(entry: unknown): ApiSeries | undefined {
  const metric = objectOf(entry, 'metric');
  if (!metric) return undefined;
  const values = listOf(entry, 'values');
  const points = (values ?? [fieldOf(entry, 'value')])
    .flatMap((pair) => readPoint(pair) ?? [])
    .toSorted((a, b) => a.time - b.time);
  if (points.length === 0) return undefined;
  const texts = Object.entries(metric).filter(
    (label): label is [string, string] => typeof label[1] === 'string',
  );
  const name = texts.find(([label]) => label === '__name__')?.[1];
  const labels = Object.fromEntries(texts.filter(([label]) => label !== '__name__'));
  return { ...(name ? { name } : {}), labels, points, isRange: values !== undefined };
}

/** `[1700000000.123, "0.5"]`; the value is a text because JSON has no NaN. */
function readPoint(pair: unknown): ApiPoint | undefined {
  if (!isList(pair)) return undefined;
  const [time, text] = pair;
  const value =
    typeof text === 'number' ? text : typeof text === 'string' ? parseValue(text) : undefined;
  if (typeof time !== 'number' || value === undefined) return undefined;
  return Number.isFinite(time) && Number.isFinite(value) ? { time, value } : undefined;
}
