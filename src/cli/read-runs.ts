/** Imports the files of a command and makes the measurements that the site would make of them. */
import type { BenchmarkRun } from '../domain/benchmark-run/benchmark-run';
import { createMeasurement } from '../domain/investigation/create-measurement';
import type { Measurement } from '../domain/investigation/investigation-record';
import { importFiles } from '../importers/import-files';
import type { ImportSuccess } from '../importers/import-result';
import { createStoredSource } from '../importers/source';
import type { CommandIo } from './command';
import { UsageError } from './command';

export interface ImportedFile {
  /** Of a file in an archive: `results.zip/run-1.json`. */
  readonly path: string;
  readonly result: ImportSuccess;
  readonly runs: readonly { readonly run: BenchmarkRun; readonly measurement: Measurement }[];
}

/** Measurements need a moment; here nothing keeps it, and a fixed one makes the output repeatable. */
const NO_MOMENT = '1970-01-01T00:00:00.000Z';

/**
 * Imports the files, archives and pairs of scrapes included; throws `UsageError` with the file's name for the first one that
 * cannot be read.
 */
export async function readRuns(paths: readonly string[], io: CommandIo): Promise<ImportedFile[]> {
  if (paths.length === 0) throw new UsageError('Name at least one result file.');
  const sources = await Promise.all(
    paths.map(async (path) => {
      const stored = await io.openFile(path).catch(() => {
        throw new UsageError(`${path} cannot be opened; check the name.`);
      });
      return createStoredSource(stored, path);
    }),
  );
  const files: ImportedFile[] = [];
  for await (const { name, result } of importFiles(sources)) {
    if (!result.ok) {
      const at = result.failure?.at === undefined ? '' : ` (${result.failure.at})`;
      throw new UsageError(
        result.failure
          ? `${name}: ${result.failure.message}${at}`
          : `${name}: ${result.needsMapping.question} Give the columns names that say metric and unit, such as ttft_ms, or import the file on the site, which asks.`,
      );
    }
    const runs = result.runs.map((run, index) => ({
      run,
      measurement: createMeasurement(run, { id: `run-${index + 1}`, addedAt: NO_MOMENT }),
    }));
    files.push({ path: name, result, runs });
  }
  return files;
}
