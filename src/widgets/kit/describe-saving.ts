import type { Saving } from '@site/src/state/investigation-state';

export interface SavingText {
  /** Read out when it changes, so the time is not in it. */
  readonly text: string;
  readonly detail?: string;
}

/** What may be said of saving, and no more than that: "Saved" only once the browser has confirmed the write. */
export function describeSaving(saving: Saving): SavingText {
  switch (saving.kind) {
    case 'saved':
      return saving.at === null
        ? { text: 'Nothing to save yet' }
        : { text: 'Saved', detail: `in this browser, ${saving.at.slice(11, 16)} UTC` };
    case 'pending':
      return { text: 'Not saved yet' };
    case 'saving':
      return { text: 'Saving …' };
    case 'failed':
      return { text: `Not saved: ${saving.message}` };
  }
}
