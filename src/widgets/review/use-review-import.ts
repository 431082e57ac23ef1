/** The import at the review: its progress and what came of it, which belong to this widget and to the open record alone. */
import { useEffect, useRef, useState } from 'react';
import type { ReviewImport, ReviewProgress } from '@site/src/state/import-review';
import { useActions, useInvestigation } from '@site/src/state/use-investigation';
import type { FileDropProgress } from '@site/src/ui/FileDrop';
import { describeProgress } from './review-text';

type Importing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ReviewProgress | null; readonly name: string }
  | { readonly kind: 'done'; readonly recordId: string; readonly result: ReviewImport };

export interface ReviewImporter {
  readonly importFiles: (files: readonly File[]) => void;
  readonly progress: FileDropProgress | undefined;
  /** Of the last import into the record that is open; null when there is nothing to say. */
  readonly result: ReviewImport | null;
}

export function useReviewImport(): ReviewImporter {
  const actions = useActions();
  const recordId = useInvestigation((state) => state.record.id);
  const [importing, setImporting] = useState<Importing>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const importFiles = (files: readonly File[]): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setImporting({ kind: 'running', progress: null, name: files[0]?.name ?? '' });
    void actions
      .importReview(files, {
        signal: abort.signal,
        onProgress: (progress) =>
          setImporting({ kind: 'running', progress, name: progress.fileName }),
      })
      .then((result) => {
        if (!abort.signal.aborted) setImporting({ kind: 'done', recordId, result });
      });
  };
  const cancel = (): void => {
    running.current?.abort();
    setImporting({ kind: 'idle' });
  };
  return {
    importFiles,
    progress:
      importing.kind === 'running'
        ? { ...describeProgress(importing.name, importing.progress), onCancel: cancel }
        : undefined,
    result: importing.kind === 'done' && importing.recordId === recordId ? importing.result : null,
  };
}
