/** Actions on whole records: create, open, copy, bin, import. Each leaves the open record saved, or does nothing. */
import { copyRecord } from '@site/src/domain/investigation/create-record';
import { EXAMPLE_RECORD } from '@site/src/domain/investigation/example-record';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { createNextRound } from '@site/src/domain/investigation/next-round';
import type { RecordFailure } from '@site/src/domain/investigation/parse-result';
import { parseRecord, serialiseRecord } from '@site/src/domain/investigation/serialise';
import { pushStep } from './history';
import type { ImportTextResult, InvestigationActions } from './investigation-state';
import { selectCanEdit } from './selectors';
import type { Session } from './session';
import { viewStore } from './view-store';

export type LibraryActions = Pick<
  InvestigationActions,
  | 'create'
  | 'open'
  | 'duplicate'
  | 'startNextRound'
  | 'remove'
  | 'restore'
  | 'importText'
  | 'loadExample'
>;

export function createLibraryActions(session: Session): LibraryActions {
  const { createId, now } = session.environment;

  const showCopy = async (record: InvestigationRecord, title: string): Promise<void> => {
    await session.showNew(copyRecord(record, { id: createId(), now: now(), title }));
  };

  return {
    create: (title) =>
      session.exclusively(async () => {
        if (await session.leave()) await session.showBlank(title);
      }),

    open: (id) =>
      session.exclusively(async () => {
        if (id !== session.get().record.id && (await session.leave()))
          await openStored(session, id);
      }),

    duplicate: () =>
      session.exclusively(async () => {
        if (!(await session.leave())) return;
        const { record } = session.get();
        await showCopy(record, extendTitle(record.title, '(copy)'));
      }),

    startNextRound: () =>
      session.exclusively(async () => {
        if (!selectCanEdit(session.get()) || !(await session.leave())) return false;
        const next = createNextRound(session.get().record, { id: createId(), now: now() });
        const saved = await session.showNew(next);
        // Measurements keep their ids: without this the one that was looked at would stay in place of the new baseline.
        if (saved.ok) viewStore.getState().chooseMeasurement(null);
        return saved.ok;
      }),

    remove: (id) => session.exclusively(() => removeRecord(session, id)),

    restore: (id) =>
      session.exclusively(async () => {
        if (!(await session.leave())) return;
        if (await session.repository.restoreFromBin(id)) {
          await openStored(session, id);
        } else {
          session.set({
            notice: 'This record cannot be restored: it is no longer in the bin, or exists again.',
          });
        }
        await session.libraryChanged();
      }),

    importText: (text) => session.exclusively(() => importRecord(session, text)),

    loadExample: () =>
      session.exclusively(async () => {
        if (await session.leave()) await showCopy(EXAMPLE_RECORD, EXAMPLE_RECORD.title);
      }),
  };
}

async function openStored(session: Session, id: string): Promise<void> {
  const loaded = await session.repository.load(id);
  if (loaded.kind === 'missing') {
    session.set({ notice: 'This record is not there any more.' });
    await session.refreshLibrary();
  } else {
    await session.show(id, loaded);
  }
}

async function removeRecord(session: Session, recordId: string): Promise<void> {
  const { record } = session.get();
  const openId = await session.repository.readOpenId();
  // A record that cannot be read is on screen as a blank one with another id.
  const wasOpen = recordId === record.id || (session.rawText !== null && recordId === openId);
  const { title } = session.get().library.find((entry) => entry.id === recordId) ?? record;
  // What cannot be saved stays on screen rather than going into the bin without its last edits.
  if (wasOpen && !(await session.leave())) return;
  await session.repository.moveToBin(recordId, session.environment.now());
  if (wasOpen) await session.showBlank();
  session.history = pushStep(session.history, {
    kind: 'remove',
    label: `delete "${title}"`,
    recordId,
    wasOpen,
  });
  await session.libraryChanged();
}

async function importRecord(session: Session, text: string): Promise<ImportTextResult> {
  const parsed = parseRecord(text);
  if (!parsed.ok) return { ok: false, failure: { message: describeRefusal(parsed.failure) } };
  if (!(await session.leave())) {
    return {
      ok: false,
      failure: { message: 'The open record has changes that could not be saved.' },
    };
  }
  const { record } = parsed;
  const existing = await session.repository.load(record.id);
  if (existing.kind === 'loaded' && serialiseRecord(existing.record) === serialiseRecord(record)) {
    await session.show(record.id, existing);
    return { ok: true, id: record.id, title: record.title, asCopy: false };
  }
  const asCopy = existing.kind !== 'missing';
  const { createId, now } = session.environment;
  const title = extendTitle(record.title, '(imported copy)');
  const shown = asCopy ? copyRecord(record, { id: createId(), now: now(), title }) : record;
  const saved = await session.showNew(shown);
  if (!saved.ok) return { ok: false, failure: { message: saved.message } };
  return { ok: true, id: shown.id, title: shown.title, asCopy };
}

/** Within the 300 characters that a line may have. */
function extendTitle(title: string, suffix: string): string {
  return `${title.slice(0, 280)} ${suffix}`;
}

/** These say what to do already. */
const ADVISED: ReadonlySet<RecordFailure['code']> = new Set([
  'empty',
  'damaged',
  'not a record',
  'newer version',
]);

/** What the schema says quotes the file, so it may be long, and it is no advice. */
function describeRefusal({ code, message }: RecordFailure): string {
  if (ADVISED.has(code)) return message;
  const shown = message.length > 240 ? `${message.slice(0, 240)} …` : message;
  return `${shown} Nothing was changed; choose the JSON file that this handbook exported.`;
}
