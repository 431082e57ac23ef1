/** What the tabs of one browser tell each other. Messages carry ids only: each tab reads the record itself. */

export type TabMessage =
  | { readonly kind: 'saved'; readonly recordId: string }
  | { readonly kind: 'library changed' }
  /** To the tab that edits the record: save what is pending, and let go of it. */
  | { readonly kind: 'hand over'; readonly recordId: string };

export interface TabChannel {
  readonly post: (message: TabMessage) => void;
  readonly subscribe: (listener: (message: TabMessage) => void) => void;
  readonly close: () => void;
}

/** Without BroadcastChannel a tab hears of nothing, and nothing else breaks. */
export function createTabChannel(name = 'llm-performance-handbook'): TabChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { post: () => undefined, subscribe: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    subscribe: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isTabMessage(data)) listener(data);
      });
    },
    close: () => channel.close(),
  };
}

/** A tab with another version of the site may say something this one does not know. */
function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  if (data.kind === 'library changed') return true;
  return (
    (data.kind === 'saved' || data.kind === 'hand over') &&
    'recordId' in data &&
    typeof data.recordId === 'string'
  );
}
