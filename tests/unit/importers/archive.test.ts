import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/importers/import-files';
import type { ImportedFile } from '../../../src/importers/import-files';
import { createBlobSource, createBytesSource } from '../../../src/importers/source';

const read = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(`tests/fixtures/archives/${name}`));

async function importAll(bytes: Uint8Array<ArrayBuffer>): Promise<ImportedFile[]> {
  const files: ImportedFile[] = [];
  for await (const file of importFiles([createBytesSource(bytes, 'a.zip', 7)])) files.push(file);
  return files;
}

function latencies({ result }: ImportedFile): number[] {
  if (!result.ok) throw new Error(result.failure?.message ?? 'asks');
  return [...(result.runs[0]?.requests?.columns.request_latency ?? [])];
}

async function messageOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const [file] = await importAll(bytes);
  return file && !file.result.ok ? file.result.failure?.message : undefined;
}

describe('a zip archive', () => {
  it('gives its files, deflated or stored, without what the system added', async () => {
    const files = await importAll(read('plain.zip'));
    expect(files.map((file) => [file.name, latencies(file)])).toEqual([
      ['a.zip/runs/first.csv', [0.1, 0.3]],
      ['a.zip/runs/stored.csv', [0.2]],
      ['a.zip/Läufe/zweiter.csv', [0.4]],
    ]);
  });

  it.each(['streamed.zip', 'zip64.zip', 'zip64-directory.zip', 'info-zip-pipe.zip'])(
    'reads %s',
    async (name) => {
      const files = await importAll(read(name));
      expect(files.map(latencies)).toEqual([[0.1, 0.3]]);
    },
  );

  it('is read from a blob as from bytes', async () => {
    const files: ImportedFile[] = [];
    for await (const file of importFiles([createBlobSource(new Blob([read('plain.zip')]), 'b')]))
      files.push(file);
    expect(files.map(latencies)).toEqual([[0.1, 0.3], [0.2], [0.4]]);
  });

  it('says what is wrong with one that cannot be read', async () => {
    expect(await messageOf(read('encrypted.zip'))).toMatch(/password; unpack it first\.$/);
    expect(await messageOf(read('bzip2.zip'))).toMatch(/method that is not read here/);
    expect(await messageOf(read('empty.zip'))).toMatch(/holds no file/);
    const whole = read('plain.zip');
    for (const share of [0.1, 0.5, 0.95])
      expect(await messageOf(whole.slice(0, whole.length * share))).toMatch(/damaged or cut off/);
  });

  it('never fails in any other way, whatever byte is wrong', async () => {
    const whole = read('plain.zip');
    for (let at = 0; at < whole.length; at += 1) {
      const broken = whole.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      for (const { result } of await importAll(broken))
        if (!result.ok) expect(result.failure?.code, `byte ${at}`).not.toBe('internal');
    }
  });

  it('does not inflate a bomb', async () => {
    // 64 MiB of zeros in a line: refused by the limit of a line, long before it is all there.
    const { gzipSync } = await import('node:zlib');
    const bomb = new Uint8Array(gzipSync(new Uint8Array(80 * 1024 * 1024)));
    expect(await messageOf(bomb)).toMatch(/not text|larger than/);
  });
});
