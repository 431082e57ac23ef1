/**
 * The fast reader of delimited text: rows of plain cells become numbers, column by column. A row that has a quote, another number
 * of cells or a number that needs a second look is left to the reader of single rows; both give the same.
 */
import type { ByteWindow } from './byte-window';
import { CellTexts } from './cell-texts';
import type { TableRow } from './collect-rows';
import { decodeCell } from './delimited-row';
import { isMissing } from './guess-layout';
import { readNumberText } from './number-text';
import { POWERS_OF_TEN, readPlainNumber } from './plain-number';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Four bytes XOR this are below 10 for digits, which are their values then, and for nothing else. */
const ZEROS = 0x30303030;
const LINE_FEEDS = 0x0a0a0a0a;
const QUOTES = 0x22222222;
/** Any large odd number spreads the bits. */
const HASH_FACTOR = 0x9e3779b1;

/** Rows that are handed on at once: enough to forget the cost of a call, few enough for the nearest caches. */
export const BLOCK_ROWS = 1_024;

/** Digits that an integer of 32 bits holds whatever they are. */
const SHORT_DIGITS = 9;
/** No conversion of a number below this overflows. */
const LARGEST = 1e200;

const IGNORED = 0;
const NUMBER = 1;
const TEXT = 2;

/** What is read of a column. */
export type CellKind = 'ignored' | 'number' | 'text';

const CODES: Readonly<Record<CellKind, number>> = { ignored: IGNORED, number: NUMBER, text: TEXT };

/** A block of rows; also one row of it, for those who read single rows. */
export class PlainRows implements TableRow {
  /** Rows of the block. */
  count = 0;
  /** The row that `text` and `number` read. */
  current = 0;
  readonly #kinds: Uint8Array;
  readonly #separator: number;
  readonly #point: number;
  /** Bytes that no plain cell has in it. */
  readonly #stops = new Uint8Array(256);
  /** Entry `column * BLOCK_ROWS + row`. */
  readonly #numbers: Float64Array;
  readonly #codes: Uint16Array;
  readonly #texts: readonly CellTexts[];

