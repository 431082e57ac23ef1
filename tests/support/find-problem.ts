/** What is wrong with the import of a file that may be damaged: nothing, when it was refused with a reason or gave usable runs. */
import * as v from 'valibot';
import { checkRun } from '../../src/domain/benchmark-run/check-run';
import { createMeasurement } from '../../src/domain/investigation/create-measurement';
import { createProfileDataItem } from '../../src/domain/investigation/create-profile-data-item';
import { dataItem } from '../../src/domain/investigation/versions/v1/steps';
import { importFile } from '../../src/importers/registry';
import { createBytesSource } from '../../src/importers/source';

/** A hang, for a file of a few hundred kilobytes. */
const LONGEST = 5_000;

/** A sentence, or null. */
export async function findProblem(bytes: Uint8Array, chunkSize: number): Promise<string | null> {
  const start = performance.now();
  const result = await importFile(createBytesSource(bytes, 'unknown', chunkSize));
  const took = performance.now() - start;
  if (took > LONGEST) return `took ${Math.round(took)} ms`;
  if (!result.ok) {
    if (!result.failure) return null;
    const { code, message } = result.failure;
    if (code === 'internal') return message;
    return /^[A-Z“][^\n]*\.$/u.test(message) ? null : `is refused without a sentence: ${message}`;
  }
  const { runs, profiles, snapshots } = result;
  if (runs.length + profiles.length + snapshots.length === 0) return 'accepts a file of nothing';
  for (const profile of profiles) {
    // The record's schema has no place for NaN, negative amounts and endless lists.
    const item = createProfileDataItem(profile, { id: 'a' });
    const [issue] = v.safeParse(dataItem, item).issues ?? [];
    if (issue) return `a profile does not fit a record: ${issue.message}`;
  }
  for (const run of runs) {
    const [problem] = checkRun(run);
    if (problem !== undefined) return problem;
    const { values, counts } = createMeasurement(run, {
      id: 'a',
      addedAt: '2026-01-01T00:00:00Z',
    });
    const bad = values.find(({ value }) => !(value >= 0 && value < Infinity));
    if (bad) return `${bad.metric} ${bad.statistic} is ${bad.value}`;
    const odd = Object.values(counts).find((count) => !Number.isSafeInteger(count));
    if (odd !== undefined) return `a count is ${odd}`;
  }
  return null;
}
