/**
 * The different texts of a column, each with a small whole number as its code: what a text means is looked up once and not in each
 * row. Cells are compared four bytes at a time.
 */
import { decodeCell } from './delimited-row';

/** A column with more of them has no groups; its other rows are read cell by cell. */
export const MOST_TEXTS = 1_024;
/** A power of two, several times as many as there are texts, so that few of them meet. */
const SLOTS = 4_096;
/** Longer cells are hardly ever the same. */
const LONGEST = 128;

export class CellTexts {
  /** By code, without surrounding white space; cells that differ only in that have two codes. */
  readonly texts: string[] = [];
  /** Code + 1 of the text in a slot; 0 is a free one. */
  readonly #slots = new Uint16Array(SLOTS);
  /** Bytes of each text, and where its words begin. */
  readonly #lengths = new Int32Array(MOST_TEXTS);
  readonly #starts = new Int32Array(MOST_TEXTS);
  #words = new Int32Array(256);
  #end = 0;

  /**
   * The code of an unquoted cell's text; −1 for a long text, and for a new one when there are many already.
   * @param hash the same for cells of the same bytes
   */
  codeOf(view: DataView<ArrayBuffer>, start: number, length: number, hash: number): number {
    const slots = this.#slots;
    const words = this.#words;
    const whole = length >> 2;
    const tail = firstBytes(view.getInt32(start + 4 * whole, true), length & 3);
    const first = hash ^ (hash >>> 15);
    for (let slot = first & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const code = (slots[slot] ?? 0) - 1;
      if (code === -1) return this.#add(view, start, length, slot);
      if (this.#lengths[code] !== length) continue;
      const at = this.#starts[code] ?? 0;
      let same = 0;
      while (same < whole && words[at + same] === view.getInt32(start + 4 * same, true)) same += 1;
      if (same === whole && words[at + whole] === tail) return code;
    }
  }

  #add(view: DataView<ArrayBuffer>, start: number, length: number, slot: number): number {
    const code = this.texts.length;
    if (code === MOST_TEXTS || length > LONGEST) return -1;
    const whole = length >> 2;
    if (this.#end + whole + 1 > this.#words.length) {
      const larger = new Int32Array(2 * this.#words.length);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#lengths[code] = length;
    this.#starts[code] = this.#end;
    for (let word = 0; word < whole; word += 1)
      this.#words[this.#end + word] = view.getInt32(start + 4 * word, true);
    this.#end += whole + 1;
    this.#words[this.#end - 1] = firstBytes(view.getInt32(start + 4 * whole, true), length & 3);
    this.#slots[slot] = code + 1;
    this.texts.push(decodeCell(new Uint8Array(view.buffer), start, start + length));
    return code;
  }
}

/** The first `count` bytes of a word, up to three of them, and nothing else. */
export function firstBytes(word: number, count: number): number {
  // In two steps, because a shift by 32 is none.
  const half = 16 - 4 * count;
  return (word << half) << half;
}
