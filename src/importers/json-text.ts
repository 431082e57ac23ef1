/**
 * JSON as benchmark tools write it: after log lines, several values in one file, and with the literals NaN and Infinity that
 * Python's json module emits (SGLang writes `"request_rate": Infinity` in each default run). NaN becomes null; the infinities
 * become numbers.
 */
import { ImportError } from './import-error';
import { MAX_DEPTH, MAX_NODES } from './limits';

export interface JsonText {
  readonly values: readonly unknown[];
  /** Lines of other text around the values: log output. */
  readonly skippedLines: number;
}

interface Extent {
  /** Index after the closing bracket. */
  readonly end: number;
  readonly literals: readonly Literal[];
}

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * All JSON objects and arrays of the text, in order. Throws `damaged` for a value that is cut off or is no JSON.
 * @param isSafe whether the text is known not to be built to exhaust memory, so that the built-in parser may have it unseen
 */
export function parseJsonValues(text: string, isSafe = false): JsonText {
  const whole = isSafe ? parseOneValue(text) : undefined;
  if (whole !== undefined) return { values: [whole], skippedLines: 0 };
  const values: unknown[] = [];
  let skippedLines = 0;
  let position = skipSeparators(text, 0);
  while (position < text.length) {
    if (startsValue(text, position)) {
      const { parsed, end } = parseValueAt(text, position);
      values.push(parsed);
      position = skipSeparators(text, end);
      continue;
    }
    skippedLines += 1;
    const lineEnd = text.indexOf('\n', position);
    position = lineEnd === -1 ? text.length : skipSeparators(text, lineEnd);
  }
  return { values, skippedLines };
}

/** Index of the first object or array that begins a line (log lines may come before), or −1. */
export function findValueStart(text: string): number {
  let position = skipSeparators(text, 0);
  while (position < text.length) {
    if (startsValue(text, position)) return position;
    const lineEnd = text.indexOf('\n', position);
    if (lineEnd === -1) return -1;
    position = skipSeparators(text, lineEnd);
  }
  return -1;
}

