import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../../../src/exporters/monitoring/create-archive';

const RULES = { path: 'prometheus/slo.rules.yml', text: 'groups: []\n' };
const FILES = [RULES, { path: 'README.md', text: 'Größe ≤ 500 ms\n' }];

function readEntry(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : strFromU8(bytes);
}

/** So many bytes of an archive as a number, the least significant first. */
function readNumber(bytes: Uint8Array, at: number, length: number): number {
  return bytes.slice(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('createArchive', () => {
  const timeZone = process.env.TZ;
  afterEach(() => {
    if (timeZone === undefined) delete process.env.TZ;
    else process.env.TZ = timeZone;
  });

  it('holds every text under its path', () => {
    const entries = unzipSync(createArchive(FILES));
    expect(Object.keys(entries)).toEqual(FILES.map(({ path }) => path));
    for (const { path, text } of FILES) expect(readEntry(entries[path])).toBe(text);
  });

  it('brings back any text that has UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const [entry] = Object.values(unzipSync(createArchive([{ path: 'a/b.txt', text }])));
        expect(readEntry(entry)).toBe(text);
      }),
    );
  });

  it('is the same bytes in every time zone, dated 1980-01-01 00:00', () => {
    const createIn = (zone: string) => {
      process.env.TZ = zone;
      return createArchive(FILES);
    };
    const archive = createIn('UTC');
    expect(createIn('America/New_York')).toEqual(archive);
    expect(createIn('Asia/Kolkata')).toEqual(archive);
    // APPNOTE 4.3.7: a local header's time is at 10, its date at 12; the date is (year − 1980) × 512 + month × 32 + day.
    expect(readNumber(archive, 10, 2)).toBe(0);
    expect(readNumber(archive, 12, 2)).toBe(1 * 32 + 1);
  });

  it.skipIf(!hasPython)(
    `is an archive to another program too${hasPython ? '' : ' (python3 is missing)'}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'archive-'));
      try {
        const file = join(folder, 'files.zip');
        writeFileSync(file, createArchive(FILES));
        const script =
          'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist())';
        expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }).trim()).toBe(
          "None ['prometheus/slo.rules.yml', 'README.md']",
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it.each(['/etc/passwd', '../up.yml', 'a/../../b', 'a\\b', 'a//b', ''])(
    'refuses the path %j',
    (path) => {
      expect(() => createArchive([{ path, text: '' }])).toThrow(RangeError);
    },
  );

  it('refuses two files of one name', () => {
    expect(() => createArchive([RULES, RULES])).toThrow('two files are called');
  });
});
