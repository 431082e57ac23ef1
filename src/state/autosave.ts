/**
 * Saves shortly after an edit. The first edit starts the wait and later ones do not extend it, so that never more than the wait
 * is at risk. "Saved" is said only when the write is complete and nothing newer is waiting.
 */
import type { SaveResult } from '@site/src/storage/repository';
import { describeSaveError } from '@site/src/storage/storage-errors';
import type { Saving } from './investigation-state';

/** Milliseconds from an edit to its write. */
export const SAVE_AFTER = 300;

export interface AutosaveOptions {
  /** Writes what is current when it is called. */
  readonly write: () => Promise<SaveResult>;
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
  /** UTC. */
  readonly now: () => string;
  readonly onChange: (saving: Saving) => void;
}

export interface Autosave {
  /** Something changed. */
  readonly request: () => void;
  /** Writes at once what is not written yet; resolves when nothing is waiting, or the write failed. */
  readonly flush: () => Promise<void>;
  readonly isDirty: () => boolean;
  /** Forgets what is waiting: another record is shown now. */
  readonly reset: () => void;
}

export function createAutosave({ write, schedule, now, onChange }: AutosaveOptions): Autosave {
  let edits = 0;
  let written = 0;
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;

  const stopTimer = (): void => {
    cancelTimer?.();
    cancelTimer = null;
  };

  const startTimer = (): void => {
    cancelTimer ??= schedule(() => {
      cancelTimer = null;
      void run();
    }, SAVE_AFTER);
  };

  const writeOnce = async (): Promise<boolean> => {
    const edit = edits;
    onChange({ kind: 'saving' });
    const result = await write().catch(describeSaveError);
    if (!result.ok) {
      onChange({ kind: 'failed', message: result.message });
      return false;
    }
    written = Math.max(written, edit);
    onChange(written === edits ? { kind: 'saved', at: now() } : { kind: 'pending' });
    return true;
  };

  /** One write at a time; a second caller waits for the first one's. */
  const run = (): Promise<void> => {
    running ??= writeOnce()
      .then(() => undefined)
      .finally(() => {
        running = null;
      });
    return running;
  };

  return {
    request: () => {
      edits += 1;
      onChange({ kind: 'pending' });
      startTimer();
    },
    flush: async () => {
      stopTimer();
      if (running !== null) await running;
      while (written < edits) {
        const before = written;
        await run();
        if (written === before) return;
      }
      stopTimer();
    },
    isDirty: () => written < edits,
    reset: () => {
      stopTimer();
      written = edits;
    },
  };
}
