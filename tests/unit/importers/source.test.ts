import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/importers/import-error';
import { MAX_JSON_BYTES, MAX_LINES_BYTES } from '../../../src/importers/limits';
import type { ImportSource } from '../../../src/importers/source';
import {
  createBlobSource,
  createBytesSource,
  createTextSource,
  readLines,
  readUtf8,
} from '../../../src/importers/source';

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof ImportError ? error.failure.code : 'another error'),
  );
}

async function linesOf(source: ImportSource): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(source, MAX_LINES_BYTES)) lines.push(line);
  return lines;
}

const TEXT = 'première ligne\r\nzweite Zeile — 二\n\nlast';

describe('a source', () => {
  it.each([1, 2, 3, 7, 1024])('gives the same text in chunks of %i bytes', async (size) => {
    const utf8 = new TextEncoder().encode(TEXT);
    expect(await createBytesSource(utf8, 'a', size).readText(1000)).toBe(TEXT);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
    expect(await createBytesSource(utf16, 'a', size).readText(1000)).toBe(TEXT);
    const bigEndian = new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16());
    expect(await createBytesSource(bigEndian, 'a', size).readText(1000)).toBe(TEXT);
    const zipped = new Uint8Array(gzipSync(utf8));
    expect(await createBytesSource(zipped, 'a', size).readText(1000)).toBe(TEXT);
    expect(await linesOf(createBytesSource(utf8, 'a', size))).toEqual([
      'première ligne',
      'zweite Zeile — 二',
      '',
      'last',
    ]);
  });

  it('gives UTF-8 whatever it was before', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
    const parts: Uint8Array[] = [];
    for await (const chunk of readUtf8(createBytesSource(utf16, 'a', 5))) parts.push(chunk);
    expect(Buffer.concat(parts).toString('utf8')).toBe(TEXT);
  });

  it('reads a head of at most the bytes asked for, of the content and not of the gzip file', async () => {
    const zipped = new Uint8Array(gzipSync(TEXT));
    const head = await createBytesSource(zipped, 'a', 3).readHead(8);
    expect(Buffer.from(head).toString('latin1')).toBe('premi\u00c3\u00a8r');
    expect(await createTextSource('ab').readHead(10)).toHaveLength(2);
  });

  it('reads a Blob and can be read twice', async () => {
    const source = createBlobSource(new Blob([TEXT]), 'a');
    expect(await source.readText(1000)).toBe(TEXT);
    expect(await source.readText(1000)).toBe(TEXT);
  });

  it('reports the share that was read', async () => {
    const shares: number[] = [];
    const source = createBytesSource(new Uint8Array(10).fill(65), 'a', 4);
    const lines = readLines(source, 1000, { onProgress: (share) => shares.push(share) });
    while (!(await lines.next()).done);
    expect(shares).toEqual([0.4, 0.8, 1]);
  });

  it('refuses a file that is too large before reading it', async () => {
    const large: Blob = Object.assign(new Blob(['x']), {});
    Object.defineProperty(large, 'size', { value: MAX_JSON_BYTES + 1 });
    let isRead = false;
    Object.defineProperty(large, 'stream', {
      value: () => {
        isRead = true;
        return new Blob(['x']).stream();
      },
    });
    expect(await codeOf(createBlobSource(large, 'a').readText(MAX_JSON_BYTES))).toBe('too large');
    expect(isRead).toBe(false);
  });

  it('stops inflating at the limit', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(4 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await codeOf(createBytesSource(bomb, 'a').readText(1024 * 1024))).toBe('too large');
  });

  it('says that a gzip file is damaged', async () => {
    const zipped = new Uint8Array(gzipSync(TEXT.repeat(100)));
    const cut = createBytesSource(zipped.slice(0, -20), 'a');
    expect(await codeOf(cut.readText(100_000))).toBe('damaged');
    const broken = createBytesSource(new Uint8Array([0x1f, 0x8b, 1, 2, 3, 4]), 'a');
    expect(await codeOf(broken.readText(1000))).toBe('damaged');
  });

  it('stops when the reader cancels', async () => {
    const controller = new AbortController();
    const source = createBytesSource(new Uint8Array(100).fill(65), 'a', 10);
    const reading = source.readText(1000, {
      signal: controller.signal,
      onProgress: (share) => {
        if (share > 0.3) controller.abort();
      },
    });
    expect(await codeOf(reading)).toBe('cancelled');
  });
});

describe('readLines', () => {
  it('reads a line of 40 MB in small chunks', async () => {
    const bytes = new Uint8Array(40_000_000).fill(97);
    const [line] = await linesOf(createBytesSource(bytes, 'a', 10_000));
    expect(line).toHaveLength(40_000_000);
    // Joining at every chunk would copy 80 GB, which no run of the tests survives.
  });
});
