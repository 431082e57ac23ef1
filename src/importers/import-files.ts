/** Imports several files together: archives are opened, and scrapes of the same server are joined to runs. */
import { isZip, openArchive } from './archive';
import { describeError, throwIfCancelled } from './import-error';
import type { ImportProgress, ImportResult } from './import-result';
import { joinScrapes } from './join-scrapes';
import { importFile } from './registry';
import type { ImportSource } from './source';
import type { TableMapping } from './table/mapping';

export interface ImportedFile {
  /** Of a file in an archive: `results.zip/run-1.json`. */
  readonly name: string;
  readonly source: ImportSource;
  readonly result: ImportResult;
}

export interface FilesProgress extends ImportProgress {
  readonly fileName: string;
  /** Which of the files that were given, from 1, and how many they are. */
  readonly position: number;
  readonly count: number;
}

export interface ImportFilesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FilesProgress) => void) | undefined;
  /** The reader's answer to an earlier `needsMapping`, for the one file that it was asked for. */
  readonly mapping?: { readonly name: string; readonly mapping: TableMapping } | undefined;
}

/**
 * The files' results, each as soon as it is there; scrapes wait for each other until the end. With a mapping, only its file is
 * imported. Bad files are results with a failure, as in `importFile`.
 */
export async function* importFiles(
  sources: readonly ImportSource[],
  { signal, onProgress, mapping }: ImportFilesOptions = {},
): AsyncGenerator<ImportedFile> {
  const scrapes: ImportedFile[] = [];
  for (const [index, given] of sources.entries()) {
    for (const opened of await openFile(given)) {
      if (mapping && opened.source.name !== mapping.name) continue;
      throwIfCancelled(signal);
      const { source } = opened;
      const place = { fileName: source.name, position: index + 1, count: sources.length };
      const result =
        opened.failure ??
        (await importFile(source, {
          signal,
          onProgress: (progress) => onProgress?.({ ...progress, ...place }),
          mapping: mapping?.mapping,
        }));
      const file = { name: source.name, source, result };
      if (result.ok && result.snapshots.length === 1) scrapes.push(file);
      else yield file;
    }
  }
  yield* joinScrapes(scrapes);
}

interface OpenedFile {
  readonly source: ImportSource;
  readonly failure?: ImportResult;
}

/** The file itself, or those in the archive that it is. */
async function openFile(source: ImportSource): Promise<readonly OpenedFile[]> {
  const { stored } = source;
  try {
    if (!stored || !isZip(await source.readStart())) return [{ source }];
    return (await openArchive(source.name, stored)).map((member) => ({ source: member }));
  } catch (error) {
    return [{ source, failure: { ok: false, failure: describeError(error) } }];
  }
}
