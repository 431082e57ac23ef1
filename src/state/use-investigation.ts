/**
 * How components read and change the record. On the server the state is the example (`isExample`), in the browser the
 * reader's own; the first client render equals the server's, because zustand uses the initial state as server snapshot.
 */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Gap } from '@site/src/domain/slo/gap';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { investigationStore } from './investigation-store';
import type { InvestigationActions, InvestigationState } from './investigation-state';
import { selectCanEdit, selectGaps, selectOpenMeasurement } from './selectors';
import { useView } from './view-store';

/** The selector must return something stable: a part of the state, or the result of one of `selectors.ts`. */
export function useInvestigation<T>(selector: (state: InvestigationState) => T): T {
  useEffect(() => {
    void investigationStore.getState().actions.start();
  }, []);
  return useStore(investigationStore, selector);
}

/** All actions; the object never changes. */
export function useActions(): InvestigationActions {
  return useInvestigation((state) => state.actions);
}

/** `edit((record) => setTargets(record, targets), 'change target')`; false when the record cannot be edited now. */
export function useEdit(): InvestigationActions['edit'] {
  return useInvestigation((state) => state.actions.edit);
}

/** True when what is shown is the example and not the reader's record: mark it so. */
export function useIsExample(): boolean {
  return useInvestigation((state) => state.isExample);
}

/** False while starting, in a tab that only follows, and for a record that cannot be read. */
export function useCanEdit(): boolean {
  return useInvestigation(selectCanEdit);
}

/** The measurement that is looked at: the chosen one, else the baseline's, else the newest; null when there is none. */
export function useOpenMeasurement(): Measurement | null {
  const chosen = useView((view) => view.measurementId);
  return useInvestigation((state) => selectOpenMeasurement(state, chosen));
}

/** One gap for each target of the record, judged on the open measurement. */
export function useGaps(): readonly Gap[] {
  const chosen = useView((view) => view.measurementId);
  return useInvestigation((state) => selectGaps(state, chosen));
}
