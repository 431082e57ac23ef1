/** The real importer, run in this thread instead of a worker, into a real store. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { checkRecord, serialiseRecord } from '../../../src/domain/investigation/serialise';
import { importFile } from '../../../src/importers/registry';
import { createBlobSource } from '../../../src/importers/source';
import type { Environment } from '../../../src/state/environment';
import type { ImportState } from '../../../src/state/import-state';
import { viewStore } from '../../../src/state/view-store';
import { openTab, settle, type TestTab } from '../../support/tab';

const importHere: Environment['importFile'] = (file, options) => {
  const { mapping, onProgress, signal } = options ?? {};
  return importFile(createBlobSource(file, file.name ?? 'unknown'), {
    ...(mapping === undefined ? {} : { mapping }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
};

const VLLM = 'tests/fixtures/imports/vllm/detailed-2026/input.json';
const UNCERTAIN = 'tests/fixtures/imports/table/uncertain/input.csv';
const fileAt = (path: string) => new File([readFileSync(path)], basename(path));

async function startTab(
  run: Environment['importFile'] = importHere,
): Promise<{ tab: TestTab; states: ImportState[] }> {
  const tab = openTab({ importFile: run });
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
    await tab.actions.importFile(fileAt(VLLM));
    const { importing, record } = tab.state();
    if (importing.kind !== 'done') throw new Error(JSON.stringify(importing));
    expect(importing.added.length).toBeGreaterThan(0);
    expect(record.measurements.map(({ id, label }) => ({ id, label }))).toEqual(importing.added);
    expect(record.baseline.measurement).toBe(importing.added[0]?.id);
    expect(viewStore.getState().measurementId).toBe(importing.added[0]?.id);
    expect(record.measurements[0]?.source).toMatchObject({
      fileName: 'input.json',
      format: 'vllm',
      bytes: readFileSync(VLLM).length,
      rowsRead: importing.report.rowsRead,
    });
    expect(record.measurements[0]?.source?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(checkRecord(record)).toBeNull();
    expect(states[0]).toMatchObject({ kind: 'running', stage: 'reading' });
    expect(tab.state().undoLabel).toBe('add measurements');
    await tab.actions.undo();
    expect(tab.state().record.measurements).toEqual([]);
    tab.actions.dismissImport();
    expect(tab.state().importing).toEqual({ kind: 'idle' });
  });

  it('asks what the columns mean when it cannot know, and goes on with the answer', async () => {
    const { tab } = await startTab();
    await tab.actions.importFile(fileAt(UNCERTAIN));
    const { importing } = tab.state();
    if (importing.kind !== 'needs mapping') throw new Error(JSON.stringify(importing));
    expect(tab.state().record.measurements).toEqual([]);
    const columns = importing.preview.headers.map((_, index) =>
      index === importing.preview.headers.length - 1
        ? ({ role: 'metric', metric: 'request_latency', unit: 'ms' } as const)
        : ({ role: 'ignore' } as const),
    );
    await tab.actions.importWithMapping({ columns });
    expect(tab.state().importing).toMatchObject({ kind: 'done' });
    expect(tab.state().record.measurements).toHaveLength(1);
    await tab.actions.importWithMapping({ columns });
    expect(tab.state().record.measurements).toHaveLength(1);
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const { tab } = await startTab();
    await tab.actions.importFile(new File(['nothing that a tool wrote'], 'notes.txt'));
    expect(tab.state().importing).toMatchObject({ kind: 'failed', fileName: 'notes.txt' });
    expect(tab.state().record.measurements).toEqual([]);
  });

  it('says so when the file is gone', async () => {
    const { tab } = await startTab();
    const gone = new File(['x'], 'gone.json');
    Object.defineProperty(gone, 'slice', {
      value: () => ({ text: () => Promise.reject(new DOMException('', 'NotFoundError')) }),
    });
    await tab.actions.importFile(gone);
    expect(tab.state().importing).toMatchObject({ kind: 'failed', fileName: 'gone.json' });
  });

  it('can be cancelled; what comes afterwards is dropped', async () => {
    let finish: () => void = () => undefined;
    const { tab } = await startTab(
      (file, options) =>
        new Promise((resolve) => {
          finish = () => void importHere(file, options).then(resolve);
        }),
    );
    const importing = tab.actions.importFile(fileAt(VLLM));
    await settle();
    expect(tab.state().importing.kind).toBe('running');
    tab.actions.cancelImport();
    finish();
    await importing;
    expect(tab.state().importing).toEqual({ kind: 'idle' });
    expect(tab.state().record.measurements).toEqual([]);
  });

  it('opens an exported record instead', async () => {
    const { tab } = await startTab();
    const text = serialiseRecord({ ...EXAMPLE_RECORD, id: 'theirs', title: 'Theirs' });
    await tab.actions.importFile(new File([text], 'theirs.json'));
    expect(tab.state().importing).toEqual({
      kind: 'record opened',
      fileName: 'theirs.json',
      title: 'Theirs',
      asCopy: false,
    });
    expect(tab.state().record.id).toBe('theirs');
    await tab.actions.importFile(new File([text.slice(0, -20)], 'cut.json'));
    expect(tab.state().importing).toMatchObject({ kind: 'failed', fileName: 'cut.json' });
    expect(tab.state().record.id).toBe('theirs');
  });
});
