/** A tab with its own store, and a browser that several of them share: storage, locks and messages are real, time is the test's. */
import {
  createInvestigationStore,
  type InvestigationStore,
} from '../../src/state/investigation-store';
import type { Environment } from '../../src/state/environment';
import {
  createMemoryRepository,
  createMemoryTables,
  type MemoryTables,
} from '../../src/storage/memory-repository';
import type { RecordRepository } from '../../src/storage/repository';
import type { TabChannel, TabMessage } from '../../src/storage/tab-channel';
import { createRecordLock } from '../../src/storage/tab-lock';
import { TestLockManager } from './lock-manager';

export class TestBrowser {
  readonly tables: MemoryTables = createMemoryTables();
  readonly locks = new TestLockManager();
  readonly #channels = new Set<(message: TabMessage) => void>();

  /** Delivers to the other tabs, later, as a BroadcastChannel does. */
  createChannel(): TabChannel {
    const listeners: ((message: TabMessage) => void)[] = [];
    const receive = (message: TabMessage): void =>
      listeners.forEach((listener) => listener(message));
    this.#channels.add(receive);
    return {
      post: (message) => {
        for (const channel of this.#channels) {
          if (channel !== receive) queueMicrotask(() => channel(message));
        }
      },
      subscribe: (listener) => listeners.push(listener),
      close: () => this.#channels.delete(receive),
    };
  }
}

export interface TabOptions {
  readonly browser?: TestBrowser;
  /** Changes what the repository does. */
  readonly repository?: (real: RecordRepository) => RecordRepository;
  readonly hasLocks?: boolean;
  /** Hears nothing from other tabs, as a frozen one does. */
  readonly isDeaf?: boolean;
  readonly importFiles?: Environment['importFiles'];
}

export interface TestTab {
  readonly store: InvestigationStore;
  readonly downloads: { readonly fileName: string; readonly text: string }[];
  readonly state: () => ReturnType<InvestigationStore['getState']>;
  readonly actions: ReturnType<InvestigationStore['getState']>['actions'];
  /** Lets time pass: timers that are due run, and what they began comes to its end. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** The page is hidden. */
  readonly hide: () => Promise<void>;
}

let tabs = 0;

export function openTab({
  browser = new TestBrowser(),
  repository = (real) => real,
  hasLocks = true,
  isDeaf = false,
  importFiles = () => Promise.reject(new Error('no import in this test')),
}: TabOptions = {}): TestTab {
  tabs += 1;
  const tab = tabs;
  let ids = 0;
  let clock = Date.parse('2026-11-24T08:00:00Z');
  const timers: { readonly due: number; readonly callback: () => void }[] = [];
  const hiddenListeners: (() => void)[] = [];
  const downloads: TestTab['downloads'] = [];
  const store = createInvestigationStore(() => ({
    now: () => new Date(clock).toISOString(),
    createId: () => `tab${tab}-${(ids += 1)}`,
    repository: repository(createMemoryRepository(browser.tables)),
    lock: createRecordLock(hasLocks ? browser.locks : undefined),
    channel: isDeaf
      ? { ...browser.createChannel(), subscribe: () => undefined }
      : browser.createChannel(),
    schedule: (callback, milliseconds) => {
      const timer = { due: clock + milliseconds, callback };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    onHidden: (listener) => hiddenListeners.push(listener),
    download: (fileName, text) => downloads.push({ fileName, text }),
    importFiles,
  }));
  return {
    store,
    downloads,
    state: store.getState,
    actions: store.getState().actions,
    pass: async (milliseconds) => {
      clock += milliseconds;
      for (const timer of timers.filter(({ due }) => due <= clock)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.callback();
      }
      await settle();
    },
    hide: async () => {
      hiddenListeners.forEach((listener) => listener());
      await settle();
    },
  };
}

/** Until every promise that can go on without a timer has gone on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
