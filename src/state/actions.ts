/** The actions of the store. They never change; the session behind them begins with `start`. */
import { addItem, replaceMeasurements } from '@site/src/domain/investigation/edit';
import { serialiseRecord } from '@site/src/domain/investigation/serialise';
import { createFileName } from '@site/src/exporters/file-name';
import { pushStep, stepBack, stepForward, type History, type Step } from './history';
import { createImportActions } from './import-files';
import { importReview } from './import-review';
import type { ImportActions } from './import-state';
import type { InvestigationActions, RecordChange } from './investigation-state';
import { createLibraryActions, type LibraryActions } from './library-actions';
import type { Session } from './session';

interface Started {
  readonly session: Session;
  readonly library: LibraryActions;
  readonly imports: ImportActions;
  readonly done: Promise<void>;
}

export function createActions(createSession: () => Session): InvestigationActions {
  let current: Started | null = null;

  const begin = (): Started => {
    if (current === null) {
      const session = createSession();
      current = {
        session,
        library: createLibraryActions(session),
        imports: createImportActions(session, actions),
        done: session.exclusively(() => session.start()),
      };
    }
    return current;
  };

  const whenStarted = async (): Promise<Started> => {
    const started = begin();
    await started.done;
    return started;
  };

  const edit = (change: RecordChange, label: string): boolean => {
    if (current === null) return false;
    const { session } = current;
    const before = session.get().record;
    if (!session.change(change)) return false;
    const after = session.get().record;
    const at = Date.parse(session.environment.now());
    if (after !== before) {
      setHistory(session, pushStep(session.history, { kind: 'edit', label, before, after, at }));
    }
    return true;
  };

  /** Undoes or redoes one step. */
  const travel = async (direction: 'back' | 'forward'): Promise<void> => {
    const { session, library } = await whenStarted();
    const move = (direction === 'back' ? stepBack : stepForward)(session.history);
    if (move === null) return;
    const { step } = move;
    if (step.kind === 'edit') {
      const target = direction === 'back' ? step.before : step.after;
      if (session.change(() => target)) setHistory(session, move.history);
    } else {
      await travelRemoval(session, library, step, direction);
      // The record on screen may be another one now: only this step is left to go back and forth on.
      const history = { past: [], future: [], [direction === 'back' ? 'future' : 'past']: [step] };
      setHistory(session, step.wasOpen ? history : move.history);
    }
  };

  const actions: InvestigationActions = {
    start: async () => {
      await whenStarted();
    },
    edit,
    undo: () => travel('back'),
    redo: () => travel('forward'),
    create: async (title) => (await whenStarted()).library.create(title),
    open: async (id) => (await whenStarted()).library.open(id),
    duplicate: async () => (await whenStarted()).library.duplicate(),
    startNextRound: async () => (await whenStarted()).library.startNextRound(),
    remove: async (id) => {
      const { session, library } = await whenStarted();
      await library.remove(id);
      setHistory(session, session.history);
    },
    restore: async (id) => (await whenStarted()).library.restore(id),
    setStatus: (status) => edit((record) => ({ ...record, status }), 'change status'),
    importText: async (text) => (await whenStarted()).library.importText(text),
    importMeasurements: (measurements, dataItems = [], replaced = []) =>
      edit(
        (record) =>
          dataItems.reduce(
            (extended, item) => addItem(extended, 'dataItems', item),
            replaceMeasurements(record, replaced, measurements),
          ),
        measurements.length > 0 ? 'add measurements' : 'add data items',
      ),
    loadExample: async () => (await whenStarted()).library.loadExample(),
    takeOver: async () => {
      const { session } = await whenStarted();
      await session.exclusively(() => session.takeOver());
    },
    saveNow: async () => (await whenStarted()).session.autosave.flush(),
    listSnapshots: async () => {
      const { session } = await whenStarted();
      return session.repository.listSnapshots(session.get().record.id);
    },
    restoreSnapshot: async (key) => {
      const { session } = await whenStarted();
      const loaded = await session.repository.loadSnapshot(key);
      return loaded.kind === 'loaded' && edit(() => loaded.record, 'restore an earlier state');
    },
    downloadRaw: () => {
      if (current === null) return;
      const { session } = current;
      const { record } = session.get();
      const name = createFileName(record, 'json');
      session.environment.download(name, session.rawText ?? serialiseRecord(record));
    },
    importFiles: async (files) => (await whenStarted()).imports.importFiles(files),
    importReview: async (files, options) =>
      importReview((await whenStarted()).session, edit, files, options),
    importWithMapping: async (mapping) => (await whenStarted()).imports.importWithMapping(mapping),
    askForMapping: (fileName, preview) => current?.imports.askForMapping(fileName, preview),
    skipMapping: () => current?.imports.skipMapping(),
    cancelImport: () => current?.imports.cancelImport(),
    dismissImport: () => current?.imports.dismissImport(),
  };
  return actions;
}

async function travelRemoval(
  session: Session,
  library: LibraryActions,
  { recordId, wasOpen }: Extract<Step, { readonly kind: 'remove' }>,
  direction: 'back' | 'forward',
): Promise<void> {
  if (direction === 'forward') {
    await library.remove(recordId);
  } else if (wasOpen) {
    await library.restore(recordId);
  } else {
    await session.exclusively(async () => {
      await session.repository.restoreFromBin(recordId);
      await session.libraryChanged();
    });
  }
}

function setHistory(session: Session, history: History): void {
  session.history = history;
  session.set({
    undoLabel: history.past.at(-1)?.label ?? null,
    redoLabel: history.future[0]?.label ?? null,
  });
}
