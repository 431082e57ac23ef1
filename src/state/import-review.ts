/**
 * Imports what is dropped at the review of step 7: its runs join the measurements and the newest of them is the one that is
 * judged, in one edit. It has its own outcome instead of the shared one, so that a page with both drop zones reports a file once.
 */
import { addItem } from '@site/src/domain/investigation/edit';
import type { FilesProgress } from '@site/src/importers/import-files';
import type { MeasuredFile } from '@site/src/importers/measure-files';
import type { ImportedMeasurement } from './import-state';
import type { InvestigationActions } from './investigation-state';
import type { Session } from './session';

export type ReviewProgress = FilesProgress;

export interface ReviewImport {
  /** In the order in which they were read; the last one is judged. */
  readonly added: readonly ImportedMeasurement[];
  readonly problems: readonly ReviewImportProblem[];
}

export interface ReviewImportProblem {
  readonly fileName: string;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
}

export interface ReviewImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReviewProgress) => void;
}

/** Never rejects. After a cancelled import nothing is added and nothing is a problem. */
export async function importReview(
  session: Session,
  edit: InvestigationActions['edit'],
  files: readonly File[],
  { signal, onProgress }: ReviewImportOptions,
): Promise<ReviewImport> {
  const { createId, now, importFiles } = session.environment;
  const recordId = session.get().record.id;
  const read: MeasuredFile[] = [];
  const failure = await importFiles(files, {
    signal,
    onProgress: (progress) => {
      if (!signal.aborted) onProgress(progress);
    },
    onFile: (file) => read.push(file),
  });
  if (signal.aborted) return { added: [], problems: [] };
  const name = files[0]?.name ?? '';
  const problems = read.flatMap(findProblem);
  if (failure !== null) problems.push({ fileName: name, message: failure.message });
  const measurements = read.flatMap(({ result }) =>
    result.ok
      ? result.measurements.map((draft) => ({ ...draft, id: createId(), addedAt: now() }))
      : [],
  );
  const newest = measurements.at(-1);
  if (newest === undefined) return { added: [], problems };
  const isAdded =
    session.get().record.id === recordId &&
    edit((record) => {
      // Not through `addMeasurement`: what the review is made with is never the baseline.
      const extended = measurements.reduce(
        (next, measurement) => addItem(next, 'measurements', measurement),
        record,
      );
      return {
        ...extended,
        monitoring: { ...extended.monitoring, reviewMeasurement: newest.id },
      };
    }, 'add the review measurement');
  if (!isAdded) {
    const message = 'The file was read, but this record cannot be edited here now.';
    return { added: [], problems: [...problems, { fileName: name, message }] };
  }
  return { added: measurements.map(({ id, label }) => ({ id, label })), problems };
}

function findProblem({ name, result }: MeasuredFile): ReviewImportProblem[] {
  if (!result.ok) {
    const message =
      result.failure?.message ??
      'What its columns mean is not known yet. Import it in step 1, say what they mean there, then choose it here.';
    return [{ fileName: name, message }];
  }
  if (result.measurements.length > 0) return [];
  const message =
    result.profiles.length > 0
      ? 'A profile says where time goes, not how long requests take. Import it in step 3, and drop a benchmark result or a scrape here.'
      : 'It holds no run that could be judged.';
  return [{ fileName: name, message }];
}
