/** Columns of numbers that grow: millions of spans would not fit as objects. */
import type { Spans } from '../../domain/profile/nesting';

const FIRST_CAPACITY = 1024;

/** Texts under numbers, each once. */
export class Names {
  readonly #indices = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.#indices.get(name);
    if (known !== undefined) return known;
    this.#indices.set(name, this.#indices.size);
    return this.#indices.size - 1;
  }

  get count(): number {
    return this.#indices.size;
  }

  /** In the order of their numbers. */
  list(): string[] {
    return [...this.#indices.keys()];
  }
}

/** Spans of time: 24 bytes each. */
export class SpanColumns {
  #starts = new Float64Array(FIRST_CAPACITY);
  #ends = new Float64Array(FIRST_CAPACITY);
  #frames = new Uint32Array(FIRST_CAPACITY);
  #tracks = new Uint32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(start: number, end: number, frame: number, track: number): void {
    if (this.#length === this.#starts.length) this.#grow();
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#frames[this.#length] = frame;
    this.#tracks[this.#length] = track;
    this.#length += 1;
  }

  view(): Spans {
    return {
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
      frames: this.#frames.subarray(0, this.#length),
      tracks: this.#tracks.subarray(0, this.#length),
    };
  }

  #grow(): void {
    const capacity = this.#starts.length * 2;
    const floats = (from: Float64Array) => {
      const to = new Float64Array(capacity);
      to.set(from);
      return to;
    };
    const integers = (from: Uint32Array) => {
      const to = new Uint32Array(capacity);
      to.set(from);
      return to;
    };
    this.#starts = floats(this.#starts);
    this.#ends = floats(this.#ends);
    this.#frames = integers(this.#frames);
    this.#tracks = integers(this.#tracks);
  }
}
