import { useCallback, useRef, useState } from 'react';
import type { ImportState, TableMapping } from '@site/src/state/import-state';
import { investigationStore } from '@site/src/state/investigation-store';
import { useActions, useInvestigation } from '@site/src/state/use-investigation';

export type ImportOutcome = Extract<
  ImportState,
  { readonly kind: 'done' | 'failed' | 'record opened' }
>;

export interface ImportQueue {
  readonly importing: ImportState;
  /** What came of the files of the last drop, in order. */
  readonly outcomes: readonly ImportOutcome[];
  readonly take: (files: readonly File[]) => void;
  readonly map: (mapping: TableMapping) => void;
  readonly cancel: () => void;
}

/** Imports the dropped files one after another; a file that needs a mapping waits for the reader, the rest wait behind it. */
export function useImportQueue(): ImportQueue {
  const importing = useInvestigation((state) => state.importing);
  const actions = useActions();
  const waiting = useRef<File[]>([]);
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[]>([]);

  const work = useCallback(
    async (first: () => Promise<void>) => {
      let step: (() => Promise<void>) | undefined = first;
      while (step !== undefined) {
        await step();
        const outcome = investigationStore.getState().importing;
        if (outcome.kind === 'needs mapping') return;
        if (
          outcome.kind === 'done' ||
          outcome.kind === 'failed' ||
          outcome.kind === 'record opened'
        ) {
          setOutcomes((before) => [...before, outcome]);
        }
        const next = waiting.current.shift();
        step = next === undefined ? undefined : () => actions.importFile(next);
      }
    },
    [actions],
  );

  return {
    importing,
    outcomes,
    take: (files) => {
      const [first, ...rest] = files;
      if (first === undefined) return;
      waiting.current = rest;
      setOutcomes([]);
      void work(() => actions.importFile(first));
    },
    map: (mapping) => void work(() => actions.importWithMapping(mapping)),
    cancel: () => {
      waiting.current = [];
      actions.cancelImport();
      if (importing.kind === 'needs mapping') actions.dismissImport();
    },
  };
}
