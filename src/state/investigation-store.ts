/** The store of the open investigation. Its initial state, which is also the server's, is the example. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EXAMPLE_RECORD } from '@site/src/domain/investigation/example-record';
import { createActions } from './actions';
import { createBrowserEnvironment } from './browser-environment';
import type { Environment } from './environment';
import type { InvestigationState } from './investigation-state';
import { Session } from './session';

export type InvestigationStore = StoreApi<InvestigationState>;

/** @param createEnvironment called once, when the store starts: never on the server. */
export function createInvestigationStore(createEnvironment: () => Environment): InvestigationStore {
  return createStore<InvestigationState>()((set, get) => ({
    phase: { kind: 'starting' },
    record: EXAMPLE_RECORD,
    isExample: true,
    isStored: false,
    library: [],
    bin: [],
    saving: { kind: 'saved', at: null },
    undoLabel: null,
    redoLabel: null,
    notice: null,
    importing: { kind: 'idle' },
    importOutcomes: [],
    actions: createActions(() => new Session(createEnvironment(), get, set)),
  }));
}

/** The reader's, in this tab. */
export const investigationStore: InvestigationStore =
  createInvestigationStore(createBrowserEnvironment);
