/**
 * The formats that can be imported, and the import itself. To add one: a folder with family.ts, detect.ts, parse.ts,
 * foreign-types.ts and README.md, and a line in families.ts. No two formats may claim the same file; a test asks all of them for every fixture.
 */
import type { BenchmarkRun } from '../domain/benchmark-run/benchmark-run';
import { checkRun } from '../domain/benchmark-run/check-run';
import { FAMILIES } from './families';
import type { Detection, ImportFormat } from './format';
import type { Head } from './head';
import { createHead } from './head';
import { ImportError, describeError, throwIfCancelled } from './import-error';
import type { ImportProgress, ImportResult } from './import-result';
import { HEAD_BYTES, MAX_LINE_BYTES } from './limits';
import { ReportBuilder } from './report';
import type { ImportSource } from './source';
import { decodeText } from './source';
import { TABLE_FORMAT } from './table/family';
import type { TableMapping, TablePreview } from './table/mapping';
import { previewAnything } from './table/preview-anything';
import { DECLINED_FORMATS } from './unsupported/declined';

/** Formats with marks of their own; exactly one of them may claim a file. */
export const FORMATS: readonly ImportFormat[] = [
  ...FAMILIES.flatMap(({ formats }) => formats).filter((format) => format !== TABLE_FORMAT),
  ...DECLINED_FORMATS,
];

export interface DetectedFormat {
  readonly format: ImportFormat;
  readonly detection: Detection;
}

/** All formats that claim the file: one, or none. Exported so that a test can show that there are never two. */
export function detectFormats(head: Head): DetectedFormat[] {
  const claims = FORMATS.flatMap((format) => {
    const detection = format.detect(head);
    return detection ? [{ format, detection }] : [];
  });
  if (claims.length > 0) return claims;
  const detection = TABLE_FORMAT.detect(head);
  return detection ? [{ format: TABLE_FORMAT, detection }] : [];
}

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** The reader's answer to an earlier `needsMapping` of the same file. */
  readonly mapping?: TableMapping | undefined;
}

/**
 * Imports a file of any known format. Bad input is a result, not an exception: what is wrong and what to do is in
 * `failure.message`. Nothing is kept between calls, so a failed import changes nothing.
 */
export async function importFile(
  source: ImportSource,
  options: ImportOptions = {},
): Promise<ImportResult> {
  try {
    return await importDetected(source, options);
  } catch (error) {
    return { ok: false, failure: describeError(error) };
  }
}

async function importDetected(
  source: ImportSource,
  { signal, onProgress, mapping }: ImportOptions,
): Promise<ImportResult> {
  // A mapping that says how the file is laid out was asked for a file that no format claims.
  const { format, detection } = mapping?.form
    ? { format: TABLE_FORMAT, detection: { reason: 'you said what its columns mean' } }
    : await detectFormat(source);
  throwIfCancelled(signal);
  const report = new ReportBuilder();
  const parsed = await format.parse(source, {
    signal,
    onProgress: (share) =>
      onProgress?.(share < 1 ? { stage: 'reading', share } : { stage: 'parsing', share: null }),
    report,
    mapping,
  });
  throwIfCancelled(signal);
  if ('needsMapping' in parsed) return { ok: false, needsMapping: parsed.needsMapping };
  const { runs, profiles = [], snapshots = [] } = parsed;
  if (runs.length === 0 && profiles.length === 0 && snapshots.length === 0) {
    throw new ImportError(
      'no requests',
      `This is a file of the format “${format.label}”, but it has no results; run the benchmark again and let it finish.`,
    );
  }
  for (const [index, run] of runs.entries()) {
    const [problem] = checkRun(run);
    if (problem === undefined) continue;
    throw new ImportError(
      'damaged',
      `The numbers in the file contradict each other (${problem}); export it again from the tool.`,
      `run ${index + 1}`,
    );
  }
  return {
    ok: true,
    format: format.id,
    formatLabel: format.label,
    reason: detection.reason,
    runs: distinguishLabels(runs),
    profiles,
    snapshots,
    report: report.build(),
  };
}

/** Runs of one file that would have the same label get a number: `concurrency 8`, `concurrency 8 (2)`. */
function distinguishLabels(runs: readonly BenchmarkRun[]): BenchmarkRun[] {
  const seen = new Map<string, number>();
  return runs.map((run) => {
    const count = (seen.get(run.label) ?? 0) + 1;
    seen.set(run.label, count);
    return count === 1 ? run : { ...run, label: `${run.label} (${count})` };
  });
}

async function detectFormat(source: ImportSource): Promise<DetectedFormat> {
  let preview: TablePreview | null = null;
  if (source.size === 0) throw new ImportError('empty', 'The file is empty; export it again.');
  // The head decides in nearly every case; a file that begins with pages of generated text needs all of it.
  for (const bytes of [HEAD_BYTES, MAX_LINE_BYTES]) {
    const head = await source.readHead(bytes);
    const text = decodeText(head);
    const isWhole = head.length < bytes;
    if (text.trim() === '')
      throw new ImportError('empty', 'The file holds only blank space; export it again.');
    if (isBinary(text)) {
      throw new ImportError(
        'not text',
        'The file is not text; drop the JSON, JSONL or CSV that the benchmark tool wrote (gzip is fine).',
      );
    }
    const seen = createHead(text, isWhole);
    const [found] = detectFormats(seen);
    if (found) return found;
    preview = previewAnything(seen);
    if (isWhole) break;
  }
  throw new ImportError(
    'unknown format',
    preview
      ? 'The file is not a result that is known here; say what its columns mean, or drop a file of one of the tools that are read.'
      : 'The file is not a result that is known here; drop a file of one of the tools that are read, or a table with named columns.',
    undefined,
    preview ?? undefined,
  );
}

/** Text has no NUL, and hardly a byte that is no UTF-8; the head may end in the middle of a character. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  if (start.includes('\0')) return true;
  const replaced = start.split('\ufffd').length - 1;
  return replaced > 2 && replaced > start.length * 0.02;
}
