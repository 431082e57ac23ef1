/** The way in for the page's shell: loads the reader's record once. */
import { investigationStore } from './investigation-store';

/** Resolves when the record can be shown, or the state says why not; never rejects. */
export function startInvestigation(): Promise<void> {
  return investigationStore.getState().actions.start();
}
