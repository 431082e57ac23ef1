/** What is dropped at the review: the real importer, run in this thread, into a real store. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRecord } from '../../../src/domain/investigation/serialise';
import { ImportError } from '../../../src/importers/import-error';
import { measureFiles } from '../../../src/importers/measure-files';
import { createBlobSource } from '../../../src/importers/source';
import type { Environment } from '../../../src/state/environment';
import type { ReviewProgress } from '../../../src/state/import-review';
import { openTab, type TestTab } from '../../support/tab';

const importHere: Environment['importFiles'] = async (files, { onFile, ...options }) => {
  const sources = files.map((file) => createBlobSource(file, file.name ?? 'unknown'));
  try {
    for await (const file of measureFiles(sources, options)) onFile(file);
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.failure;
    throw error;
  }
};

const VLLM = 'tests/fixtures/imports/vllm/detailed-2026/input.json';
const UNCERTAIN = 'tests/fixtures/imports/table/uncertain/input.csv';
const fileAt = (path: string) => new File([readFileSync(path)], basename(path));
const options = () => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
});

async function startTab(importFiles = importHere): Promise<TestTab> {
  const tab = openTab({ importFiles });
  await tab.actions.start();
  return tab;
}

describe('a run dropped at the review', () => {
  it('joins the measurements and is the one that is judged, in one edit', async () => {
    const tab = await startTab();
    const progress: ReviewProgress[] = [];
    const { added, problems } = await tab.actions.importReview([fileAt(VLLM)], {
      ...options(),
      onProgress: (step) => progress.push(step),
    });
    expect(problems).toEqual([]);
    expect(added.length).toBeGreaterThan(0);
    const { record, undoLabel, importing, importOutcomes } = tab.state();
    expect(record.measurements.map(({ id, label }) => ({ id, label }))).toEqual(added);
    expect(record.monitoring.reviewMeasurement).toBe(added.at(-1)?.id);
    expect(record.baseline.measurement).toBeUndefined();
    expect(checkRecord(record)).toBeNull();
    expect(progress[0]).toMatchObject({ fileName: 'input.json', position: 1, count: 1 });
    // The shared import says nothing: its own drop zone would report the file a second time.
    expect({ importing, importOutcomes }).toEqual({
      importing: { kind: 'idle' },
      importOutcomes: [],
    });
    expect(undoLabel).toBe('add the review measurement');
    await tab.actions.undo();
    expect(tab.state().record.measurements).toEqual([]);
    expect(tab.state().record.monitoring.reviewMeasurement).toBeUndefined();
  });

  it('is one run when it comes as two scrapes', async () => {
    const tab = await startTab();
    const folder = 'tests/fixtures/imports/prometheus/vllm-two-scrapes';
    const scrapes = readdirSync(folder)
      .filter((name) => name.startsWith('input'))
      .map((name) => fileAt(`${folder}/${name}`));
    const { added, problems } = await tab.actions.importReview(scrapes, options());
    expect(problems).toEqual([]);
    expect(added).toHaveLength(1);
    expect(tab.state().record.measurements[0]?.source?.format).toBe('prometheus');
  });

  it('of several is the newest', async () => {
    const tab = await startTab();
    const { added } = await tab.actions.importReview([fileAt(VLLM), fileAt(VLLM)], options());
    expect(added.length).toBeGreaterThan(1);
    expect(tab.state().record.monitoring.reviewMeasurement).toBe(added.at(-1)?.id);
  });
});

describe('what cannot be judged', () => {
  it('is said, and what can be judged is taken', async () => {
    const tab = await startTab();
    const unknown = new File(['nothing that is known'], 'notes.txt');
    const { added, problems } = await tab.actions.importReview(
      [unknown, fileAt(UNCERTAIN), fileAt(VLLM)],
      options(),
    );
    expect(added.length).toBeGreaterThan(0);
    expect(problems).toMatchObject([
      { fileName: 'notes.txt' },
      { fileName: 'input.csv', message: expect.stringContaining('step 1') as string },
    ]);
  });

  it('changes nothing', async () => {
    const tab = await startTab();
    const before = tab.state().record;
    const result = await tab.actions.importReview([new File([''], 'empty.json')], options());
    expect(result.added).toEqual([]);
    expect(result.problems).toHaveLength(1);
    expect(tab.state().record).toBe(before);
  });
});

describe('an import that nobody waits for any more', () => {
  it('adds nothing when it was cancelled', async () => {
    const abort = new AbortController();
    const tab = await startTab(async (files, given) => {
      const failure = await importHere(files, given);
      abort.abort();
      return failure;
    });
    const result = await tab.actions.importReview([fileAt(VLLM)], {
      ...options(),
      signal: abort.signal,
    });
    expect(result).toEqual({ added: [], problems: [] });
    expect(tab.state().record.measurements).toEqual([]);
  });

  it('adds nothing to another record', async () => {
    const tab = openTab({
      importFiles: async (files, given) => {
        const failure = await importHere(files, given);
        await tab.actions.create('Another');
        return failure;
      },
    });
    await tab.actions.start();
    const { added, problems } = await tab.actions.importReview([fileAt(VLLM)], options());
    expect(added).toEqual([]);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('cannot be edited') as string },
    ]);
    expect(tab.state().record).toMatchObject({ title: 'Another', measurements: [] });
  });
});
