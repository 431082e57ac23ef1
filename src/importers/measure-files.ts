/**
 * From files to what a record keeps of them. Runs in the worker, because making a measurement of a million requests takes longer
 * than a page may be busy.
 */
import { createMeasurement } from '../domain/investigation/create-measurement';
import type {
  Measurement,
  ImportSource as RecordedSource,
} from '../domain/investigation/investigation-record';
import { LIMITS } from '../domain/investigation/versions/v1/primitives';
import type { Profile } from '../domain/profile/profile';
import type { ImportFilesOptions, ImportedFile } from './import-files';
import { describeError } from './import-error';
import { importFiles } from './import-files';
import type { ImportFailure, ImportSuccess } from './import-result';
import type { ImportSource } from './source';
import type { TablePreview } from './table/mapping';

/** A measurement before the record gives it an id and a time. */
export type MeasurementDraft = Omit<Measurement, 'id' | 'addedAt'>;

export interface MeasuredImport extends Pick<
  ImportSuccess,
  'ok' | 'format' | 'formatLabel' | 'reason' | 'report'
> {
  readonly measurements: readonly MeasurementDraft[];
  readonly profiles: readonly Profile[];
}

export interface MeasuredFile {
  readonly name: string;
  readonly sha256?: string;
  readonly result:
    | MeasuredImport
    | { readonly ok: false; readonly failure: ImportFailure; readonly needsMapping?: never }
    | { readonly ok: false; readonly needsMapping: TablePreview; readonly failure?: never };
}

/** The files as measurements, each as soon as it is read. */
export async function* measureFiles(
  sources: readonly ImportSource[],
  options: ImportFilesOptions,
): AsyncGenerator<MeasuredFile> {
  for await (const file of importFiles(sources, options)) yield measureFile(file);
}

async function measureFile(file: ImportedFile): Promise<MeasuredFile> {
  const { name, result } = file;
  if (!result.ok) return { name, result };
  try {
    return await measureImport(file, result);
  } catch (error) {
    return { name, result: { ok: false, failure: describeError(error) } };
  }
}

async function measureImport(
  { name, source }: ImportedFile,
  result: ImportSuccess,
): Promise<MeasuredFile> {
  const sha256 = await computeSha256(source);
  const { ok, format, formatLabel, reason, report, profiles } = result;
  const measurements = result.runs.map((run): MeasurementDraft => {
    const {
      id: _id,
      addedAt: _addedAt,
      ...draft
    } = createMeasurement(run, {
      id: 'draft',
      addedAt: '1970-01-01T00:00:00.000Z',
      source: {
        fileName: toLine(name),
        format: toLine(format),
        tool: toLine(run.tool.name),
        ...(run.tool.version === undefined ? {} : { toolVersion: toLine(run.tool.version) }),
        bytes: source.size,
        ...(sha256 === undefined ? {} : { sha256 }),
        rowsRead: report.rowsRead,
        rowsKept: report.rowsKept,
        dropped: listDropped(report),
      },
    });
    return draft;
  });
  return {
    name,
    ...(sha256 === undefined ? {} : { sha256 }),
    result: { ok, format, formatLabel, reason, report, profiles, measurements },
  };
}

function listDropped({ dropped }: ImportSuccess['report']): RecordedSource['dropped'] {
  return dropped
    .slice(0, LIMITS.list)
    .map(({ reason, count }) => ({ reason: toLine(reason), count }));
}

function toLine(text: string): string {
  return text.slice(0, LIMITS.line);
}

/** A file is read into memory as a whole to be hashed; larger ones are not worth that. */
const LARGEST_HASHED = 64 * 1024 * 1024;

/** Hexadecimal, of the stored bytes; undefined for a very large file, a file in an archive, and where there is no digest (it needs https). */
async function computeSha256({ stored, size }: ImportSource): Promise<string | undefined> {
  // Absent outside a secure context, whatever the type says.
  if (!('subtle' in crypto) || !stored || size > LARGEST_HASHED) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', (await stored.read(0, size)).slice());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
