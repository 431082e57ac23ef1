/**
 * One writer per record across the tabs of a browser, by Web Locks: a lock ends with its tab, even when that crashes. A tab
 * that does not get the lock waits for it, so that it can write as soon as the other one is closed or moves on.
 */

export type LockOutcome =
  | 'held'
  /** Another tab holds it; `onGranted` is called when it is free. */
  | 'waiting'
  /** This browser has no Web Locks (they need https) or refuses them: nothing keeps two tabs apart but the check of the revision. */
  | 'not guarded';

export interface LockListeners {
  readonly onGranted: () => void;
  /** Another tab took the lock away. This tab waits for it again. */
  readonly onLost: () => void;
}

export interface RecordLock {
  /** Asks for the lock of a record and gives up the one held before. */
  readonly acquire: (recordId: string, listeners: LockListeners) => Promise<LockOutcome>;
  /** Takes the lock that `acquire` is waiting for away from its holder. */
  readonly takeOver: () => Promise<LockOutcome>;
  readonly release: () => Promise<void>;
}

type LockRequests = Pick<LockManager, 'request'>;

interface Claim {
  readonly name: string;
  readonly listeners: LockListeners;
  /** Ends holding and waiting. */
  readonly abandoned: AbortController;
  /** Settles when a lock that was held is given back. */
  returned: Promise<void>;
}

type Answer = 'held' | 'taken' | 'refused';

export function createRecordLock(locks: LockRequests | undefined): RecordLock {
  let claim: Claim | null = null;

  const release = async (): Promise<void> => {
    const ended = claim;
    claim = null;
    ended?.abandoned.abort();
    await ended?.returned;
  };

  /** A lock that is held is kept until the claim is abandoned or the lock is taken away. */
  const hold = (manager: LockRequests, mine: Claim, options: LockOptions): Promise<Answer> =>
    new Promise((resolve) => {
      mine.returned = manager
        .request(mine.name, options, (lock) => {
          resolve(lock === null ? 'taken' : 'held');
          return lock === null || mine.abandoned.signal.aborted
            ? undefined
            : untilAborted(mine.abandoned.signal);
        })
        .then(() => undefined)
        .catch((error: unknown) => {
          // Given up while waiting, or taken away while held; anything else (storage is blocked) would be refused for ever.
          const isAbort = error instanceof Error && error.name === 'AbortError';
          resolve(isAbort ? 'taken' : 'refused');
          if (!isAbort || claim !== mine || mine.abandoned.signal.aborted) return;
          wait(manager, mine);
          mine.listeners.onLost();
        });
    });

  const wait = (manager: LockRequests, mine: Claim): void => {
    void hold(manager, mine, { signal: mine.abandoned.signal }).then((answer) => {
      if (answer === 'held' && claim === mine) mine.listeners.onGranted();
    });
  };

  return {
    acquire: async (recordId, listeners) => {
      await release();
      if (locks === undefined) return 'not guarded';
      const mine: Claim = {
        name: `llm-performance-handbook:record:${recordId}`,
        listeners,
        abandoned: new AbortController(),
        returned: Promise.resolve(),
      };
      claim = mine;
      const answer = await hold(locks, mine, { ifAvailable: true });
      if (answer !== 'taken') return answer === 'held' ? 'held' : 'not guarded';
      wait(locks, mine);
      return 'waiting';
    },
    takeOver: async () => {
      const waiting = claim;
      if (locks === undefined || waiting === null) return 'not guarded';
      await release();
      const mine: Claim = {
        ...waiting,
        abandoned: new AbortController(),
        returned: Promise.resolve(),
      };
      claim = mine;
      return (await hold(locks, mine, { steal: true })) === 'held' ? 'held' : 'waiting';
    },
    release,
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
