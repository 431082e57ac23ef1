/** The beginning of a file, as the detectors see it. */
import { findValueStart } from './json-text';
import { parsePartialJson } from './partial-json';

export interface Head {
  /** Decoded text of the first bytes. */
  readonly text: string;
  /** True when the file has nothing beyond the text. */
  readonly isWhole: boolean;
  /** The first JSON values of the file as far as the head goes (the last one may be cut off); empty for other text. */
  readonly values: readonly unknown[];
  /** The first lines that are not blank, without line ends. */
  readonly lines: readonly string[];
}

/** Enough to see whether a file is a list of values and whether those are alike. */
const MAX_HEAD_VALUES = 3;
const MAX_HEAD_LINES = 30;

export function createHead(text: string, isWhole: boolean): Head {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < MAX_HEAD_LINES;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line.trim() !== '') lines.push(line);
    start = end + 1;
  }
  return { text, isWhole, values: headValues(text), lines };
}

function headValues(text: string): unknown[] {
  const values: unknown[] = [];
  let start = findValueStart(text);
  while (start !== -1 && values.length < MAX_HEAD_VALUES) {
    const { value, end } = parsePartialJson(text, start);
    if (value !== undefined) values.push(value);
    const next = findValueStart(text.slice(end));
    start = next === -1 ? -1 : end + next;
  }
  return values;
}

/** The first object of the file: itself, or the first item when the file is an array. */
export function firstObject(head: Head): unknown {
  const first = head.values[0];
  return Array.isArray(first) ? first[0] : first;
}
