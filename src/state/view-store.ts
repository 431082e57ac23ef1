/** What is looked at, as opposed to what is recorded: nothing here is stored, exported or undone. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface ViewState {
  /** The measurement the reader chose to look at; null to follow the record (see `selectOpenMeasurement`). */
  readonly measurementId: string | null;
  readonly chooseMeasurement: (id: string | null) => void;
}

export const viewStore = createStore<ViewState>()((set) => ({
  measurementId: null,
  chooseMeasurement: (measurementId) => set({ measurementId }),
}));

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(viewStore, selector);
}
