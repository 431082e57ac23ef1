/** A text to group requests by, as codes into a dictionary, for a number of rows that is not known before the file has been read. */
import type { AttributeColumn } from './benchmark-run';

const FIRST_CAPACITY = 256;
/** The code of a row without a text. */
const NONE = -1;

export class GrowingAttribute {
  #codes = new Int32Array(FIRST_CAPACITY).fill(NONE);
  readonly #dictionary = new Map<string, number>();

  /** The last text counts when a row has several. */
  set(row: number, text: string): void {
    this.setCode(row, this.codeOf(text));
  }

  /** The code of a text, which gets one now if it has none. */
  codeOf(text: string): number {
    const known = this.#dictionary.get(text);
    if (known !== undefined) return known;
    const code = this.#dictionary.size;
    this.#dictionary.set(text, code);
    return code;
  }

  setCode(row: number, code: number): void {
    if (row >= this.#codes.length) {
      const larger = new Int32Array(Math.max(row + 1, 2 * this.#codes.length)).fill(NONE);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[row] = code;
  }

  /** Keeps the codes of even rows only. */
  halve(): void {
    const { length } = this.#codes;
    for (let row = 0; 2 * row < length; row += 1) this.#codes[row] = this.#codes[2 * row] ?? NONE;
    this.#codes.fill(NONE, Math.ceil(length / 2));
  }

  finish(name: string, length: number): AttributeColumn {
    const codes = new Int32Array(length).fill(NONE);
    codes.set(this.#codes.subarray(0, length));
    return { name, dictionary: [...this.#dictionary.keys()], codes };
  }
}
