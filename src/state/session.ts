/**
 * The open record: loading, the lock, saving, following another tab. Nothing is written before a successful load, and a record
 * that is replaced on screen has been saved first.
 */
import { createRecord } from '@site/src/domain/investigation/create-record';
import { touch } from '@site/src/domain/investigation/edit';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { previewNewer } from '@site/src/domain/investigation/preview-newer';
import { createMemoryRepository } from '@site/src/storage/memory-repository';
import {
  StorageUnavailableError,
  type LoadResult,
  type RecordRepository,
  type SaveResult,
} from '@site/src/storage/repository';
import { createAutosave, type Autosave } from './autosave';
import type { Environment } from './environment';
import { EMPTY_HISTORY, type History } from './history';
import type { InvestigationState, Phase, RecordChange } from './investigation-state';
import { RecordWriter } from './record-writer';
import { selectCanEdit } from './selectors';

type SetState = (change: Partial<InvestigationState>) => void;

const FOLLOWS: Phase = {
  kind: 'read only',
  reason: 'open in another tab',
  message: 'This record is being edited in another tab. It is shown here as it was last saved.',
};
const UNGUARDED =
  'This browser cannot tell tabs apart on this address (that needs https). Edit a record in one tab at a time.';
/** Milliseconds that the editing tab has to save and let go before its lock is taken. */
const HAND_OVER_WITHIN = 700;

export class Session {
  readonly autosave: Autosave;
  readonly #writer: RecordWriter;
  repository: RecordRepository;
  history: History = EMPTY_HISTORY;
  #rawText: string | null = null;
  #onWriter: () => void = () => undefined;
  #switching = false;
  #lastTurn: Promise<void> = Promise.resolve();
  #memoryOnly: Extract<Phase, { readonly kind: 'memory only' }> | null = null;

  constructor(
    readonly environment: Environment,
    readonly get: () => InvestigationState,
    readonly set: SetState,
  ) {
    this.repository = environment.repository;
    this.#writer = new RecordWriter({ session: this, claim: (id) => this.#claim(id) });
    this.autosave = createAutosave({
      write: () => this.#writer.write(),
      schedule: environment.schedule,
      now: environment.now,
      onChange: (saving) => {
        const reason = saving.kind === 'saved' ? this.#memoryOnly?.reason : undefined;
        set({ saving: reason === undefined ? saving : { kind: 'failed', message: reason } });
      },
    });
  }

  /** Finds the reader's open record, or shows a blank one. */
  async start(): Promise<void> {
    const { environment, repository } = this;
    environment.onHidden(() => void this.autosave.flush());
    environment.channel.subscribe((message) => {
      const isOpen = 'recordId' in message && message.recordId === this.get().record.id;
      if (message.kind === 'library changed') void this.tolerate(this.refreshLibrary());
      if (message.kind === 'saved' && isOpen) void this.tolerate(this.#follow());
      if (message.kind === 'hand over' && isOpen) void this.tolerate(this.#handOver());
    });
    repository.onClosed((notice) => this.set({ notice }));
    try {
      const openId = await repository.readOpenId();
      const loaded: LoadResult =
        openId === null ? { kind: 'missing' } : await repository.load(openId);
      await this.refreshLibrary();
      if (openId === null || loaded.kind === 'missing') await this.showBlank();
      else await this.show(openId, loaded);
    } catch (error) {
      if (!(error instanceof StorageUnavailableError)) console.error(error);
      this.#memoryOnly = {
        kind: 'memory only',
        reason:
          error instanceof StorageUnavailableError
            ? error.message
            : 'The records in this browser cannot be read. Export what you do here before you close the tab.',
      };
      this.repository = createMemoryRepository();
      await this.showBlank();
    }
  }

  /** Shows a stored record, readable or not. */
  async show(id: string, loaded: Exclude<LoadResult, { readonly kind: 'missing' }>): Promise<void> {
    // First, so that a reload never shows another record than the one that is on screen.
    await this.tolerate(this.repository.writeOpenId(id));
    if (loaded.kind === 'loaded') {
      await this.#begin(loaded.record, loaded.record.revision);
      await this.tolerate(this.repository.takeSnapshot(id, 'opened', this.environment.now()));
    } else {
      const newer = loaded.failure.code === 'newer version' ? previewNewer(loaded.rawText) : null;
      await this.environment.lock.release();
      this.#put(newer ?? this.#createBlank(), null, loaded.rawText);
      this.set({
        isStored: true,
        phase:
          newer === null
            ? { kind: 'rescue', failure: loaded.failure, rawText: loaded.rawText }
            : { kind: 'read only', reason: 'newer version', message: loaded.failure.message },
      });
    }
  }

  /** A new record on screen, which is stored with its first edit. */
  async showBlank(title?: string): Promise<void> {
    await this.#begin(this.#createBlank(title), null);
  }

  /** Stores a record that is not stored yet, and shows it. */
  async showNew(record: InvestigationRecord): Promise<SaveResult> {
    const { now } = this.environment;
    const saved = await this.repository.save(record, { expectedRevision: null, now: now() });
    if (!saved.ok) {
      this.set({ notice: saved.message });
      return saved;
    }
    await this.tolerate(this.repository.writeOpenId(record.id));
    await this.#begin(record, record.revision);
    await this.libraryChanged();
    return saved;
  }

  /** Whether another record may be shown now: false when the open one has edits that cannot be saved. */
  async leave(): Promise<boolean> {
    await this.autosave.flush();
    if (!this.autosave.isDirty()) return true;
    this.set({
      notice:
        'This record has changes that could not be saved. Export it before you open another one.',
    });
    return false;
  }

  /** Applies a change; false when the record may not be edited. Undo is the caller's matter. */
  change(change: RecordChange): boolean {
    const { record } = this.get();
    if (this.#switching || !selectCanEdit(this.get())) return false;
    const changed = change(record);
    if (changed === record) return true;
    const { id, schemaVersion, createdAt, revision } = record;
    const next = touch(
      { ...changed, id, schemaVersion, createdAt, revision },
      this.environment.now(),
    );
    this.set({ record: next });
    this.autosave.request();
    return true;
  }

  async takeOver(): Promise<void> {
    const { phase, record } = this.get();
    if (phase.kind !== 'read only' || phase.reason !== 'open in another tab') return;
    this.environment.channel.post({ kind: 'hand over', recordId: record.id });
    await new Promise<void>((resolve) => {
      this.#onWriter = resolve;
      this.environment.schedule(resolve, HAND_OVER_WITHIN);
    });
    // The other tab let go, and the lock that was waited for is granted already.
    if (this.get().phase.kind !== 'read only') return;
    await this.environment.lock.takeOver();
    await this.#becomeWriter();
  }

  /** The stored text when it cannot be read in full; null when the record on screen is all there is. */
  get rawText(): string | null {
    return this.#rawText;
  }

  /** Runs one thing at a time that may replace the open record; edits are refused meanwhile, so that none falls between two. */
  exclusively<Result>(operation: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastTurn.then(async () => {
      this.#switching = true;
      try {
        return await operation();
      } finally {
        this.#switching = false;
      }
    });
    this.#lastTurn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  async refreshLibrary(): Promise<void> {
    const [records, bin] = await Promise.all([this.repository.list(), this.repository.listBin()]);
    this.set({
      library: sortNewestFirst(records, (entry) => entry.modifiedAt),
      bin: sortNewestFirst(bin, (entry) => entry.deletedAt),
    });
  }

  async libraryChanged(): Promise<void> {
    this.environment.channel.post({ kind: 'library changed' });
    await this.refreshLibrary();
  }

  #createBlank(title?: string): InvestigationRecord {
    const { createId, now } = this.environment;
    return createRecord({ id: createId(), now: now(), ...(title === undefined ? {} : { title }) });
  }

  /** Shows a record that can be read, for editing when no other tab edits it. */
  async #begin(record: InvestigationRecord, storedRevision: number | null): Promise<void> {
    const phase = await this.#claim(record.id);
    this.#put(record, storedRevision, null);
    this.set({ isStored: storedRevision !== null, phase });
  }

