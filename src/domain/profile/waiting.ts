/** Frames in which a thread waits instead of working. */

/**
 * Calls that return when something else happens: polling for events, sleeping, taking a lock or a queue's next item, waiting for the
 * GPU. A server that has nothing to do spends its time there, so their share is idle time and not a cost. `aten::select` and
 * `index_select` are work, so neither `:` nor `_` may stand before the word.
 */
const WAITING =
  /(?:^|[\s.('<])(?:select|poll|epoll|kqueue|epoll_wait|ppoll|kevent|sleep|nanosleep|clock_nanosleep|usleep|accept4?|recv(?:from|msg|_into)?|futex|wait|wait_for|pthread_cond_(?:timed)?wait|sem_(?:timed)?wait|acquire|cuda\w*Synchronize|hip\w*Synchronize|\[await\])(?:$|[\s.'>@()}])/u;

/** Whether the name of a frame, as any of the profilers writes it, is one of a waiting call. */
export function isWaitingFrame(name: string): boolean {
  return WAITING.test(name);
}
