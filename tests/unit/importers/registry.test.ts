import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHead } from '../../../src/importers/head';
import { HEAD_BYTES, MAX_LINES_BYTES } from '../../../src/importers/limits';
import { importFiles } from '../../../src/importers/import-files';
import { FAMILIES } from '../../../src/importers/families';
import { FORMATS, detectFormats, importFile } from '../../../src/importers/registry';
import { createBlobSource, createBytesSource, decodeText } from '../../../src/importers/source';
import { expectSuccess, importBytes, importText } from '../../support/check-import';

async function codeOf(result: ReturnType<typeof importText>): Promise<string | undefined> {
  const outcome = await result;
  return outcome.ok ? undefined : outcome.failure?.code;
}

describe('importFile', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['blank space', ' \n\t\n', 'empty'],
    ['prose', 'Dear all,\nhere are the results, as promised.\nBest', 'unknown format'],
    ['JSON of another kind', '{"name": "x", "version": 2}', 'unknown format'],
    [
      'an empty report',
      '{"metadata": {"guidellm_version": "0.5.0"}, "benchmarks": []}',
      'unknown format',
    ],
    ['a script', '<html><script>alert(1)</script></html>', 'unknown format'],
    ['names of metrics without values', 'a_total counter\nb_seconds histogram\n', 'not supported'],
    ['time slices without metrics', '{"timeslices": [{"start_ns": 1}]}', 'no requests'],
  ])('refuses %s with one sentence', async (_name, text, code) => {
    const result = await importText(text);
    if (result.ok || !result.failure) throw new Error('it was not refused');
    expect(result.failure.code).toBe(code);
    expect(result.failure.message).toMatch(/^[A-Z][^\n]*[.]$/);
  });

  it('refuses bytes that are no text', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(await codeOf(importBytes(png))).toBe('not text');
    const noise = Uint8Array.from({ length: 500 }, (_, i) => 128 + ((i * 37) % 127));
    expect(await codeOf(importBytes(noise))).toBe('not text');
  });

  it('refuses a table that is larger than it may be', async () => {
    const large = new Blob(['latency_ms\n1\n2\n']);
    Object.defineProperty(large, 'size', { value: MAX_LINES_BYTES + 1 });
    expect(await codeOf(importFile(createBlobSource(large, 'a')))).toBe('too large');
  });

  it('can be cancelled before and while it reads', async () => {
    const source = createBytesSource(new TextEncoder().encode('latency_ms\n1\n2\n'), 'a', 2);
    expect(await codeOf(importFile(source, { signal: AbortSignal.abort() }))).toBe('cancelled');
    const controller = new AbortController();
    const reading = importFile(source, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(await codeOf(reading)).toBe('cancelled');
  });

  it('says so when the file is gone by the time that it is read', async () => {
    const gone = new Blob(['latency_ms\n1\n2\n']);
    Object.defineProperty(gone, 'slice', {
      value: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }),
    });
    const result = await importFile(createBlobSource(gone, 'a'));
    expect(!result.ok && result.failure?.code).toBe('unreadable');
    for await (const { result: imported } of importFiles([createBlobSource(gone, 'a')]))
      expect(!imported.ok && imported.failure?.code).toBe('unreadable');
  });

  it('tells runs with the same label apart', async () => {
    const run = '{"num_prompts":1,"completed":1,"mean_ttft_ms":5,"request_rate":"inf"}';
    const result = await importText(`${run}\n${run}\n`);
    expect(result.ok && result.runs.map(({ label }) => label)).toEqual([
      'all at once',
      'all at once (2)',
    ]);
  });
});

describe('the registry', () => {
  it('has unique ids, and a label and documentation for each format', () => {
    const ids = FORMATS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { label, docsUrl, tool } of FORMATS) {
      expect(label).not.toBe('');
      expect(tool).not.toBe('');
      expect(docsUrl).toMatch(/^(https:\/\/|\/)/);
    }
  });

  const samples = join(import.meta.dirname, '../../../../shared/samples');
  const hasSamples = existsSync(samples);
  it.skipIf(!hasSamples)(
    `claims each real file at most once${hasSamples ? '' : ' (SKIPPED: ../shared/samples is not there)'}`,
    () => {
      const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
        .map((name) => join(samples, name))
        .filter((path) => statSync(path).isFile());
      expect(files.length).toBeGreaterThan(50);
      for (const path of files) {
        const bytes = new Uint8Array(readFileSync(path)).subarray(0, HEAD_BYTES);
        const claims = detectFormats(createHead(decodeText(bytes), bytes.length < HEAD_BYTES));
        expect(claims.length, path).toBeLessThanOrEqual(1);
      }
    },
  );
});

describe.each(FAMILIES.map((family) => [family.id, family] as const))(
  'the reference of %s',
  (_id, { formats, reference }) => {
    it('has an example that is imported by one of its formats', async () => {
      const result = expectSuccess(await importText(reference.example.text));
      expect(formats.map(({ id }) => id)).toContain(result.format);
      expect(result.runs.length + result.profiles.length).toBeGreaterThan(0);
    });

    it('says how to get a file, what is read, and where that is documented', () => {
      expect(reference.produce.length).toBeGreaterThan(0);
      expect(reference.reads.length).toBeGreaterThan(0);
      expect(reference.sources.length).toBeGreaterThan(0);
      for (const { url } of reference.sources) expect(url).toMatch(/^https:\/\//);
    });
  },
);
