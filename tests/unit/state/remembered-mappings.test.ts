import { describe, expect, it } from 'vitest';
import { createHead } from '../../../src/importers/head';
import type { TableMapping, TablePreview } from '../../../src/importers/table/mapping';
import { createPreview, detectSample } from '../../../src/importers/table/preview';
import {
  forgetMapping,
  recallMapping,
  rememberMapping,
  type MappingStorage,
} from '../../../src/state/remembered-mappings';

function createStorage(): MappingStorage & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

function previewOf(text: string): TablePreview {
  const head = createHead(text, true);
  const table = detectSample(head);
  if (!table) throw new Error('no table');
  return createPreview(head, table);
}

const SECONDS = previewOf('ttft,Latency\n0.35,2.1\n0.41,2.5\n');
const ANSWER: TableMapping = {
  columns: [
    { role: 'metric', metric: 'time_to_first_token', unit: 's' },
    { role: 'metric', metric: 'request_latency', unit: 's' },
  ],
  layout: 'requests',
  rows: [],
  form: SECONDS.form,
};

describe('a remembered mapping', () => {
  it('comes back for another file with the same columns, whatever their case', () => {
    const storage = createStorage();
    expect(recallMapping(SECONDS, storage)).toBeNull();
    rememberMapping(SECONDS, ANSWER, storage);
    expect(recallMapping(previewOf('TTFT,latency\n0.5,3\n0.4,2\n'), storage)).toEqual(ANSWER);
    expect(recallMapping(previewOf('ttft,latency,n\n0.5,3,1\n0.4,2,1\n'), storage)).toBeNull();
  });

  it('does not come back when the size of the values now suggests another unit', () => {
    const storage = createStorage();
    rememberMapping(SECONDS, ANSWER, storage);
    expect(recallMapping(previewOf('ttft,latency\n350,2100\n410,2500\n'), storage)).toBeNull();
  });

  it('is forgotten on demand, and replaced by a later answer', () => {
    const storage = createStorage();
    rememberMapping(SECONDS, ANSWER, storage);
    const later: TableMapping = {
      ...ANSWER,
      columns: [{ role: 'ignore' }, ...ANSWER.columns.slice(1)],
    };
    rememberMapping(SECONDS, later, storage);
    expect(recallMapping(SECONDS, storage)?.columns[0]).toEqual({ role: 'ignore' });
    forgetMapping(SECONDS, storage);
    expect(recallMapping(SECONDS, storage)).toBeNull();
    expect(storage.entries.size).toBe(0);
  });

  it('takes separator and decimal sign from the new file, and from the answer where that does not tell', () => {
    const storage = createStorage();
    const unclear = previewOf('ttft [ms];n\n1,234;1\n2,345;2\n');
    if (unclear.form.kind !== 'text') throw new Error('not a text');
    const columns = unclear.guesses.map(({ role }) => role);
    const form = { ...unclear.form, decimal: ',' as const };
    rememberMapping(unclear, { columns, layout: 'requests', form }, storage);
    const again = previewOf('A title\nttft [ms];n\n3,456;1\n4,567;2\n');
    expect(recallMapping(again, storage)?.form).toMatchObject({ decimal: ',', skip: 1 });
    const clear = previewOf('ttft [ms];n\n3456.5;1\n4567.5;2\n');
    expect(recallMapping(clear, storage)?.form).toMatchObject({ decimal: '.' });
  });

  it('asks again when a row of a table of results is new', () => {
    const storage = createStorage();
    const preview = previewOf('metric,p50,p99\nttft,120,450\n');
    rememberMapping(
      preview,
      {
        columns: preview.guesses.map(({ role }) => role),
        layout: 'metrics',
        rows: preview.rowGuesses.map(({ name, meaning }) => ({ name, meaning })),
        form: preview.form,
      },
      storage,
    );
    expect(recallMapping(previewOf('metric,p50,p99\nttft,130,460\n'), storage)?.rows).toHaveLength(
      1,
    );
    expect(
      recallMapping(previewOf('metric,p50,p99\nttft,130,460\ntpot,12,20\n'), storage),
    ).toBeNull();
  });

  it('is not kept for columns without names', () => {
    const storage = createStorage();
    const bare = previewOf('1,2\n3,4\n');
    rememberMapping(bare, { ...ANSWER, form: bare.form }, storage);
    expect(storage.entries.size).toBe(0);
  });

  it('keeps the last 50, and no cell of any file', () => {
    const storage = createStorage();
    for (let i = 0; i < 60; i += 1) {
      const preview = previewOf(`ttft,c${i}\n0.35,77123\n0.41,77124\n`);
      rememberMapping(preview, { ...ANSWER, form: preview.form }, storage);
    }
    const [text = ''] = storage.entries.values();
    expect(JSON.parse(text)).toHaveLength(50);
    expect(text).not.toContain('77123');
    expect(recallMapping(previewOf('ttft,c59\n0.35,1\n0.41,1\n'), storage)).not.toBeNull();
    expect(recallMapping(previewOf('ttft,c9\n0.35,1\n0.41,1\n'), storage)).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    [
      'a strange role',
      '[{"key":"k","look":"l","mapping":{"columns":[{"role":"metric","metric":"__proto__","unit":"ms"}]}}]',
    ],
  ])('is as good as none when the stored text is %s', (_name, text) => {
    const storage = createStorage();
    storage.setItem('llm-performance-handbook:table-mappings', text);
    expect(recallMapping(SECONDS, storage)).toBeNull();
    rememberMapping(SECONDS, ANSWER, storage);
    expect(recallMapping(SECONDS, storage)).toEqual(ANSWER);
  });

  it('costs a question, and nothing else, where the browser keeps nothing', () => {
    const refusing: MappingStorage = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
      removeItem: () => undefined,
    };
    rememberMapping(SECONDS, ANSWER, refusing);
    expect(recallMapping(SECONDS, refusing)).toBeNull();
    expect(recallMapping(SECONDS, null)).toBeNull();
  });
});
