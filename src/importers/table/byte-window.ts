/** The part of a file that is being scanned: what the last scan has left, and the pieces that came after it. */

const QUOTE = 0x22;
/** Bytes behind the end that may be read: the quote, and what is left of a word that begins there. */
const MARGIN = 4;

export class ByteWindow {
  /** From `start` to `end`; a quote stands behind the end, so that a loop over a cell needs no other bound. */
  bytes = new Uint8Array(MARGIN);
  view = new DataView(this.bytes.buffer);
  start = 0;
  end = 0;
  #leastLength = 0;

  get length(): number {
    return this.end - this.start;
  }

  /** Whether a scan can find more than the last one: a row longer than the window is not looked at again before it has doubled. */
  get isWorthScanning(): boolean {
    return this.length >= this.#leastLength;
  }

  append(piece: Uint8Array): void {
    const { length } = this;
    const needed = length + piece.length + MARGIN;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(this.start, this.end));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    } else {
      this.bytes.copyWithin(0, this.start, this.end);
    }
    this.bytes.set(piece, length);
    this.start = 0;
    this.end = length + piece.length;
    this.bytes[this.end] = QUOTE;
  }

  /** Everything before `start` has been read. */
  consumeTo(start: number): void {
    this.start = start;
    this.#leastLength = 2 * this.length;
  }
}
