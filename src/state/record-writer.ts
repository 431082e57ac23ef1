/** Writing the open record: compare and swap on its revision, and a copy when somebody else wrote it. */
import { copyRecord } from '@site/src/domain/investigation/create-record';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import type { SaveResult } from '@site/src/storage/repository';
import type { InvestigationState, Phase } from './investigation-state';
import type { Session } from './session';

const KEPT_AS_COPY =
  'The stored record was changed elsewhere in the meantime. Both are kept: yours is this copy.';

/** What the writer needs of the session that owns it. */
export interface WriterOptions {
  readonly session: Pick<Session, 'environment' | 'get' | 'set' | 'libraryChanged' | 'tolerate'> & {
    readonly repository: Session['repository'];
  };
  /** Asks for the lock of a record, and says what may be done with it then. */
  readonly claim: (id: string) => Promise<Phase>;
}

export class RecordWriter {
  /** The revision that the repository holds, as far as this tab knows; null when the record was never stored. */
  storedRevision: number | null = null;

  constructor(readonly options: WriterOptions) {}

  async write(): Promise<SaveResult> {
    const { environment, get, set, repository, tolerate } = this.options.session;
    const { record } = get();
    const isFirst = this.storedRevision === null;
    const saved = await repository.save(record, {
      expectedRevision: this.storedRevision,
      now: environment.now(),
    });
    if (!saved.ok) return saved.code === 'conflict' ? this.#keepAsCopy() : saved;
    this.storedRevision = record.revision;
    if (isFirst) {
      set({ isStored: true });
      await tolerate(repository.writeOpenId(record.id));
    }
    environment.channel.post({ kind: 'saved', recordId: record.id });
    this.#listSaved(record);
    return saved;
  }

  /** Brings the library up to date without reading every record again. */
  #listSaved({ id, title, status, revision, modifiedAt }: InvestigationRecord): void {
    const { environment, get, set } = this.options.session;
    const { library }: Pick<InvestigationState, 'library'> = get();
    const listed = library.find((entry) => entry.id === id);
    const others = library.filter((entry) => entry.id !== id);
    set({ library: [{ id, title, status, revision, modifiedAt }, ...others] });
    if (listed?.title !== title || listed.status !== status) {
      environment.channel.post({ kind: 'library changed' });
    }
  }

  /** Somebody else wrote the stored record: theirs stays, what is on screen goes on under a new id. */
  async #keepAsCopy(): Promise<SaveResult> {
    const { session, claim } = this.options;
    const { record } = session.get();
    const { createId, now } = session.environment;
    const title = `${record.title.slice(0, 280)} (kept copy)`;
    const copy = copyRecord(record, { id: createId(), now: now(), title });
    const saved = await session.repository.save(copy, { expectedRevision: null, now: now() });
    if (!saved.ok) return saved;
    this.storedRevision = copy.revision;
    const { id, createdAt } = copy;
    // Edits made while the copy was being written stay on screen, and are saved next.
    const current = session.get().record;
    const revision = current === record ? copy.revision : copy.revision + 1;
    session.set({ record: { ...current, id, title, createdAt, revision } });
    await session.tolerate(session.repository.writeOpenId(id));
    session.set({ phase: await claim(id), notice: KEPT_AS_COPY });
    await session.libraryChanged();
    return saved;
  }
}
