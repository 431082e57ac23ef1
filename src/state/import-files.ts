/** Imports a dropped file: a benchmark result into the open record, or an exported record into the library. */
import { createMeasurement } from '@site/src/domain/investigation/create-measurement';
import type { BenchmarkRun } from '@site/src/domain/benchmark-run/benchmark-run';
import { RECORD_LIMITS } from '@site/src/domain/investigation/check-size';
import type { ImportSource } from '@site/src/domain/investigation/investigation-record';
import { LIMITS } from '@site/src/domain/investigation/versions/v1/primitives';
import type { ImportFailure, ImportResult, ImportSuccess } from '@site/src/importers/import-result';
import type { TableMapping } from '@site/src/importers/table/mapping';
import type { ImportActions, ImportState } from './import-state';
import type { InvestigationActions } from './investigation-state';
import type { Session } from './session';
import { viewStore } from './view-store';

/** Characters in which an exported record names itself; `$schema` stands first in it. */
const HEAD = 4_096;

export function createImportActions(
  session: Session,
  {
    importText,
    importMeasurements,
  }: Pick<InvestigationActions, 'importText' | 'importMeasurements'>,
): ImportActions {
  let current: { readonly file: File; readonly abort: AbortController } | null = null;

  const show = (importing: ImportState): void => session.set({ importing });

  const begin = (file: File): AbortSignal => {
    current?.abort.abort();
    const abort = new AbortController();
    current = { file, abort };
    show({ kind: 'running', fileName: file.name, stage: 'reading', share: null });
    return abort.signal;
  };

  const importRuns = async (file: File, mapping?: TableMapping): Promise<void> => {
    const signal = begin(file);
    const result = await session.environment.importFile(file, {
      signal,
      onProgress: ({ stage, share }) => {
        if (!signal.aborted) show({ kind: 'running', fileName: file.name, stage, share });
      },
      ...(mapping === undefined ? {} : { mapping }),
    });
    if (!signal.aborted) await finish(file, result, signal);
  };

  const finish = async (file: File, result: ImportResult, signal: AbortSignal): Promise<void> => {
    if (!result.ok) {
      show(
        result.needsMapping === undefined
          ? describeFailure(file.name, result.failure)
          : { kind: 'needs mapping', fileName: file.name, preview: result.needsMapping },
      );
      return;
    }
    const sha256 = await computeSha256(file);
    if (!signal.aborted) show(addRuns(file, result, sha256));
  };

  const addRuns = (file: File, result: ImportSuccess, sha256: string | undefined): ImportState => {
    const { createId, now } = session.environment;
    const measurements = result.runs.map((run) =>
      createMeasurement(run, {
        id: createId(),
        addedAt: now(),
        source: createSource(file, result, run, sha256),
      }),
    );
    if (!importMeasurements(measurements)) {
      return {
        kind: 'failed',
        fileName: file.name,
        message: 'The file was read, but this record cannot be edited here now.',
      };
    }
    const [first] = measurements;
    if (first !== undefined) viewStore.getState().chooseMeasurement(first.id);
    return {
      kind: 'done',
      fileName: file.name,
      formatLabel: result.formatLabel,
      reason: result.reason,
      added: measurements.map(({ id, label }) => ({ id, label })),
      report: result.report,
    };
  };

  const openRecord = async (file: File): Promise<void> => {
    const signal = begin(file);
    const result = await importText(await file.text());
    if (signal.aborted) return;
    show(
      result.ok
        ? { kind: 'record opened', fileName: file.name, title: result.title, asCopy: result.asCopy }
        : describeFailure(file.name, { message: result.failure.message, at: result.failure.path }),
    );
  };

  return {
    importFile: async (file) => {
      try {
        await ((await isRecordFile(file)) ? openRecord(file) : importRuns(file));
      } catch {
        show({
          kind: 'failed',
          fileName: file.name,
          message:
            'The browser could not read this file. Check that it still exists, then choose it again.',
        });
      }
    },
    importWithMapping: async (mapping) => {
      if (session.get().importing.kind === 'needs mapping' && current !== null) {
        await importRuns(current.file, mapping);
      }
    },
    cancelImport: () => {
      current?.abort.abort();
      current = null;
      show({ kind: 'idle' });
    },
    dismissImport: () => {
      current?.abort.abort();
      current = null;
      show({ kind: 'idle' });
    },
  };
}

/** Whether the file is a record rather than a benchmark result: both are JSON, and only a record has these names at its start. */
async function isRecordFile(file: File): Promise<boolean> {
  const head = await file.slice(0, HEAD).text();
  return (
    file.size <= RECORD_LIMITS.characters * 4 &&
    (head.includes('investigation-record') || /^\s*\{\s*"schemaVersion"\s*:/.test(head))
  );
}

function describeFailure(
  fileName: string,
  { message, at }: { readonly message: ImportFailure['message']; readonly at?: string | undefined },
): ImportState {
  return { kind: 'failed', fileName, message, ...(at === undefined ? {} : { at }) };
}

/** Where a measurement comes from, within the record's limits. */
function createSource(
  file: File,
  { format, report }: ImportSuccess,
  { tool }: BenchmarkRun,
  sha256: string | undefined,
): ImportSource {
  const toLine = (text: string): string => text.slice(0, LIMITS.line);
  return {
    fileName: toLine(file.name),
    format: toLine(format),
    tool: toLine(tool.name),
    ...(tool.version === undefined ? {} : { toolVersion: toLine(tool.version) }),
    bytes: file.size,
    ...(sha256 === undefined ? {} : { sha256 }),
    rowsRead: report.rowsRead,
    rowsKept: report.rowsKept,
    dropped: report.dropped
      .slice(0, LIMITS.list)
      .map(({ reason, count }) => ({ reason: toLine(reason), count })),
  };
}

/** A file is read into memory as a whole to be hashed; larger ones are not worth that. */
const LARGEST_HASHED = 64 * 1024 * 1024;

/** Hexadecimal; undefined for a very large file, and where the browser offers no digest (it needs https). */
async function computeSha256(file: Blob): Promise<string | undefined> {
  if (!('subtle' in crypto) || file.size > LARGEST_HASHED) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
