/** Imports dropped files: results and profiles into the open record, exported records into the library. */
import { RECORD_LIMITS } from '@site/src/domain/investigation/check-size';
import { createProfileDataItem } from '@site/src/domain/investigation/create-profile-data-item';
import type { ImportFailure } from '@site/src/importers/import-result';
import type { MeasuredFile, MeasuredImport } from '@site/src/importers/measure-files';
import type { TableMapping, TablePreview } from '@site/src/importers/table/mapping';
import type { ImportActions, ImportOutcome, ImportState } from './import-state';
import type { InvestigationActions } from './investigation-state';
import { recallMapping, rememberMapping } from './remembered-mappings';
import type { Session } from './session';
import { viewStore } from './view-store';

/** Characters in which an exported record names itself; `$schema` stands first in it. */
const HEAD = 4_096;

interface Question {
  readonly fileName: string;
  readonly preview: TablePreview;
}

/** The files of one drop, and what is still to be done for them. */
interface Batch {
  readonly files: readonly File[];
  readonly abort: AbortController;
  readonly questions: Question[];
}

/** What was there before the mapping that is used now. */
interface MappingHistory {
  /** The mapping was recalled for this table. */
  readonly recalled?: TablePreview;
  /** Measurements of the same file under an earlier mapping. */
  readonly replaced?: readonly string[];
}

