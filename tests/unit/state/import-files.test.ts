/** The real importer, run in this thread instead of a worker, into a real store. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { checkRecord, serialiseRecord } from '../../../src/domain/investigation/serialise';
import { ImportError } from '../../../src/importers/import-error';
import { measureFiles } from '../../../src/importers/measure-files';
import { createBlobSource } from '../../../src/importers/source';
import type { Environment } from '../../../src/state/environment';
import type { ImportState } from '../../../src/state/import-state';
import { viewStore } from '../../../src/state/view-store';
import { openTab, settle, type TestTab } from '../../support/tab';

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

async function startTab(
  run: Environment['importFiles'] = importHere,
): Promise<{ tab: TestTab; states: ImportState[] }> {
  const tab = openTab({ importFiles: run });
  await tab.actions.start();
  const states: ImportState[] = [];
  tab.store.subscribe(({ importing }, before) => {
    if (importing !== before.importing) states.push(importing);
  });
  return { tab, states };
}

describe('importing a file', () => {
  it('adds its runs to the record, says where they come from, and shows them', async () => {
    const { tab, states } = await startTab();
    await tab.actions.importFiles([fileAt(VLLM)]);
    const { importing, importOutcomes, record } = tab.state();
    expect(importing).toEqual({ kind: 'finished' });
    const [outcome] = importOutcomes;
    if (outcome?.kind !== 'done') throw new Error(JSON.stringify(outcome));
    expect(outcome.added.length).toBeGreaterThan(0);
    expect(record.measurements.map(({ id, label }) => ({ id, label }))).toEqual(outcome.added);
    expect(record.baseline.measurement).toBe(outcome.added[0]?.id);
    expect(viewStore.getState().measurementId).toBe(outcome.added[0]?.id);
    expect(record.measurements[0]?.source).toMatchObject({
      fileName: 'input.json',
      format: 'vllm',
      bytes: readFileSync(VLLM).length,
      rowsRead: outcome.report.rowsRead,
    });
    expect(record.measurements[0]?.source?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(checkRecord(record)).toBeNull();
    expect(states[0]).toMatchObject({ kind: 'running', stage: 'reading' });
    expect(tab.state().undoLabel).toBe('add measurements');
    await tab.actions.undo();
    expect(tab.state().record.measurements).toEqual([]);
    tab.actions.dismissImport();
    expect(tab.state()).toMatchObject({ importing: { kind: 'idle' }, importOutcomes: [] });
  });

  it('asks what the columns mean when it cannot know, and goes on with the answer', async () => {
    const { tab } = await startTab();
    await tab.actions.importFiles([fileAt(UNCERTAIN)]);
    const { importing } = tab.state();
    if (importing.kind !== 'needs mapping') throw new Error(JSON.stringify(importing));
    expect(tab.state().record.measurements).toEqual([]);
    const columns = importing.preview.headers.map((_, index) =>
      index === importing.preview.headers.length - 1
        ? ({ role: 'metric', metric: 'request_latency', unit: 'ms' } as const)
        : ({ role: 'ignore' } as const),
    );
    await tab.actions.importWithMapping({ columns });
    expect(tab.state().importOutcomes).toMatchObject([{ kind: 'done', fileName: 'input.csv' }]);
    expect(tab.state().record.measurements).toHaveLength(1);
    await tab.actions.importWithMapping({ columns });
    expect(tab.state().record.measurements).toHaveLength(1);
  });

  it('puts the runs of a new mapping in the place of those of the old one', async () => {
    const { tab } = await startTab();
    await tab.actions.importFiles([fileAt(UNCERTAIN)]);
    const { importing } = tab.state();
    if (importing.kind !== 'needs mapping') throw new Error(JSON.stringify(importing));
    const { preview } = importing;
    const mapLast = (metric: 'request_latency' | 'time_to_first_token') => ({
      columns: preview.headers.map((_, index) =>
        index === preview.headers.length - 1
          ? ({ role: 'metric', metric, unit: 'ms' } as const)
          : ({ role: 'ignore' } as const),
      ),
    });
    await tab.actions.importWithMapping(mapLast('request_latency'));
    const [before] = tab.state().record.measurements;
    tab.actions.askForMapping('input.csv', preview);
    await tab.actions.importWithMapping(mapLast('time_to_first_token'));
    const { record, importOutcomes } = tab.state();
    expect(importOutcomes).toHaveLength(1);
    expect(record.measurements).toHaveLength(1);
    expect(record.measurements[0]?.id).not.toBe(before?.id);
    expect(record.measurements[0]?.values[0]?.metric).toBe('time_to_first_token');
    expect(record.baseline.measurement).toBe(record.measurements[0]?.id);
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const { tab } = await startTab();
    await tab.actions.importFiles([new File(['nothing that a tool wrote'], 'notes.txt')]);
    expect(tab.state().importOutcomes).toMatchObject([{ kind: 'failed', fileName: 'notes.txt' }]);
    expect(tab.state().record.measurements).toEqual([]);
  });

  it('says so when the file is gone', async () => {
    const { tab } = await startTab();
    const gone = new File(['x'], 'gone.json');
    Object.defineProperty(gone, 'slice', {
      value: () => ({ text: () => Promise.reject(new DOMException('', 'NotFoundError')) }),
    });
    await tab.actions.importFiles([gone]);
    expect(tab.state().importOutcomes).toMatchObject([{ kind: 'failed', fileName: 'gone.json' }]);
  });

  it('can be cancelled; what comes afterwards is dropped', async () => {
    let finish: () => void = () => undefined;
    const { tab } = await startTab(
      (file, options) =>
        new Promise((resolve) => {
          finish = () => void importHere(file, options).then(resolve);
        }),
    );
    const importing = tab.actions.importFiles([fileAt(VLLM)]);
    await settle();
    expect(tab.state().importing.kind).toBe('running');
    tab.actions.cancelImport();
    finish();
    await importing;
    expect(tab.state().importing).toEqual({ kind: 'idle' });
    expect(tab.state().record.measurements).toEqual([]);
  });

  it('takes several files, asks for one of them, and says what came of each', async () => {
    const { tab } = await startTab();
    const text = serialiseRecord({ ...EXAMPLE_RECORD, id: 'other', title: 'Other' });
    await tab.actions.importFiles([
      new File([text], 'other.json'),
      fileAt(UNCERTAIN),
      new File(['prose of no use'], 'notes.txt'),
      new File([readFileSync(VLLM)], 'second.json'),
    ]);
    const { importing, importOutcomes } = tab.state();
    expect(importing).toMatchObject({ kind: 'needs mapping', fileName: 'input.csv' });
    expect(importOutcomes.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ['record opened', 'other.json'],
      ['failed', 'notes.txt'],
      ['done', 'second.json'],
    ]);
    expect(importOutcomes[1]).toMatchObject({ isUnknown: true });
    tab.actions.skipMapping();
    expect(tab.state().importing).toEqual({ kind: 'finished' });
  });

  it('makes data items of a profile, also of one that begins as records do', async () => {
    const { tab } = await startTab();
    await tab.actions.importFiles([
      fileAt('tests/fixtures/imports/chrome-trace/pytorch-2.4/input.json'),
    ]);
    const { importOutcomes, record } = tab.state();
    expect(importOutcomes).toMatchObject([{ kind: 'done', added: [] }]);
    expect(record.data.items.length).toBeGreaterThan(0);
    expect(record.data.items[0]).toMatchObject({ kind: 'profile' });
    expect(checkRecord(record)).toBeNull();
    expect(tab.state().undoLabel).toBe('add data items');
  });

  it('opens an exported record instead', async () => {
    const { tab } = await startTab();
    const text = serialiseRecord({ ...EXAMPLE_RECORD, id: 'theirs', title: 'Theirs' });
    await tab.actions.importFiles([new File([text], 'theirs.json')]);
    expect(tab.state().importOutcomes).toEqual([
      { kind: 'record opened', fileName: 'theirs.json', title: 'Theirs', asCopy: false },
    ]);
    expect(tab.state().record.id).toBe('theirs');
    await tab.actions.importFiles([new File([text.slice(0, -20)], 'cut.json')]);
    expect(tab.state().importOutcomes).toMatchObject([{ kind: 'failed', fileName: 'cut.json' }]);
    expect(tab.state().record.id).toBe('theirs');
  });
});
