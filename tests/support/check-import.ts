/**
 * What every importer must do with every one of its fixtures: the numbers that were worked out by hand, an intact run, the same
 * result under any name, in any chunks, compressed or in another encoding, and a typed failure when the file is cut off.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BenchmarkRun } from '../../src/domain/benchmark-run/benchmark-run';
import { REQUEST_STATUSES } from '../../src/domain/benchmark-run/benchmark-run';
import { checkRun } from '../../src/domain/benchmark-run/check-run';
import { isPresent } from '../../src/domain/benchmark-run/column';
import { createHead } from '../../src/importers/head';
import type {
  GpuDevice,
  Profile,
  ProfileFrame,
  ProfileGap,
} from '../../src/domain/profile/profile';
import type { ImportReport, ImportResult, ImportSuccess } from '../../src/importers/import-result';
import { HEAD_BYTES } from '../../src/importers/limits';
import { detectFormats, importFile } from '../../src/importers/registry';
import { createBlobSource, createBytesSource, decodeText } from '../../src/importers/source';

export interface ExpectedRun {
  readonly label?: string;
  readonly tool?: string;
  readonly workload?: Partial<BenchmarkRun['workload']>;
  readonly counts?: BenchmarkRun['counts'];
  readonly duration?: number;
  readonly startedAt?: string;
  /** `time_to_first_token p50` → canonical value; only those listed are compared. */
  readonly reported?: Readonly<Record<string, number>>;
  /** Metrics that must not be reported at all. */
  readonly notReported?: readonly string[];
  readonly status?: readonly BenchmarkRequestStatus[];
  readonly startTime?: readonly (number | null)[];
  /** Whole columns; null is a missing entry. */
  readonly columns?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly pools?: Readonly<Record<string, readonly number[]>>;
  readonly attributes?: Readonly<Record<string, readonly (string | null)[]>>;
  /** Each must be a part of one of the run's notes. */
  readonly notes?: readonly string[];
  readonly hasRequests?: boolean;
}

/** Each listed part of a profile is compared; amounts to 12 digits. */
export interface ExpectedProfile {
  readonly label?: string;
  readonly tool?: Profile['tool'];
  readonly measures?: Profile['measures'];
  readonly total?: number;
  readonly frameCount?: number;
  /** In their order. */
  readonly frames?: readonly ProfileFrame[];
  readonly devices?: readonly GpuDevice[];
  readonly gaps?: readonly ProfileGap[];
  readonly startedAt?: string;
  readonly duration?: number;
  /** Each must be a part of one of the notes. */
  readonly notes?: readonly string[];
}

type BenchmarkRequestStatus = (typeof REQUEST_STATUSES)[number];

export interface ExpectedImport {
  readonly format: string;
  readonly runs: readonly ExpectedRun[];
  readonly profiles?: readonly ExpectedProfile[];
  readonly report?: Partial<ImportReport>;
  /** Line formats lose their last line when cut off, tables cannot even know it; all others fail. */
  readonly whenCut?: 'fails' | 'loses rows';
}

const FOLDER = new URL('../fixtures/imports/', import.meta.url);

export function readFixture(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(path, FOLDER)));
}

/** Imports bytes under a name, delivered in pieces of any size. */
export function importBytes(
  bytes: Uint8Array,
  name = 'unknown',
  chunkSize?: number,
): Promise<ImportResult> {
  return importFile(createBytesSource(bytes, name, chunkSize));
}

export function importText(text: string): Promise<ImportResult> {
  return importBytes(new TextEncoder().encode(text));
}

/** The success, or a test failure that says why there is none. */
export function expectSuccess(result: ImportResult): ImportSuccess {
  if (result.ok) return result;
  throw new Error(result.failure?.message ?? result.needsMapping?.question);
}

/** One `describe` block with everything that must hold for the fixture. */
export function checkImport(path: string, expected: ExpectedImport): void {
  const bytes = readFixture(path);
  describe(path, () => {
    it('gives the values that were worked out by hand', async () => {
      const result = expectSuccess(await importBytes(bytes, path));
      expect(result.format).toBe(expected.format);
      expect(result.runs).toHaveLength(expected.runs.length);
      expected.runs.forEach((run, i) => expectRun(result.runs[i], run));
      if (expected.profiles) expectProfiles(result.profiles, expected.profiles);
      if (expected.report) expect(result.report).toMatchObject(expected.report);
    });

    it('gives an intact run and copies nothing private', async () => {
      const result = expectSuccess(await importBytes(bytes, path));
      expect(result.runs.flatMap(checkRun)).toEqual([]);
      expect(JSON.stringify(result)).not.toContain('SECRET');
      const { rowsRead, rowsKept, dropped } = result.report;
      const droppedRows = dropped.reduce((sum, { count }) => sum + count, 0);
      expect(rowsRead).toBeGreaterThan(0);
      expect(rowsKept).toBeLessThanOrEqual(rowsRead);
      expect(rowsKept + droppedRows).toBeGreaterThanOrEqual(rowsRead);
    });

    it('is claimed by exactly one format', () => {
      const head = bytes.slice(0, HEAD_BYTES);
      const claims = detectFormats(createHead(decodeText(head), bytes.length < HEAD_BYTES));
      expect(claims.map(({ format }) => format.id)).toEqual([expected.format]);
    });

    it('gives the same result in any name, chunk size, encoding and compression', async () => {
      const plain = await importBytes(bytes, path);
      const utf16 = new Uint8Array(Buffer.from(`\ufeff${decodeText(bytes)}`, 'utf16le'));
      const withMark = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]);
      const windows = new TextEncoder().encode(decodeText(bytes).replaceAll(/\r?\n/g, '\r\n'));
      expect(await importBytes(bytes, 'unknown')).toEqual(plain);
      expect(await importBytes(bytes, 'unknown', 7)).toEqual(plain);
      expect(await importBytes(new Uint8Array(gzipSync(bytes)), 'x.gz', 7)).toEqual(plain);
      expect(await importBytes(withMark, 'unknown', 1)).toEqual(plain);
      expect(await importBytes(utf16, 'unknown', 3)).toEqual(plain);
      expect(await importBytes(windows)).toEqual(plain);
      expect(await importFile(createBlobSource(new Blob([bytes]), 'blob'))).toEqual(plain);
    });

    it('says so when the file is cut off', async () => {
      const whole = expectSuccess(await importBytes(bytes));
      for (const share of [0.3, 0.6, 0.9]) {
        const result = await importBytes(bytes.slice(0, Math.floor(bytes.length * share)));
        if (expected.whenCut === 'loses rows' && result.ok) {
          expect(rowsOf(result)).toBeLessThanOrEqual(rowsOf(whole));
          continue;
        }
        expect(result.ok).toBe(false);
        if (!result.ok && result.failure) {
          expect(['damaged', 'unknown format', 'no requests']).toContain(result.failure.code);
          expect(result.failure.message).toMatch(/^[A-Z].*[.]$/);
        }
      }
    });
  });
}

