/**
 * The events of a trace one at a time, so that a file of hundreds of megabytes is never in memory: the array `traceEvents` of an
 * object, or a bare array, which may lack its closing bracket (the format allows that, because a trace is often written until the
 * program ends). Values are found by matching brackets outside strings; each event is then parsed on its own.
 */
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ReadOptions, ImportSource } from '../source';
import { readUtf8 } from '../source';
import { ImportError } from '../import-error';
import { findValueStart } from '../json-text';
import { HEAD_BYTES, MAX_DEPTH, formatMebibytes } from '../limits';

/** The most of a trace that is read. Its time, not its memory, is the cost: about 10 s a gigabyte. */
const MAX_TRACE_BYTES = 1024 * 1024 * 1024;
/** An event or a field longer than this is not looked at; real ones have a few hundred characters. */
const MAX_VALUE_LENGTH = 4 * 1024 * 1024;

export interface TraceVisitor {
  readonly onEvent: (event: JsonObject) => void;
  /** A field beside `traceEvents`; undefined for one whose value was not asked for or cannot be read. */
  readonly onField: (key: string, value: unknown) => void;
  readonly wantsField: (key: string) => boolean;
}

export interface StreamedTrace {
  /** Entries of the array, readable or not. */
  readonly events: number;
  /** Entries that are no JSON object. */
  readonly unreadable: number;
  /** A bare array that ends in the middle of an event. */
  readonly isCutOff: boolean;
}

/** @throws ImportError `damaged` when an object ends before its brackets do or is no JSON, `too large` above 1 GiB of text. */
export async function streamTraceEvents(
  source: ImportSource,
  visitor: TraceVisitor,
  options?: ReadOptions,
): Promise<StreamedTrace> {
  if (source.size > MAX_TRACE_BYTES) throw tooLarge();
  const scanner = new TraceScanner(visitor);
  const decoder = new TextDecoder();
  let read = 0;
  // The first characters are looked at together: log lines may stand before the trace.
  let head: string | null = '';
  for await (const bytes of readUtf8(source, options)) {
    read += bytes.length;
    if (read > MAX_TRACE_BYTES) throw tooLarge();
    const text = decoder.decode(bytes, { stream: true });
    if (head === null) {
      scanner.push(text);
      continue;
    }
    head += text;
    if (head.length < HEAD_BYTES) continue;
    scanner.push(fromValue(head));
    head = null;
  }
  const rest = decoder.decode();
  scanner.push(head === null ? rest : fromValue(head + rest));
  return scanner.finish();
}

function fromValue(head: string): string {
  const start = findValueStart(head);
  if (start === -1) throw damaged('The trace does not begin with a JSON object or array');
  return head.slice(start);
}

function tooLarge(): ImportError {
  return new ImportError(
    'too large',
    `The trace is larger than ${formatMebibytes(MAX_TRACE_BYTES)}, the most that is read; profile fewer steps, or without stacks and shapes.`,
  );
}

function damaged(what: string): ImportError {
  return new ImportError(
    'damaged',
    `${what}; export the trace again and wait until it is written.`,
  );
}

