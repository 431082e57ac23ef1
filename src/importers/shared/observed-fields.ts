/** Reading the fields of observed records, whose names, nesting and types differ between JSON and CSV of the same product. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ReportBuilder } from '../report';
import type { Moment } from './moment';
import { parseMoment } from './moment';

/** A cell with more than this is a prompt or an answer. */
const MAX_CELL = 64 * 1024;
const MAX_PATH_PARTS = 8;

/**
 * The value at a dotted path, however it is nested: `{"llm.token_count.prompt": 5}`, `{"llm": {"token_count": {"prompt": 5}}}`, or
 * with an object written as JSON text (CSV). Null and empty text are undefined.
 */
export function valueAt(record: unknown, path: string): unknown {
  const found = descend(record, path.split('.').slice(0, MAX_PATH_PARTS));
  return found === null || found === '' ? undefined : found;
}

function descend(value: unknown, parts: readonly string[]): unknown {
  if (parts.length === 0) return value;
  const container = objectFrom(value);
  if (!container) return undefined;
  for (let length = parts.length; length > 0; length -= 1) {
    const key = parts.slice(0, length).join('.');
    if (!Object.hasOwn(container, key)) continue;
    const found = descend(container[key], parts.slice(length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The object itself, or the one that a text holds as JSON or as Python prints a dict; undefined otherwise. */
export function objectFrom(value: unknown): JsonObject | undefined {
  const parsed =
    typeof value === 'string' && value.trimStart().startsWith('{') ? parseCell(value) : value;
  return isObject(parsed) ? parsed : undefined;
}

/** The list itself, or the one that a text holds as JSON or as Python prints a list; undefined otherwise. */
export function listFrom(value: unknown): readonly unknown[] | undefined {
  const parsed =
    typeof value === 'string' && value.trimStart().startsWith('[') ? parseCell(value) : value;
  return Array.isArray(parsed) ? parsed : undefined;
}

function parseCell(text: string): unknown {
  if (text.length > MAX_CELL) return undefined;
  const python = text
    .replaceAll("'", '"')
    .replace(/\bNone\b|\bnan\b/g, 'null')
    .replace(/\bTrue\b/g, 'true')
    .replace(/\bFalse\b/g, 'false');
  for (const candidate of [text, python]) {
    try {
      const parsed: unknown = JSON.parse(candidate);
      return parsed;
    } catch {
      // The other spelling may fit; a cell that is neither holds no values.
    }
  }
  return undefined;
}

/** The first of the fields that is a number ≥ 0, written as one or as text (`12`, `$0.0012`); undefined otherwise. */
export function numberAt(record: unknown, ...paths: readonly string[]): number | undefined {
  for (const path of paths) {
    const number = toNumber(valueAt(record, path));
    if (number !== undefined) return number;
  }
  return undefined;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^\$\s*/, '');
  return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? toNumber(Number(text)) : undefined;
}

/** A whole number of tokens; tables write `12.0`. */
export function tokensAt(record: unknown, ...paths: readonly string[]): number | undefined {
  for (const path of paths) {
    const number = toNumber(valueAt(record, path));
    if (number !== undefined && Number.isSafeInteger(number)) return number;
  }
  return undefined;
}

/** The first of the fields that is a text with something in it; at most 200 characters. */
export function textAt(record: unknown, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (typeof value !== 'string' || value.trim() === '') continue;
    return value.trim().slice(0, 200);
  }
  return undefined;
}

export function momentAt(record: unknown, ...paths: readonly string[]): Moment | undefined {
  for (const path of paths) {
    const moment = parseMoment(valueAt(record, path));
    if (moment) return moment;
  }
  return undefined;
}

/** A duration that says its unit (`1.2s`, `850 ms`), or a bare number in the unit that the product documents. */
export function durationAt(
  record: unknown,
  secondsPerUnit: number,
  ...paths: readonly string[]
): number | undefined {
  for (const path of paths) {
    const value = valueAt(record, path);
    const [, digits, unit] =
      typeof value === 'string' ? (/^([\d.]+)\s*(ms|s)$/i.exec(value.trim()) ?? []) : [];
    const number = digits === undefined ? toNumber(value) : toNumber(digits);
    if (number === undefined) continue;
    if (unit?.toLowerCase() === 'ms') return number / 1e3;
    if (unit) return number;
    return secondsPerUnit < 1 ? number / Math.round(1 / secondsPerUnit) : number * secondsPerUnit;
  }
  return undefined;
}

/**
 * A duration whose unit the product changed or does not say, in seconds: the reading (seconds or milliseconds) that agrees with
 * the reference within a quarter; undefined when neither does.
 */
export function matchDuration(value: number, reference: number): number | undefined {
  const readings = [value, value / 1e3];
  return readings.find((reading) => Math.abs(reading - reference) <= reference / 4 + 0.002);
}

/** Private content by the names of the fields; only that it was there is told. */
export function reportSecrets(
  record: JsonObject,
  kinds: Readonly<Record<string, string>>,
  report: ReportBuilder,
): void {
  for (const [name, kind] of Object.entries(kinds)) {
    if (!Object.hasOwn(record, name)) continue;
    const value = record[name];
    if (value === null || value === undefined || value === '' || isEmptyContainer(value)) continue;
    report.secret(kind);
  }
}

function isEmptyContainer(value: unknown): boolean {
  if (typeof value === 'string') return /^(?:\{\}|\[\])$/.test(value.trim());
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** What ended a request, by a text that names it: an abort by the caller is no failure of the server. */
export function statusOfError(error: string | undefined): RequestStatus {
  if (error === undefined) return 'succeeded';
  return /cancel|abort|client ?disconnect/i.test(error) ? 'cancelled' : 'failed';
}

const ERROR_CLASS =
  /^(?:[A-Za-z_][\w.]*)?(?:Error|Exception|Timeout|Interrupt|Exit)\b|^[1-5]\d\d\b/;

/** The class of an error (`RateLimitError`, `429`), never its message, which may quote the request. */
export function errorClass(text: string | undefined): string | undefined {
  return ERROR_CLASS.exec(text ?? '')?.[0];
}
