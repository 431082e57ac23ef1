/**
 * The file being imported, wherever it comes from: a `Blob` (a dropped file in the browser, `openAsBlob` in Node) or bytes.
 * Gzip is inflated on the way; text may be UTF-8 or UTF-16 with a byte order mark.
 */
import { ImportError, throwIfCancelled } from './import-error';
import { MAX_LINE_BYTES, MAX_LINES_BYTES, formatMebibytes } from './limits';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the share of the stored bytes that has been read, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** For `readBytes`: every piece as it comes, while the next one is on its way. */
  readonly onPiece?: ((piece: Uint8Array) => void) | undefined;
}

/** Random access to the bytes of a file, for archives. Positions beyond the end give fewer bytes. */
export interface StoredBytes {
  readonly size: number;
  /** All of it, where it is in memory anyway. */
  readonly inMemory?: Uint8Array;
  /** How much is read at a time; 2 MiB unless said otherwise. */
  readonly pieceBytes?: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

export interface ImportSource {
  readonly name: string;
  /** Absent for a file inside an archive. */
  readonly stored?: StoredBytes;
  /** Bytes as stored, before inflating. */
  readonly size: number;
  /** The first bytes as stored, before inflating: enough for a signature. */
  readStart(): Promise<Uint8Array>;
  /** The first bytes of the content, at most as many as asked for. */
  readHead(bytes: number): Promise<Uint8Array>;
  /** The whole content; refuses as `readText` does. */
  readBytes(limit: number, options?: ReadOptions): Promise<Uint8Array>;
  /** The whole content as text; refuses with `too large` above `limit` bytes, before reading where that is possible. */
  readText(limit: number, options?: ReadOptions): Promise<string>;
  /** The content in pieces of any size. */
  chunks(options?: ReadOptions): AsyncGenerator<Uint8Array>;
}

/** A dropped file, or any other `Blob`. */
export function createBlobSource(blob: Blob, name: string): ImportSource {
  return createStoredSource(storeBlob(blob), name);
}

/** The bytes of a `Blob`, which a browser keeps on disk. */
export function storeBlob(blob: Blob): StoredBytes {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes in memory, delivered in pieces of `chunkSize`. */
export function createBytesSource(
  bytes: Uint8Array,
  name: string,
  chunkSize = 1024 * 1024,
): ImportSource {
  const stored: StoredBytes = {
    size: bytes.length,
    inMemory: bytes,
    pieceBytes: chunkSize,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
  return createStoredSource(stored, name);
}

/** Any other place that bytes can be read from. */
export function createStoredSource(stored: StoredBytes, name: string): ImportSource {
  return createSource(name, stored.size, () => readPieces(stored, 0, stored.size), stored);
}

/** The bytes from `start` to `end`, piece by piece; the next piece is on its way while one is worked through. */
export async function* readPieces(
  stored: StoredBytes,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  const { pieceBytes = PIECE_BYTES } = stored;
  const last = Math.min(end, stored.size);
  const read = (from: number): Promise<Uint8Array> => {
    const piece = stored.read(from, Math.min(last, from + pieceBytes));
    // Nobody waits for a piece that was begun when the reader stops early; its failure is no news then.
    piece.catch(() => undefined);
    return piece;
  };
  let next = start < last ? read(start) : null;
  for (let from = start; next !== null; from += pieceBytes) {
    const piece = await next;
    next = from + pieceBytes < last ? read(from + pieceBytes) : null;
    yield piece;
  }
}

/** Text in memory: what a reader pasted. */
export function createTextSource(text: string, name = 'pasted text'): ImportSource {
  return createBytesSource(new TextEncoder().encode(text), name);
}

/** @param size as far as it is known; for progress, and to refuse a file before reading it */
export function createSource(
  name: string,
  size: number,
  openRaw: () => AsyncGenerator<Uint8Array>,
  stored?: StoredBytes,
): ImportSource {
  const chunks: ImportSource['chunks'] = async function* ({ signal, onProgress } = {}) {
    let read = 0;
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of openRaw()) {
        throwIfCancelled(signal);
        read += chunk.length;
        onProgress?.(size === 0 ? 1 : Math.min(1, read / size));
        yield chunk;
      }
    };
    yield* inflateIfGzip(counted());
  };
  return {
    name,
    size,
    ...(stored && { stored }),
    chunks,
    readStart: () =>
      stored ? stored.read(0, SIGNATURE_BYTES) : readUpTo(SIGNATURE_BYTES, openRaw()),
    readHead: (bytes) => readUpTo(bytes, chunks()),
    async readText(limit, options) {
      return decodeText(await this.readBytes(limit, options));
    },
    async readBytes(limit, options) {
      if (size > limit) throw tooLarge(limit);
      // In large pieces where nothing has to be inflated: faster than in small ones, and never held twice.
      if (stored && !isGzip(await this.readStart())) return readStored(stored, options);
      // One buffer and one decoding: pieces of text would have to be joined, which holds all of it twice.
      let bytes = new Uint8Array(size);
      let length = 0;
      for await (const chunk of chunks(options)) {
        if (length + chunk.length > limit) throw tooLarge(limit);
        if (length + chunk.length > bytes.length) bytes = enlarge(bytes, length + chunk.length);
        bytes.set(chunk, length);
        options?.onPiece?.(chunk);
        length += chunk.length;
      }
      return bytes.subarray(0, length);
    },
  };
}

/** Small enough that the pieces that were copied weigh little until they are collected. */
const PIECE_BYTES = 2 * 1024 * 1024;

async function readStored(
  stored: StoredBytes,
  { signal, onProgress, onPiece }: ReadOptions = {},
): Promise<Uint8Array> {
  const { size, inMemory } = stored;
  if (inMemory) {
    onPiece?.(inMemory);
    onProgress?.(1);
    throwIfCancelled(signal);
    return inMemory;
  }
  const bytes = new Uint8Array(size);
  let length = 0;
  for await (const piece of readPieces(stored, 0, size)) {
    bytes.set(piece, length);
    length += piece.length;
    onPiece?.(piece);
    onProgress?.(Math.min(1, length / size));
    throwIfCancelled(signal);
  }
  return bytes;
}

/** The longest signature that anything here looks at. */
const SIGNATURE_BYTES = 8;

async function readUpTo(bytes: number, chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return concatenate(parts, Math.min(length, bytes));
}

function enlarge(bytes: Uint8Array, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

function tooLarge(limit: number): ImportError {
  return new ImportError(
    'too large',
    `The file is larger than ${formatMebibytes(limit)}, which is the most that can be read at once; export fewer requests, or without the generated texts.`,
  );
}

/** The lines of a text file without their line ends; refuses a file above `limit` bytes, and a line above 64 MiB. */
export async function* readLines(
  source: ImportSource,
  limit: number,
  options?: ReadOptions,
): AsyncGenerator<string> {
  if (source.size > limit) throw tooLarge(limit);
  // The pieces of a line that goes over several chunks: joining them chunk by chunk would copy a long line again and again.
  let pieces: string[] = [];
  let length = 0;
  for await (const text of decodeChunks(source.chunks(options))) {
    const [first = '', ...others] = text.split('\n');
    pieces.push(first);
    length += first.length;
    if (length > MAX_LINE_BYTES) throw lineTooLong();
    if (others.length === 0) continue;
    yield withoutReturn(pieces.join(''));
    const last = others.pop() ?? '';
    for (const line of others) yield withoutReturn(line);
    pieces = [last];
    length = last.length;
  }
  const end = pieces.join('');
  if (end !== '') yield withoutReturn(end);
}

function lineTooLong(): ImportError {
  return new ImportError(
    'too large',
    `A line of the file is longer than ${formatMebibytes(MAX_LINE_BYTES)}, the most that can be read of a file of this size; export fewer requests, or without the generated texts.`,
  );
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The content as UTF-8 without a byte order mark, whatever it was before. */
export async function* readUtf8(
  source: ImportSource,
  options?: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let encoding: string | undefined;
  const encoder = new TextEncoder();
  let decoder: TextDecoder | undefined;
  for await (const chunk of atLeast(3, source.chunks(options))) {
    if (encoding === undefined) {
      encoding = encodingOf(chunk);
      if (encoding !== 'utf-8') decoder = new TextDecoder(encoding);
      const hasMark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      yield decoder
        ? encoder.encode(decoder.decode(chunk, { stream: true }))
        : chunk.subarray(hasMark ? 3 : 0);
      continue;
    }
    yield decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** Text of the bytes: UTF-16 when they start with its byte order mark, else UTF-8; the mark itself is dropped. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

async function* decodeChunks(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of atLeast(2, chunks)) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  const end = decoder?.decode();
  if (end) yield end;
}

/** The same chunks, but the first one has at least `bytes` bytes if the content has, so that its signature can be read. */
async function* atLeast(
  bytes: number,
  chunks: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (!first) {
      yield chunk;
      continue;
    }
    first = concatenate([first, chunk], first.length + chunk.length);
    if (first.length < bytes) continue;
    yield first;
    first = undefined;
  }
  if (first && first.length > 0) yield first;
}

function concatenate(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    const fitting = part.subarray(0, length - offset);
    all.set(fitting, offset);
    offset += fitting.length;
  }
  return all;
}

function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

async function* inflateIfGzip(raw: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = atLeast(2, raw);
  const first = await chunks.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    yield* chunks;
  })();
  yield* isGzip(first.value) ? inflate(all, 'gzip', damagedGzip) : all;
}

function damagedGzip(): ImportError {
  return new ImportError(
    'damaged',
    'The gzip file is damaged or cut off; compress it again, or drop the file without compression.',
  );
}

/** @param damaged the failure for bytes that cannot be inflated */
export async function* inflate(
  chunks: AsyncGenerator<Uint8Array>,
  format: CompressionFormat,
  damaged: () => ImportError,
): AsyncGenerator<Uint8Array> {
  const stored = new ReadableStream<BufferSource>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value.slice());
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  let length = 0;
  try {
    for await (const chunk of readStream(stored.pipeThrough(new DecompressionStream(format)))) {
      length += chunk.length;
      if (length > MAX_LINES_BYTES) throw tooLarge(MAX_LINES_BYTES);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw damaged();
  }
}

/** Not every browser can iterate over a stream, so this reads it by hand and closes it when the caller stops early. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that already failed rejects here a second time; its first error is the one that counts.
    await reader.cancel().catch(() => undefined);
  }
}