/** `}` and the next value on a line of its own: a file of several values. */
const SECOND_VALUE = /[}\]]\s*\n\s*[{[]/;
const FIRST_LINES = 4_096;

/** The common case, one plain JSON value, at the speed of the built-in parser. Undefined for any other text. */
function parseOneValue(text: string): unknown {
  const first = text.charAt(skipSeparators(text, 0));
  if (first !== '{' && first !== '[') return undefined;
  if (first === '{' && SECOND_VALUE.test(firstLineEnd(text))) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Around the end of the first line: where a file of one value per line shows that it is one. */
function firstLineEnd(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? '' : text.slice(Math.max(0, end - 2), end + FIRST_LINES).trimEnd();
}

/**
 * Tells piece by piece whether bytes may hold JSON that is nested beyond `MAX_DEPTH` or has too many entries. Brackets are counted
 * without regard to strings: fast, and never fewer than there are. Four bytes at a time, because those of numbers and commas, which
 * are most of a result file, all lack the bit 0x40.
 */
export class ComplexityCheck {
  #opened = 0;
  #depth = 0;
  mayBeTooComplex = false;

  add(bytes: Uint8Array): void {
    if (this.mayBeTooComplex) return;
    const isAligned = bytes.byteOffset % 4 === 0;
    const whole = isAligned ? bytes.length & ~3 : 0;
    const words = new Uint32Array(bytes.buffer, isAligned ? bytes.byteOffset : 0, whole >> 2);
    for (let i = 0; i < words.length; i += 1)
      if (((words[i] ?? 0) & 0x40404040) !== 0) this.#count(bytes, i * 4, i * 4 + 4);
    this.#count(bytes, whole, bytes.length);
  }

  #count(bytes: Uint8Array, start: number, end: number): void {
    for (let i = start; i < end; i += 1) {
      // The codes of [ and {, and of ] and }, differ in one bit.
      const folded = (bytes[i] ?? 0) | 0x20;
      if (folded === 0x7b) {
        this.#opened += 1;
        this.#depth += 1;
        if (this.#depth > MAX_DEPTH || this.#opened > MAX_NODES) this.mayBeTooComplex = true;
      } else if (folded === 0x7d) {
        this.#depth -= 1;
      }
    }
  }
}

function parseValueAt(text: string, start: number): { parsed: unknown; end: number } {
  const extent = scanValue(text, start);
  if (extent === null) {
    throw new ImportError(
      'damaged',
      'The file ends in the middle of a JSON value; export it again, or copy it whole.',
      `line ${lineOf(text, start)}`,
    );
  }
  try {
    const parsed: unknown = JSON.parse(replaceLiterals(text, start, extent));
    return { parsed, end: extent.end };
  } catch {
    throw new ImportError(
      'damaged',
      'The file looks like JSON but is not valid; export it again from the tool.',
      `the value that begins in line ${lineOf(text, start)}`,
    );
  }
}

/** Finds the end of the value that begins at `start` and its literals; null when the text ends before the value does. */
function scanValue(text: string, start: number): Extent | null {
  const literals: Literal[] = [];
  let depth = 0;
  let nodes = 0;
  for (let i = start; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case 0x22: // "
        i = endOfString(text, i);
        if (i === -1) return null;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > MAX_DEPTH) throw tooComplex(`more than ${MAX_DEPTH} levels deep`);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        if (depth === 0) return { end: i + 1, literals };
        break;
      case 0x2c: // ,
        nodes += 1;
        if (nodes > MAX_NODES)
          throw tooComplex(`more than ${MAX_NODES.toLocaleString('en-GB')} entries`);
        break;
      case 0x4e: // N
      case 0x49: // I
        i = addLiteral(text, i, literals);
        break;
      default:
    }
  }
  return null;
}

function tooComplex(what: string): ImportError {
  return new ImportError(
    'too large',
    `The JSON in this file has ${what}, which no benchmark tool writes; check that it is the right file.`,
  );
}

/** Index of the quote that closes the string that opens at `start`, or −1. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

/** Notes NaN or (−)Infinity at `start`; returns the index of its last character, or `start` when it is another word. */
function addLiteral(text: string, start: number, literals: Literal[]): number {
  if (text.startsWith('NaN', start)) {
    literals.push({ start, end: start + 3, replacement: 'null' });
    return start + 2;
  }
  if (text.startsWith('Infinity', start)) {
    // 1e999 overflows to infinity in every JSON parser, and a minus sign before it stays where it is.
    literals.push({ start, end: start + 8, replacement: '1e999' });
    return start + 7;
  }
  return start;
}

function replaceLiterals(text: string, start: number, { end, literals }: Extent): string {
  if (literals.length === 0) return text.slice(start, end);
  const parts: string[] = [];
  let position = start;
  for (const literal of literals) {
    parts.push(text.slice(position, literal.start), literal.replacement);
    position = literal.end;
  }
  parts.push(text.slice(position, end));
  return parts.join('');
}

const FIRST_IN_OBJECT = /\{\s*["}]/y;
const FIRST_IN_ARRAY = /\[\s*(?:[{["\]]|-?\d|-?Infinity|NaN|null|true|false)/y;

/** `[2026-01-31 10:00:00] INFO …`: a log line that begins like an array and goes on with words. */
const LOG_LINE = /\[[^\]\n{"]*\][ \t]*[^\s,\]}]/y;

function startsValue(text: string, position: number): boolean {
  if (text[position] === '{') return matchesAt(FIRST_IN_OBJECT, text, position);
  return matchesAt(FIRST_IN_ARRAY, text, position) && !matchesAt(LOG_LINE, text, position);
}

function matchesAt(sticky: RegExp, text: string, position: number): boolean {
  sticky.lastIndex = position;
  return sticky.test(text);
}

/** Skips white space and the commas that a hand-made list of values may have. */
function skipSeparators(text: string, position: number): number {
  let next = position;
  while (next < text.length && ' \t\r\n,\ufeff'.includes(text.charAt(next))) next += 1;
  return next;
}

function lineOf(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < position; i = text.indexOf('\n', i + 1))
    line += 1;
  return line;
}
