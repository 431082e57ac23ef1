/** Two scrapes of one server are a run; one alone is an average over the life of the server. */
import type { ImportedFile } from './import-files';
import type { ImportSuccess } from './import-result';
import { combineSnapshots } from './prometheus/combine-snapshots';

/** Each scrape with the next one of the same server, in the order of the files; one without a partner stays as it is. */
export function joinScrapes(files: readonly ImportedFile[]): readonly ImportedFile[] {
  const joined: ImportedFile[] = [];
  const used = new Set<ImportedFile>();
  for (const [index, first] of files.entries()) {
    for (const second of files.slice(index + 1)) {
      const run = join(first, second);
      if (!run) continue;
      joined.push(run);
      used.add(first).add(second);
      break;
    }
  }
  return [...joined, ...files.filter((file) => !used.has(file))];
}

function join(first: ImportedFile, second: ImportedFile): ImportedFile | null {
  if (!first.result.ok || !second.result.ok) return null;
  const [a] = first.result.snapshots;
  const [b] = second.result.snapshots;
  if (!a || !b) return null;
  const combined = combineSnapshots(a, b);
  if ('reason' in combined) return null;
  const result: ImportSuccess = {
    ...second.result,
    reason: `${first.name} and ${second.name} are scrapes of one server, and what happened between them is the run`,
    runs: combined.runs,
    snapshots: [a, b],
  };
  return { name: `${first.name} and ${second.name}`, source: second.source, result };
}