  #put(record: InvestigationRecord, storedRevision: number | null, rawText: string | null): void {
    this.autosave.reset();
    this.history = EMPTY_HISTORY;
    this.#writer.storedRevision = storedRevision;
    this.#rawText = rawText;
    this.set({
      record,
      isExample: false,
      saving: { kind: 'saved', at: storedRevision === null ? null : record.modifiedAt },
      undoLabel: null,
      redoLabel: null,
    });
  }

  #editable(): Phase {
    return this.#memoryOnly ?? { kind: 'ready' };
  }

  /** For what is useful but no reason to stop. */
  readonly tolerate = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      const detail = error instanceof Error ? `: ${error.message}` : '.';
      this.set({ notice: `The browser's storage did not answer in full${detail}` });
    }
  };

  /** Another tab saved: show what it saved. Edits of this tab that are not saved yet stay, and meet a conflict. */
  async #follow(): Promise<void> {
    const { record } = this.get();
    const loaded = await this.repository.load(record.id);
    const isStill = this.get().record.id === record.id && !this.autosave.isDirty();
    if (loaded.kind !== 'loaded' || !isStill) return;
    if (loaded.record.revision === this.#writer.storedRevision) return;
    this.#put(loaded.record, loaded.record.revision, null);
  }

  /** Another tab asks for the record. */
  async #handOver(): Promise<void> {
    if (!selectCanEdit(this.get())) return;
    await this.autosave.flush();
    this.set({ phase: FOLLOWS });
    await this.autosave.flush();
    this.set({ phase: await this.#claim(this.get().record.id) });
  }

  /** The lock is this tab's now: continue from what is stored. */
  async #becomeWriter(): Promise<void> {
    await this.#follow();
    if (this.get().phase.kind === 'read only') this.set({ phase: this.#editable() });
    this.#onWriter();
  }

  /** The lock was taken away. What is not saved yet cannot be saved under this record any more. */
  async #stepBack(): Promise<void> {
    this.set({ phase: FOLLOWS });
    if (this.autosave.isDirty()) await this.autosave.flush();
  }

  /** Asks for the lock of a record, and says what may be done with the record now. */
  async #claim(id: string): Promise<Phase> {
    // In memory it is this tab's alone; a browser that keeps no data refuses locks as well.
    if (this.#memoryOnly !== null) return this.#memoryOnly;
    const outcome = await this.environment.lock.acquire(id, {
      onGranted: () => void this.tolerate(this.#becomeWriter()),
      onLost: () => void this.tolerate(this.#stepBack()),
    });
    if (outcome === 'not guarded') this.set({ notice: UNGUARDED });
    return outcome === 'waiting' ? FOLLOWS : this.#editable();
  }
}

function sortNewestFirst<Entry>(
  entries: readonly Entry[],
  time: (entry: Entry) => string,
): readonly Entry[] {
  // Times are ISO 8601 in UTC, so their order as text is their order.
  return [...entries].sort((a, b) => (time(a) < time(b) ? 1 : -1));
}
