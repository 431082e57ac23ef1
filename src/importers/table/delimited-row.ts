/** A row of delimited text as places in the bytes; cells become texts and numbers only when they are asked for. */
import { readNumberText } from './number-text';
import { readPlainNumber } from './plain-number';

const HASH = 0x23;
const COMMA = 0x2c;
const POINT = 0x2e;

/** Texts that are kept, a power of two; longer cells than this are hardly ever the same. */
const REMEMBERED = 1_024;
const LONGEST_REMEMBERED = 40;

/** The cells of the current row; valid only during the call that received it. */
export class DelimitedRow {
  bytes: Uint8Array = new Uint8Array(0);
  /** How many cells the row has. */
  length = 0;
  /** Where the cells begin and end in the bytes; only the scanner writes here. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  readonly #remembered: ({ readonly bytes: Uint8Array; readonly text: string } | undefined)[] =
    Array.from({ length: REMEMBERED });

  constructor(readonly decimalComma: boolean) {}

  /** Starts a new row. */
  clear(): void {
    this.length = 0;
  }

  addCell(start: number, end: number): void {
    const { length } = this;
    if (length === this.starts.length) {
      this.starts = enlarge(this.starts);
      this.ends = enlarge(this.ends);
    }
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** True for `# …`, which in many files is a comment. */
  get startsWithHash(): boolean {
    return this.bytes[this.starts[0] ?? 0] === HASH;
  }

  /** True for the rows that empty lines make. */
  get isBlank(): boolean {
    return this.length === 0 || (this.length === 1 && this.text(0) === '');
  }

  /** The cell's text without surrounding quotes and white space; empty when the row has no such cell. */
  text(index: number): string {
    if (index >= this.length) return '';
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    return end - start > LONGEST_REMEMBERED
      ? decodeCell(this.bytes, start, end)
      : this.#decodeRemembered(start, end);
  }

  /** A column to group by has few different texts in a million cells; making each of them anew takes most of an import. */
  #decodeRemembered(start: number, end: number): string {
    const { bytes } = this;
    let hash = end - start;
    for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
    const slot = hash & (REMEMBERED - 1);
    const known = this.#remembered[slot];
    if (known !== undefined && isSame(known.bytes, bytes, start, end)) return known.text;
    const text = decodeCell(bytes, start, end);
    this.#remembered[slot] = { bytes: bytes.slice(start, end), text };
    return text;
  }

  /** The cell's number; NaN when it is empty or no number. */
  number(index: number): number {
    if (index >= this.length) return Number.NaN;
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    const fast = readPlainNumber(this.bytes, start, end, this.decimalComma ? COMMA : POINT);
    return fast ?? readNumberText(this.text(index), this.decimalComma);
  }
}

const DECODER = new TextDecoder();

/** The text of a cell without surrounding quotes and white space. */
export function decodeCell(bytes: Uint8Array, start: number, end: number): string {
  const cell = DECODER.decode(bytes.subarray(start, end)).trim();
  return cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
    ? cell.slice(1, -1).replaceAll('""', '"').trim()
    : cell;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i += 1) if (known[i] !== bytes[start + i]) return false;
  return true;
}

function enlarge(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