function rowsOf({ runs, report }: ImportSuccess): number {
  return runs.length + report.rowsKept;
}

function expectProfiles(profiles: readonly Profile[], expected: readonly ExpectedProfile[]): void {
  expect(profiles.map(({ label }) => label)).toHaveLength(expected.length);
  expected.forEach(({ devices, notes, frames, gaps, total, duration, ...rest }, i) => {
    const profile = profiles[i];
    expect(profile).toMatchObject(rest);
    if (total !== undefined) expect(profile?.total).toBeCloseTo(total, 12);
    if (duration !== undefined) expect(profile?.duration).toBeCloseTo(duration, 12);
    if (frames) expectAmounts(profile?.frames, frames);
    if (devices) expectAmounts(profile?.gpu?.devices, devices);
    if (gaps) expectAmounts(profile?.gaps, gaps);
    for (const note of notes ?? []) expect(profile?.notes.join('\n')).toContain(note);
  });
}

/** The same objects with the same keys; numbers may differ in the last digits, because seconds are made from microseconds. */
function expectAmounts(found: readonly object[] | undefined, expected: readonly object[]): void {
  const round = (value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toFixed(12)) : value;
  const rounded = (items: readonly object[] | undefined) =>
    items?.map((item) =>
      Object.fromEntries(Object.entries(item).map(([key, value]) => [key, round(value)])),
    );
  expect(rounded(found)).toEqual(rounded(expected));
}

function expectRun(run: BenchmarkRun | undefined, expected: ExpectedRun): void {
  if (!run) throw new Error('the run is absent');
  const { label, tool, workload, counts, duration, startedAt } = expected;
  if (label !== undefined) expect(run.label).toBe(label);
  if (tool !== undefined) expect(run.tool.id).toBe(tool);
  if (workload) expect(run.workload).toMatchObject(workload);
  if (counts) expect(run.counts).toEqual(counts);
  // Differences of Unix times: a double holds those to about 0.2 µs.
  if (duration !== undefined) expect(run.duration).toBeCloseTo(duration, 6);
  if (startedAt !== undefined) expect(run.startedAt).toBe(startedAt);
  expectReported(run, expected);
  expectRequests(run, expected);
  for (const note of expected.notes ?? []) expect(run.notes.join('\n')).toContain(note);
}

function expectReported(run: BenchmarkRun, { reported = {}, notReported = [] }: ExpectedRun): void {
  const found = new Map(run.reported.map((v) => [`${v.metric} ${v.statistic}`, v.value]));
  for (const [key, value] of Object.entries(reported)) {
    expect(found.get(key), key).toBeCloseTo(value, 12);
  }
  const metrics = run.reported.map((value): string => value.metric);
  for (const metric of notReported) expect(metrics).not.toContain(metric);
}

function expectRequests(run: BenchmarkRun, expected: ExpectedRun): void {
  const { requests, pools } = run;
  if (expected.hasRequests !== undefined) expect(requests !== undefined).toBe(expected.hasRequests);
  if (expected.status) {
    expect([...(requests?.status ?? [])].map((code) => REQUEST_STATUSES[code])).toEqual(
      expected.status,
    );
  }
  if (expected.startTime) expectColumn(requests?.startTime, expected.startTime, 'start time', 6);
  const columns = new Map(Object.entries<Float64Array | undefined>({ ...requests?.columns }));
  for (const [metric, values] of Object.entries(expected.columns ?? {})) {
    expectColumn(columns.get(metric), values, metric);
  }
  const pooled = new Map(Object.entries<Float64Array | undefined>({ ...pools }));
  for (const [metric, values] of Object.entries(expected.pools ?? {})) {
    expectColumn(pooled.get(metric), values, metric);
  }
  for (const [name, values] of Object.entries(expected.attributes ?? {})) {
    const attribute = requests?.attributes.find((entry) => entry.name === name);
    const texts = [...(attribute?.codes ?? [])].map((code) => attribute?.dictionary[code] ?? null);
    expect(texts, name).toEqual(values);
  }
}

function expectColumn(
  column: Float64Array | undefined,
  expected: readonly (number | null)[],
  name: string,
  digits = 9,
): void {
  expect(column, name).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    if (value === null) expect(isPresent(column?.[i]), `${name} ${i}`).toBe(false);
    else expect(column?.[i], `${name} ${i}`).toBeCloseTo(value, digits);
  });
}
