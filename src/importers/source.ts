/**
 * The file being imported, wherever it comes from: a `Blob` (a dropped file in the browser, `openAsBlob` in Node) or bytes.
 * Gzip is inflated on the way; text may be UTF-8 or UTF-16 with a byte order mark.
 */
import { ImportError, throwIfCancelled } from './import-error';
import { MAX_JSON_BYTES, MAX_LINES_BYTES, formatMebibytes } from './limits';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the share of the stored bytes that has been read, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface ImportSource {
  readonly name: string;
  /** Bytes as stored, before inflating. */
  readonly size: number;
  /** The first bytes of the content, at most as many as asked for. */
  readHead(bytes: number): Promise<Uint8Array>;
  /** The whole content as text; refuses with `too large` above `limit` bytes, before reading where that is possible. */
  readText(limit: number, options?: ReadOptions): Promise<string>;
  /** The content in pieces of any size. */
  chunks(options?: ReadOptions): AsyncGenerator<Uint8Array>;
}

type OpenRaw = () => AsyncGenerator<Uint8Array>;

/** A dropped file, or any other `Blob`. */
export function createBlobSource(blob: Blob, name: string): ImportSource {
  return createSource(name, blob.size, () => readStream(blob.stream()));
}

/** Bytes in memory, delivered in pieces of `chunkSize`. */
export function createBytesSource(
  bytes: Uint8Array,
  name: string,
  chunkSize = 1024 * 1024,
): ImportSource {
  return createSource(name, bytes.length, async function* () {
    await Promise.resolve();
    for (let start = 0; start < bytes.length; start += chunkSize) {
      yield bytes.subarray(start, start + chunkSize);
    }
  });
}

/** Text in memory: what a reader pasted. */
export function createTextSource(text: string, name = 'pasted text'): ImportSource {
  return createBytesSource(new TextEncoder().encode(text), name);
}

function createSource(name: string, size: number, openRaw: OpenRaw): ImportSource {
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
    chunks,
    async readHead(bytes) {
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of chunks()) {
        parts.push(chunk);
        length += chunk.length;
        if (length >= bytes) break;
      }
      return concatenate(parts, Math.min(length, bytes));
    },
    async readText(limit, options) {
      if (size > limit) throw tooLarge(limit);
      const parts: string[] = [];
      let length = 0;
      for await (const text of decodeChunks(chunks(options))) {
        length += text.length;
        if (length > limit) throw tooLarge(limit);
        parts.push(text);
      }
      return parts.join('');
    },
  };
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
    if (length > MAX_JSON_BYTES) throw tooLarge(MAX_JSON_BYTES);
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

async function* inflateIfGzip(raw: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = atLeast(2, raw);
  const first = await chunks.next();
  if (first.done) return;
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const all = (async function* () {
    yield first.value;
    yield* chunks;
  })();
  yield* isGzip ? inflate(all) : all;
}

async function* inflate(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
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
    for await (const chunk of readStream(stored.pipeThrough(new DecompressionStream('gzip')))) {
      length += chunk.length;
      if (length > MAX_LINES_BYTES) throw tooLarge(MAX_LINES_BYTES);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      'damaged',
      'The gzip file is damaged or cut off; compress it again, or drop the file without compression.',
    );
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
