/**
 * The part of the Web Locks API that the site uses, for tests in Node 20, which has none: exclusive locks with a queue,
 * `ifAvailable`, `steal` and `signal`, as in https://w3c.github.io/web-locks/. One instance stands for one browser.
 */
interface Request {
  readonly callback: (lock: Lock | null) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export class TestLockManager {
  readonly #held = new Map<string, Request>();
  readonly #queues = new Map<string, Request[]>();

  readonly request = ((
    name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request: Request = { callback, resolve, reject };
      const queue = this.#queueOf(name);
      if (options.steal === true) {
        const holder = this.#held.get(name);
        this.#held.delete(name);
        holder?.reject(new DOMException('The lock was stolen.', 'AbortError'));
        this.#grant(name, request);
      } else if (options.ifAvailable === true) {
        if (this.#held.has(name) || queue.length > 0) void this.#settle(request, null);
        else this.#grant(name, request);
      } else {
        queue.push(request);
        options.signal?.addEventListener('abort', () => {
          const at = queue.indexOf(request);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(new DOMException('The request was aborted.', 'AbortError'));
        });
        this.#next(name);
      }
    })) as LockManager['request'];

  /** Names of the locks that are held. */
  get held(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** A crashed tab loses its locks. */
  crash(name: string): void {
    this.#held.delete(name);
    this.#next(name);
  }

  #queueOf(name: string): Request[] {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return queue;
  }

  #next(name: string): void {
    if (this.#held.has(name)) return;
    const request = this.#queueOf(name).shift();
    if (request !== undefined) this.#grant(name, request);
  }

  #grant(name: string, request: Request): void {
    this.#held.set(name, request);
    void this.#settle(request, { name, mode: 'exclusive' }).then(() => {
      if (this.#held.get(name) !== request) return;
      this.#held.delete(name);
      this.#next(name);
    });
  }

  async #settle(request: Request, lock: Lock | null): Promise<void> {
    await Promise.resolve();
    try {
      request.resolve(await request.callback(lock));
    } catch (error) {
      request.reject(error);
    }
  }
}
