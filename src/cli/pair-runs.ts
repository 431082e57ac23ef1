/** Which run of the baseline is compared with which of the candidate, when a file holds several. */
import type { Measurement } from '../domain/investigation/investigation-record';
import { UsageError } from './command';
import type { ImportedFile } from './read-runs';

export interface RunPair {
  /** The candidate's label. */
  readonly run: string;
  readonly before: Measurement;
  readonly after: Measurement;
}

/** A file as the command was given it; an archive holds several. */
export interface RunsOfFile {
  readonly path: string;
  readonly files: readonly ImportedFile[];
}

/**
 * One run on each side: they are a pair, whatever they are called. Several: by label, else by load (rate and concurrency), where
 * that is one to one. `--run LABEL` takes the run of that label on both sides, given twice the first on the left and the second
 * on the right; a side with one run only needs none.
 *
 * Throws `UsageError` that names the labels to choose from.
 */
export function pairRuns(
  baseline: RunsOfFile,
  candidate: RunsOfFile,
  labels: readonly string[],
): readonly RunPair[] {
  const before = listRuns(baseline);
  const after = listRuns(candidate);
  if (labels.length > 0) {
    const [first = '', second = first] = labels;
    return [
      createPair(pickRun(before, first, baseline.path), pickRun(after, second, candidate.path)),
    ];
  }
  const [left] = before;
  const [right] = after;
  if (left && right && before.length === 1 && after.length === 1) return [createPair(left, right)];
  const pairs = matchBy(before, after, ({ label }) => label) ?? matchBy(before, after, sayLoad);
  if (pairs) return pairs;
  throw new UsageError(
    `The runs do not pair off: ${sayRuns(baseline.path, before)}, ${sayRuns(candidate.path, after)}; name one with --run LABEL, or two with --run LABEL --run LABEL, the baseline's first.`,
  );
}

function listRuns({ path, files }: RunsOfFile): readonly Measurement[] {
  const runs = files.flatMap((file) => file.runs.map(({ measurement }) => measurement));
  if (runs.length === 0) throw new UsageError(`${path} holds no run; give a benchmark's result.`);
  return runs;
}

function pickRun(runs: readonly Measurement[], label: string, path: string): Measurement {
  const [only] = runs;
  if (only && runs.length === 1) return only;
  const [found, ...others] = runs.filter((run) => run.label === label);
  if (found && others.length === 0) return found;
  throw new UsageError(
    found
      ? `--run "${label}": ${path} has ${others.length + 1} runs of that label; give it as a file of its own.`
      : `--run "${label}": ${sayRuns(path, runs)}; name one of these.`,
  );
}

/** Null unless each key is on both sides exactly once. */
function matchBy(
  before: readonly Measurement[],
  after: readonly Measurement[],
  keyOf: (run: Measurement) => string | null,
): readonly RunPair[] | null {
  if (before.length !== after.length) return null;
  const byKey = new Map(before.map((run) => [keyOf(run), run]));
  const pairs = after.flatMap((run) => {
    const key = keyOf(run);
    const partner = key === null ? undefined : byKey.get(key);
    byKey.delete(key);
    return partner ? [createPair(partner, run)] : [];
  });
  return pairs.length === before.length ? pairs : null;
}

function sayLoad({ workload }: Measurement): string | null {
  const { requestRate, maxConcurrency } = workload ?? {};
  if (requestRate === undefined && maxConcurrency === undefined) return null;
  return JSON.stringify([requestRate ?? null, maxConcurrency ?? null]);
}

function createPair(before: Measurement, after: Measurement): RunPair {
  return { run: after.label, before, after };
}

/** More labels than these are not read. */
const MOST_LABELS = 8;

function sayRuns(path: string, runs: readonly Measurement[]): string {
  const shown = runs.slice(0, MOST_LABELS).map(({ label }) => `"${label}"`);
  const more = runs.length > MOST_LABELS ? ` and ${runs.length - MOST_LABELS} more` : '';
  return `${path} has ${shown.join(', ')}${more}`;
}
