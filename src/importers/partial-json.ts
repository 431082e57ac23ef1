/**
 * Reads the beginning of a JSON document that is cut off somewhere, for detection: whatever is there is returned, and what is
 * open at the end is closed. Never throws; not a validator.
 */
import { MAX_DEPTH } from './limits';

/** The value that begins at `position`, as far as the text goes, and the index after it. */
export function parsePartialJson(
  text: string,
  position = 0,
): { readonly value: unknown; readonly end: number; readonly complete: boolean } {
  const reader = new PartialReader(text, position);
  const value = reader.readValue(0);
  return { value, end: reader.position, complete: !reader.isCutOff() };
}

/** Of an array; detection needs no more, and the largest arrays of a result hold a million numbers. */
const MAX_ITEMS = 1_000;

const PRIMITIVE = /[^\s,\]}:]+/y;

class PartialReader {
  #hasEnded = false;

  constructor(
    readonly text: string,
    public position: number,
  ) {}

  isCutOff(): boolean {
    return this.#hasEnded;
  }

  /** Undefined where the text ends before the value does. */
  readValue(depth: number): unknown {
    this.#skipSpace();
    const first = this.text[this.position];
    if (first === undefined || depth > MAX_DEPTH) {
      this.#end();
      return undefined;
    }
    if (first === '{') return this.#readObject(depth);
    if (first === '[') return this.#readArray(depth);
    return first === '"' ? this.#readString() : this.#readPrimitive();
  }

  #readObject(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.position += 1;
    while (!this.isCutOff() && !this.#closes('}')) {
      const key = this.readValue(depth + 1);
      if (this.isCutOff() || typeof key !== 'string') break;
      this.#skipSpace();
      if (this.text[this.position] !== ':') {
        this.#end();
        break;
      }
      this.position += 1;
      entries.push([key, this.readValue(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  #readArray(depth: number): unknown[] {
    const values: unknown[] = [];
    this.position += 1;
    while (!this.isCutOff() && !this.#closes(']')) {
      if (values.length === MAX_ITEMS) {
        this.#skipToEnd();
        break;
      }
      const value = this.readValue(depth + 1);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  /** Skips to the next entry; true (and past it) at the closing bracket. A wrong bracket ends the reading. */
  #closes(bracket: string): boolean {
    this.#skipSpace();
    const next = this.text[this.position];
    if (next === bracket) {
      this.position += 1;
      return true;
    }
    if (next === undefined || next === '}' || next === ']' || next === ':') {
      this.#end();
      return true;
    }
    return false;
  }

  /** Past the bracket that closes the array that is being read. */
  #skipToEnd(): void {
    let open = 1;
    while (open > 0 && this.position < this.text.length) {
      const code = this.text.charCodeAt(this.position);
      const folded = code | 0x20;
      if (code === 0x22) this.#readString();
      else this.position += 1;
      // [ and {, ] and } differ in one bit.
      if (folded === 0x7b) open += 1;
      else if (folded === 0x7d) open -= 1;
    }
    if (open > 0) this.#end();
  }

  #readString(): unknown {
    const start = this.position;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    if (end >= this.text.length) {
      this.#end();
      return undefined;
    }
    this.position = end + 1;
    try {
      const value: unknown = JSON.parse(this.text.slice(start, end + 1));
      return value;
    } catch {
      return this.text.slice(start + 1, end);
    }
  }

  #readPrimitive(): unknown {
    PRIMITIVE.lastIndex = this.position;
    const word = PRIMITIVE.exec(this.text)?.[0];
    if (word === undefined) {
      this.#end();
      return undefined;
    }
    this.position += word.length;
    if (this.position >= this.text.length) this.#hasEnded = true;
    if (word === 'true' || word === 'false') return word === 'true';
    const number = Number(word);
    return Number.isNaN(number) ? null : number;
  }

  #skipSpace(): void {
    while (' \t\r\n,'.includes(this.text[this.position] ?? '\0')) this.position += 1;
  }

  #end(): void {
    this.#hasEnded = true;
    this.position = this.text.length;
  }
}
