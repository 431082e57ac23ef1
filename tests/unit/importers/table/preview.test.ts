import { describe, expect, it } from 'vitest';
import { createHead } from '../../../../src/importers/head';
import type { TablePreview } from '../../../../src/importers/table/mapping';
import {
  certainMapping,
  changeDelimiter,
  createPreview,
  detectSample,
  rebuildPreview,
  rebuildRows,
} from '../../../../src/importers/table/preview';

function previewOf(text: string): TablePreview {
  const head = createHead(text, true);
  const table = detectSample(head);
  if (!table) throw new Error('no table');
  return createPreview(head, table);
}

describe('a preview', () => {
  it('asks for the decimal sign when each number can be read both ways', () => {
    const preview = previewOf('latency_ms;n\n1,234;1\n2,345;2\n');
    expect(preview.decimalCertain).toBe(false);
    expect(preview.question).toContain('the decimal sign');
    expect(certainMapping(preview)).toBeNull();
  });

  it('asks for the order of day and month when no date tells', () => {
    const preview = previewOf('timestamp,latency_ms\n01/02/2026 10:00,100\n03/02/2026 10:00,90\n');
    expect(preview.guesses[0]).toMatchObject({ certain: false, role: { unit: 'day first' } });
    expect(preview.question).toContain('01/02/2026 10:00 can have the day or the month first');
  });

  it('is shown anew at another separator, its header looked for again', () => {
    const preview = previewOf('a title\nttft_ms;latency, s\n1,5;2\n2,5;3\n');
    expect(preview.headers).toEqual(['ttft_ms', 'latency, s']);
    const commas = changeDelimiter(preview, ',');
    expect(commas?.headers).toEqual(['ttft_ms;latency', 's']);
    if (!commas) return;
    expect(changeDelimiter(commas, ';')?.headers).toEqual(preview.headers);
  });

  it('is shown anew with another decimal sign and without a header', () => {
    const preview = previewOf('latency_ms;n\n1,234;1\n2,345;2\n');
    if (preview.form.kind !== 'text') throw new Error('not a text');
    const comma = rebuildPreview(preview, { form: { ...preview.form, decimal: ',' } });
    expect(comma?.form).toMatchObject({ decimal: ',' });
    expect(comma?.decimalCertain).toBe(true);
    const bare = rebuildPreview(preview, { form: { ...preview.form, headerRows: 0 } });
    expect(bare?.headers).toEqual(['column 1', 'column 2']);
    expect(bare?.rows[0]).toEqual(['latency_ms', 'n']);
  });

  it('is shown anew in another layout', () => {
    const preview = previewOf('concurrency,p99_ttft_ms\n8,120\n16,150\n');
    expect(preview.layout).toBe('runs');
    const requests = rebuildPreview(preview, { layout: 'requests' });
    expect(requests?.layout).toBe('requests');
    expect(requests?.guesses.map(({ role }) => role.role)).toEqual(['ignore', 'ignore']);
  });

  it('guesses the rows again when another column names them', () => {
    const preview = previewOf('id,thing,p50 (ms)\nttft,TPOT (ms),12\n');
    const rows = rebuildRows(preview, [
      { role: 'ignore' },
      { role: 'row name' },
      { role: 'statistic', statistic: 'p50' },
    ]);
    expect(rows).toMatchObject([
      {
        name: 'TPOT (ms)',
        certain: true,
        meaning: { metric: 'time_per_output_token', unit: 'ms' },
      },
    ]);
  });

  it('keeps cells and the beginning of the file short', () => {
    const preview = previewOf(`text,latency_ms\n${'x'.repeat(500)},1\ny,2\n`);
    expect(preview.rows[0]?.[0]).toHaveLength(80);
    expect(previewOf(`latency_ms\n${'12\n'.repeat(50_000)}`).head.text.length).toBeLessThan(70_000);
  });
});