export function createImportActions(
  session: Session,
  {
    importText,
    importMeasurements,
  }: Pick<InvestigationActions, 'importText' | 'importMeasurements'>,
): ImportActions {
  let current: Batch | null = null;

  const show = (importing: ImportState): void => session.set({ importing });

  const report = (outcome: ImportOutcome): void =>
    session.set({ importOutcomes: [...session.get().importOutcomes, outcome] });

  /** Puts earlier outcomes of the file away; returns the measurements that came of them. */
  const withdraw = (fileName: string): readonly string[] => {
    const { importOutcomes } = session.get();
    session.set({ importOutcomes: importOutcomes.filter((other) => other.fileName !== fileName) });
    return importOutcomes.flatMap((outcome) =>
      outcome.kind === 'done' && outcome.fileName === fileName
        ? outcome.added.map(({ id }) => id)
        : [],
    );
  };

  const run = async (
    batch: Batch,
    files: readonly File[],
    mapping?: { readonly name: string; readonly mapping: TableMapping },
    history: MappingHistory = {},
  ): Promise<void> => {
    const { signal } = batch.abort;
    const [first] = files;
    if (first === undefined) return;
    const place = { position: 1, count: files.length };
    show({ kind: 'running', fileName: first.name, stage: 'reading', share: null, ...place });
    const unanswered: Question[] = [];
    const failure = await session.environment.importFiles(files, {
      signal,
      onProgress: ({ fileName, stage, share, position, count }) => {
        if (!signal.aborted) show({ kind: 'running', fileName, stage, share, position, count });
      },
      onFile: (file) => {
        if (signal.aborted) return;
        if (file.result.ok) report(addToRecord(file, file.result, history));
        else if (file.result.failure) report(describeFailure(file.name, file.result.failure));
        else unanswered.push({ fileName: file.name, preview: file.result.needsMapping });
      },
      ...(mapping === undefined ? {} : { mapping }),
    });
    if (signal.aborted) return;
    if (failure) report(describeFailure(first.name, failure));
    for (const question of unanswered) await answerFromMemory(batch, question);
  };

  /** The same columns were mapped before: the same answer, unless it does not fit any more. */
  const answerFromMemory = async (batch: Batch, question: Question): Promise<void> => {
    const mapping = recallMapping(question.preview);
    if (mapping === null) batch.questions.push(question);
    else await answer(batch, question, mapping, { recalled: question.preview });
  };

  const answer = (
    batch: Batch,
    { fileName }: Question,
    mapping: TableMapping,
    history: MappingHistory,
  ): Promise<void> => {
    const isOf = ({ name }: File): boolean => fileName === name || fileName.startsWith(`${name}/`);
    return run(batch, batch.files.filter(isOf), { name: fileName, mapping }, history);
  };

  const goOn = (batch: Batch): void => {
    if (batch.abort.signal.aborted) return;
    const [next] = batch.questions;
    show(next === undefined ? { kind: 'finished' } : { kind: 'needs mapping', ...next });
  };

  const addToRecord = (
    { name, sha256 }: MeasuredFile,
    { formatLabel, reason, report: importReport, ...found }: MeasuredImport,
    { recalled, replaced = [] }: MappingHistory,
  ): ImportOutcome => {
    const { createId, now } = session.environment;
    const measurements = found.measurements.map((draft) => ({
      ...draft,
      id: createId(),
      addedAt: now(),
    }));
    const dataItems = found.profiles.map((profile) =>
      createProfileDataItem(profile, { id: createId(), fileName: name, sha256 }),
    );
    const isFirst = !session.get().importOutcomes.some(({ kind }) => kind === 'done');
    if (!importMeasurements(measurements, dataItems, replaced)) {
      const message = 'The file was read, but this record cannot be edited here now.';
      return { kind: 'failed', fileName: name, message };
    }
    const [first] = measurements;
    if (first !== undefined && isFirst) viewStore.getState().chooseMeasurement(first.id);
    return {
      kind: 'done',
      fileName: name,
      formatLabel,
      reason,
      added: measurements.map(({ id, label }) => ({ id, label })),
      dataItems: dataItems.map(({ id, title }) => ({ id, label: title })),
      report: importReport,
      ...(recalled === undefined ? {} : { recalled }),
    };
  };

  const openRecord = async (file: File): Promise<ImportOutcome> => {
    const result = await importText(await file.text());
    return result.ok
      ? { kind: 'record opened', fileName: file.name, title: result.title, asCopy: result.asCopy }
      : describeFailure(file.name, { message: result.failure.message, at: result.failure.path });
  };

  /** Records are opened here; the rest is returned. */
  const openRecords = async (batch: Batch): Promise<readonly File[]> => {
    const others: File[] = [];
    for (const file of batch.files) {
      try {
        if (!(await isRecordFile(file))) others.push(file);
        else if (!batch.abort.signal.aborted) report(await openRecord(file));
      } catch {
        report(describeFailure(file.name, { message: UNREADABLE }));
      }
    }
    return others;
  };

  const stop = (): void => {
    current?.abort.abort();
    current = null;
    show({ kind: 'idle' });
  };

  return {
    importFiles: async (files) => {
      current?.abort.abort();
      const batch: Batch = { files, abort: new AbortController(), questions: [] };
      current = batch;
      session.set({ importOutcomes: [] });
      const others = await openRecords(batch);
      if (!batch.abort.signal.aborted) await run(batch, others);
      goOn(batch);
    },
    importWithMapping: async (mapping) => {
      const batch = current;
      const question = batch?.questions.shift();
      if (batch === null || question === undefined) return;
      rememberMapping(question.preview, mapping);
      await answer(batch, question, mapping, { replaced: withdraw(question.fileName) });
      goOn(batch);
    },
    askForMapping: (fileName, preview) => {
      if (current === null) return;
      current.questions.unshift({ fileName, preview });
      goOn(current);
    },
    skipMapping: () => {
      current?.questions.shift();
      if (current !== null) goOn(current);
    },
    cancelImport: stop,
    dismissImport: () => {
      stop();
      session.set({ importOutcomes: [] });
    },
  };
}

const UNREADABLE =
  'The browser could not read this file. Check that it still exists, then choose it again.';

/** PyTorch's traces begin with a `schemaVersion` as well; in a record its id follows. */
const RECORD_START = /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"id"\s*:/;

/** Whether the file is a record rather than a benchmark result: both are JSON, and only a record has these names at its start. */
async function isRecordFile(file: File): Promise<boolean> {
  const head = await file.slice(0, HEAD).text();
  return (
    file.size <= RECORD_LIMITS.characters * 4 &&
    (head.includes('investigation-record') || RECORD_START.test(head))
  );
}

function describeFailure(
  fileName: string,
  failure: {
    readonly message: string;
    readonly at?: string | undefined;
    readonly code?: ImportFailure['code'];
    readonly preview?: TablePreview | undefined;
  },
): ImportOutcome {
  const { message, at, code, preview } = failure;
  return {
    kind: 'failed',
    fileName,
    message,
    ...(at === undefined ? {} : { at }),
    ...(code === 'unknown format' ? { isUnknown: true } : {}),
    ...(preview === undefined ? {} : { preview }),
  };
}