type Place =
  /** Before the first bracket. */
  | 'root'
  | 'key'
  | 'colon'
  | 'field'
  | 'events'
  /** Inside a value of each of those. */
  | 'in key'
  | 'in field'
  | 'in event'
  | 'done';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class TraceScanner {
  readonly #visitor: TraceVisitor;
  #place: Place = 'root';
  #isBareArray = false;
  #key = '';
  #events = 0;
  #unreadable = 0;

  /** Text that is not done with, and how far it was looked at. */
  #text = '';
  #at = 0;
  /** Whether the current value is kept in `#text` from its beginning, which then is at 0. */
  #isKept = false;
  #depth = 0;
  #inString = false;
  #isScalar = false;
  /** An odd number of backslashes ended the text before: the next character belongs to them. */
  #isEscaped = false;

  constructor(visitor: TraceVisitor) {
    this.#visitor = visitor;
  }

  push(text: string): void {
    this.#text += text;
    while (this.#at < this.#text.length && this.#place !== 'done') {
      if (this.#place.startsWith('in ')) {
        if (!this.#continueValue()) break;
      } else {
        this.#readBetween();
      }
    }
    this.#forget();
  }

  finish(): StreamedTrace {
    const isOpen = this.#place !== 'done';
    if (isOpen && !this.#isBareArray) throw damaged('The trace ends before its closing bracket');
    const isCutOff = this.#place === 'in event';
    return {
      events: this.#events + (isCutOff ? 1 : 0),
      unreadable: this.#unreadable,
      isCutOff,
    };
  }

  /** Drops the text that was looked at, unless it belongs to a value that is kept. */
  #forget(): void {
    if (this.#isKept && this.#text.length <= MAX_VALUE_LENGTH) return;
    this.#isKept = false;
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
  }

  /** One character outside of any value. */
  #readBetween(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.#at += 1;
      return;
    }
    const char = this.#text.charAt(this.#at);
    switch (this.#place) {
      case 'root':
        this.#isBareArray = char === '[';
        this.#step(this.#isBareArray ? 'events' : 'key');
        break;
      case 'key':
        if (char === '"') this.#beginValue('in key', true);
        else if (char === '}' || char === ',') this.#step(char === '}' ? 'done' : 'key');
        else throw damaged('The trace is not valid JSON');
        break;
      case 'colon':
        if (char !== ':') throw damaged('The trace is not valid JSON');
        this.#step('field');
        break;
      case 'field':
        if (char === '[' && this.#key === 'traceEvents') this.#step('events');
        else this.#beginValue('in field', this.#visitor.wantsField(this.#key));
        break;
      default:
        if (char === ',') this.#step('events');
        else if (char === ']') this.#step(this.#isBareArray ? 'done' : 'key');
        else this.#beginValue('in event', true);
    }
  }

  /** Goes on after one character of punctuation. */
  #step(place: Place): void {
    this.#place = place;
    this.#at += 1;
  }

  #beginValue(place: Place, isKept: boolean): void {
    const char = this.#text.charAt(this.#at);
    if ('}]:,'.includes(char)) throw damaged('The trace is not valid JSON');
    this.#place = place;
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
    this.#isKept = isKept;
    this.#depth = 0;
    this.#inString = false;
    this.#isEscaped = false;
    this.#isScalar = char !== '{' && char !== '[' && char !== '"';
  }

  /** Looks for the end of the value; false when the text ends before it does. */
  #continueValue(): boolean {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      if (this.#inString) {
        const close = this.#findQuote(at);
        if (close === -1) {
          at = text.length;
          break;
        }
        at = close;
        this.#inString = false;
        if (this.#depth === 0) return this.#endValue(at + 1);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#inString = true;
      } else if (code === 0x7b || code === 0x5b) {
        this.#depth += 1;
        if (this.#depth > MAX_DEPTH) {
          throw new ImportError(
            'too large',
            `The trace has values more than ${MAX_DEPTH} levels deep, which no profiler writes; check that it is the right file.`,
          );
        }
      } else if (code === 0x7d || code === 0x5d || code === 0x2c) {
        if (this.#isScalar && this.#depth === 0) return this.#endValue(at);
        if (code !== 0x2c) {
          this.#depth -= 1;
          if (this.#depth === 0) return this.#endValue(at + 1);
        }
      }
    }
    this.#at = at;
    return false;
  }

  /** Index of the quote that ends the string which goes on at `from`, or −1. */
  #findQuote(from: number): number {
    const text = this.#text;
    const begin = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
    let quote = text.indexOf('"', begin);
    for (; quote !== -1; quote = text.indexOf('"', quote + 1)) {
      if (countBackslashes(text, begin, quote) % 2 === 0) return quote;
    }
    this.#isEscaped = countBackslashes(text, begin, text.length) % 2 === 1;
    return -1;
  }

  #endValue(end: number): boolean {
    const text = this.#isKept ? this.#text.slice(0, end) : null;
    const place = this.#place;
    this.#text = this.#text.slice(end);
    this.#at = 0;
    this.#isKept = false;
    if (place === 'in key') {
      const key = text === null ? undefined : parseValue(text);
      this.#key = typeof key === 'string' ? key : '';
      this.#place = 'colon';
    } else if (place === 'in field') {
      this.#visitor.onField(this.#key, text === null ? undefined : parseValue(text));
      this.#place = 'key';
    } else {
      this.#events += 1;
      const event = text === null ? undefined : parseValue(text);
      if (isObject(event)) this.#visitor.onEvent(event);
      else this.#unreadable += 1;
      this.#place = 'events';
    }
    return true;
  }
}

function countBackslashes(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return end - start;
}

/** Profilers written in C++ print numbers that are none as `nan` and `inf`. */
const NOT_A_NUMBER = /([:[,]\s*)-?(?:nan|inf(?:inity)?)\b/gi;

/** Undefined for text that is no JSON. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return JSON.parse(text.replace(NOT_A_NUMBER, '$1null')) as unknown;
    } catch {
      return undefined;
    }
  }
}