  constructor(
    kinds: readonly CellKind[],
    delimiter: string,
    readonly decimalComma: boolean,
  ) {
    this.#kinds = Uint8Array.from(kinds, (kind) => CODES[kind]);
    this.#separator = delimiter.charCodeAt(0);
    this.#point = (decimalComma ? ',' : '.').charCodeAt(0);
    for (const byte of [QUOTE, LINE_FEED, this.#separator]) this.#stops[byte] = 1;
    this.#numbers = new Float64Array(kinds.length * BLOCK_ROWS);
    this.#codes = new Uint16Array(kinds.length * BLOCK_ROWS);
    this.#texts = kinds.map(() => new CellTexts());
  }

  /** Cells of each row. */
  get length(): number {
    return this.#kinds.length;
  }

  /** The entries of a column of numbers; NaN where a cell says that there is none. The same memory for each block. */
  numbersOf(column: number): Float64Array {
    return this.#numbers.subarray(column * BLOCK_ROWS, (column + 1) * BLOCK_ROWS);
  }

  /** The entries of a column of texts, as places in `textsOf`. The same memory for each block. */
  codesOf(column: number): Uint16Array {
    return this.#codes.subarray(column * BLOCK_ROWS, (column + 1) * BLOCK_ROWS);
  }

  /** Grows while rows are read; what is in it stays. */
  textsOf(column: number): readonly string[] {
    return this.#texts[column]?.texts ?? [];
  }

  text(column: number): string {
    const code = this.#codes[column * BLOCK_ROWS + this.current] ?? 0;
    return this.textsOf(column)[code] ?? '';
  }

  number(column: number): number {
    return this.#kinds[column] === NUMBER
      ? (this.#numbers[column * BLOCK_ROWS + this.current] ?? Number.NaN)
      : Number.NaN;
  }

  /**
   * Adds the rows from `start` on to the block until it is full or one is not plain or not complete; returns where the first row
   * begins that was not added. Behind the last byte of the file so far there must be a quote, where every loop ends.
   */
  read({ bytes, view }: ByteWindow, start: number): number {
    const kinds = this.#kinds;
    const stops = this.#stops;
    const numbers = this.#numbers;
    const codes = this.#codes;
    const separator = this.#separator;
    const separators = separator * 0x01010101;
    const powers = POWERS_OF_TEN;
    // Between commas a decimal comma only stands in quotes.
    const point = this.#point === separator ? -1 : this.#point;
    const last = kinds.length - 1;
    let rowStart = start;
    let row = this.count;
    reading: while (row < BLOCK_ROWS) {
      let i = rowStart;
      for (let column = 0; column <= last; column += 1) {
        const kind = kinds[column];
        const cellStart = i;
        const end = column === last ? LINE_FEED : separator;
        if (kind === NUMBER) {
          let word = view.getInt32(i, true) ^ ZEROS;
          let others = notDigits(word);
          let mantissa = 0;
          while (others === 0) {
            mantissa = (Math.imul(mantissa, 10_000) + valueOfDigits(word, 4)) | 0;
            i += 4;
            word = view.getInt32(i, true) ^ ZEROS;
            others = notDigits(word);
          }
          let digits = countBefore(others);
          mantissa = (Math.imul(mantissa, powers[digits] ?? 1) + valueOfDigits(word, digits)) | 0;
          i += digits;
          let length = i - cellStart;
          let value = mantissa;
          if (bytes[i] === point) {
            i += 1;
            const decimalStart = i;
            word = view.getInt32(i, true) ^ ZEROS;
            others = notDigits(word);
            while (others === 0) {
              mantissa = (Math.imul(mantissa, 10_000) + valueOfDigits(word, 4)) | 0;
              i += 4;
              word = view.getInt32(i, true) ^ ZEROS;
              others = notDigits(word);
            }
            digits = countBefore(others);
            mantissa = (Math.imul(mantissa, powers[digits] ?? 1) + valueOfDigits(word, digits)) | 0;
            i += digits;
            length += i - decimalStart;
            value = mantissa / (powers[i - decimalStart] ?? 1);
          }
          if (column === last && bytes[i] === CARRIAGE_RETURN && bytes[i + 1] === LINE_FEED) i += 1;
          if (length === 0 || length > SHORT_DIGITS || bytes[i] !== end) {
            i = cellStart;
            while (stops[bytes[i] ?? 0] === 0) i += 1;
            if (bytes[i] !== end) break reading;
            value = this.#readOddNumber(bytes, cellStart, i, column === last);
            if (value === -1) break reading;
          }
          numbers[column * BLOCK_ROWS + row] = value;
        } else if (kind === TEXT) {
          let hash = 0;
          let word = view.getInt32(i, true);
          let others = equals(word, separators) | equals(word, LINE_FEEDS) | equals(word, QUOTES);
          while (others === 0) {
            hash = Math.imul(hash ^ word, HASH_FACTOR);
            i += 4;
            word = view.getInt32(i, true);
            others = equals(word, separators) | equals(word, LINE_FEEDS) | equals(word, QUOTES);
          }
          const rest = countBefore(others);
          const half = 16 - 4 * rest;
          hash = Math.imul(hash ^ ((word << half) << half), HASH_FACTOR);
          i += rest;
          if (bytes[i] !== end) break reading;
          const code = this.#texts[column]?.codeOf(view, cellStart, i - cellStart, hash) ?? -1;
          if (code === -1) break reading;
          codes[column * BLOCK_ROWS + row] = code;
        } else {
          let word = view.getInt32(i, true);
          let others = equals(word, separators) | equals(word, LINE_FEEDS) | equals(word, QUOTES);
          while (others === 0) {
            i += 4;
            word = view.getInt32(i, true);
            others = equals(word, separators) | equals(word, LINE_FEEDS) | equals(word, QUOTES);
          }
          i += countBefore(others);
          if (bytes[i] !== end) break reading;
        }
        i += 1;
      }
      row += 1;
      rowStart = i;
    }
    this.count = row;
    return rowStart;
  }

  /** Any other number as the reader of single rows reads it; NaN for a cell that says there is none, −1 for one to look at again. */
  #readOddNumber(bytes: Uint8Array, start: number, end: number, isLast: boolean): number {
    const hasReturn = isLast && end > start && bytes[end - 1] === CARRIAGE_RETURN;
    const cellEnd = hasReturn ? end - 1 : end;
    // A line without anything in it is no row, even where a row has one cell only.
    if (start === cellEnd) return this.length > 1 ? Number.NaN : -1;
    const plain = readPlainNumber(bytes, start, cellEnd, this.#point);
    if (plain !== null) return plain;
    const text = decodeCell(bytes, start, cellEnd);
    const value = readNumberText(text, this.decimalComma);
    if (value >= 0 && value < LARGEST) return value;
    return Number.isNaN(value) && text !== '' && isMissing(text) ? Number.NaN : -1;
  }
}

/** The highest bit of each of four bytes that is no digit, up to the first such byte at least; 0 for four digits. */
function notDigits(word: number): number {
  return (word | (word + 0x76767676)) & 0x80808080;
}

/** The highest bit of each of four bytes that is the one repeated in `wanted`, up to the first such byte at least. */
function equals(word: number, wanted: number): number {
  const zeros = word ^ wanted;
  return (zeros - 0x01010101) & ~zeros & 0x80808080;
}

/** How many bytes stand before the first that is marked. */
function countBefore(others: number): number {
  return (31 - Math.clz32(others & -others)) >> 3;
}

/** The number that the first `count` digits of four make: neighbours first, then the pairs. */
function valueOfDigits(word: number, count: number): number {
  // In two steps, because a shift by 32 is none.
  const half = 16 - 4 * count;
  const digits = (word << half) << half;
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
  return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff;
}
