import { describe, expect, it } from 'vitest';
import { createHead } from '../../../../src/importers/head';
import type { ParseContext } from '../../../../src/importers/format';
import { ReportBuilder } from '../../../../src/importers/report';
import { createTextSource } from '../../../../src/importers/source';
import type { TableMapping } from '../../../../src/importers/table/mapping';
import { parseTable } from '../../../../src/importers/table/parse';
import { previewAnything } from '../../../../src/importers/table/preview-anything';

const preview = (text: string): ReturnType<typeof previewAnything> =>
  previewAnything(createHead(text, true));

async function read(text: string, mapping: TableMapping) {
  const context: ParseContext = { report: new ReportBuilder(), mapping };
  const result = await parseTable(createTextSource(text), context);
  if ('needsMapping' in result) throw new Error('it asked again');
  return result.runs;
}

describe('previewAnything', () => {
  it.each([
    ['prose', 'Dear all,\nhere are the results, as promised.\nBest'],
    ['settings', '{"name": "x", "version": 2, "limits": {"size": 5}}'],
    ['a page', '<!doctype html><table><tr><td>1, 2</td></tr>\n<tr><td>1, 2</td></tr></table>'],
    ['bytes', 'a,1\0\nb,2\n'],
    ['nothing', ''],
    ['a list of words', '["a", "b", "c"]'],
    ['objects without a number', '[{"a": "x"}, {"a": "y"}]'],
  ])('is null for %s', (_name, text) => {
    expect(preview(text)).toBeNull();
  });

  it.each([
    [
      'a list inside',
      '{"meta": {"a": 1}, "result": {"items": [{"ttft_ms": 120}, {"ttft_ms": 130}]}}',
      ['result', 'items'],
    ],
    [
      'the list with metrics of two',
      '{"hosts": [{"cores": 1}, {"cores": 2}, {"cores": 3}], "runs": [{"ttft_ms": 120}, {"ttft_ms": 130}]}',
      ['runs'],
    ],
    [
      'a list in each line',
      '{"batch": 1, "calls": [{"ttft_ms": 120}]}\n{"batch": 2, "calls": [{"ttft_ms": 130}]}\n',
      ['calls'],
    ],
  ])('finds %s, and the file is read there', async (_name, text, path) => {
    const found = preview(text);
    if (!found) throw new Error('nothing was found');
    expect(found.form).toEqual({ kind: 'json', path });
    expect(found.paths[0]).toEqual(path);
    const [run] = await read(text, {
      columns: found.guesses.map(({ role }) => role),
      layout: found.layout,
      form: found.form,
    });
    expect([...(run?.requests?.columns.time_to_first_token ?? [])]).toEqual([0.12, 0.13]);
  });

  it('takes one object with metrics for one run', async () => {
    const text = '{"name": "night", "ttft_p50_ms": 120, "latency": {"p99_request_latency_s": 2.5}}';
    const found = preview(text);
    expect(found?.layout).toBe('runs');
    const [run] = await read(text, {
      columns: found?.guesses.map(({ role }) => role) ?? [],
      layout: 'runs',
      form: { kind: 'json', path: [] },
    });
    expect(run?.label).toBe('night');
    expect(run?.reported).toEqual([
      { metric: 'time_to_first_token', statistic: 'p50', value: 0.12 },
      { metric: 'request_latency', statistic: 'p99', value: 2.5 },
    ]);
  });

  it('does not look deeper than three levels', () => {
    const list = '[{"ttft_ms": 1}, {"ttft_ms": 2}]';
    expect(preview(`{"a": {"b": {"c": ${list}}}}`)?.form).toMatchObject({ path: ['a', 'b', 'c'] });
    expect(preview(`{"a": {"b": {"c": {"d": {"e": ${list}}}}}}`)).toBeNull();
  });

  it('shows numbers without a name, and they are read with one', async () => {
    const text = '12\n15\n11\n';
    const found = preview(text);
    expect(found?.headers).toEqual(['column 1']);
    if (!found) return;
    const [run] = await read(text, {
      columns: [{ role: 'metric', metric: 'time_to_first_token', unit: 'ms' }],
      form: found.form,
    });
    expect([...(run?.requests?.columns.time_to_first_token ?? [])]).toEqual([0.012, 0.015, 0.011]);
  });

  it('shows a log whose lines are alike in most cases', () => {
    const line = (second: number): string => `2026-11-24 10:00:0${second} took ${second}12 ms`;
    const text = [1, 2, 3, 4].map(line).join('\n') + '\nserver stopped\n' + line(5);
    const found = preview(text);
    expect(found?.form).toMatchObject({ delimiter: 'spaces', headerRows: 0 });
    expect(found?.rows[0]).toEqual(['2026-11-24', '10:00:01', 'took', '112', 'ms']);
  });
});
