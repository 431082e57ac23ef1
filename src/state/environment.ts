/** Everything the store needs from the outside, so that its tests decide about time, ids, storage and other tabs. */
import type { importInWorker } from '@site/src/workers/import-client';
import type { RecordRepository } from '@site/src/storage/repository';
import type { TabChannel } from '@site/src/storage/tab-channel';
import type { RecordLock } from '@site/src/storage/tab-lock';

export interface Environment {
  /** UTC, as `2026-11-24T08:00:00.000Z`. */
  readonly now: () => string;
  readonly createId: () => string;
  readonly repository: RecordRepository;
  readonly lock: RecordLock;
  readonly channel: TabChannel;
  /** Calls back once after a time; what it returns cancels. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
  /** The page goes into the background or away: the last moment that can be counted on. */
  readonly onHidden: (listener: () => void) => void;
  readonly download: (fileName: string, text: string) => void;
  readonly importFiles: typeof importInWorker;
}
