import { describe, expect, it } from 'vitest';
import { createAllTables, createTable } from '../../../../src/plugins/generated-content/table-tags';
import type { Cell } from '../../../../src/plugins/generated-content/table';

const NONE = new Map<string, string>();
const textOf = (cell: Cell): string =>
  typeof cell === 'string'
    ? cell
    : cell.map((part) => (typeof part === 'string' ? part : part.text)).join('');
const columnOf = (name: string, head: string): string[] => {
  const table = createTable(name, NONE);
  return table.rows.map((row) => textOf(row[table.head.indexOf(head)] ?? '?'));
};
const urlsOf = (name: string): string[] =>
  createTable(name, NONE).rows.flatMap((row) =>
    row.flatMap((cell) =>
      typeof cell === 'string'
        ? []
        : cell.flatMap((part) =>
            typeof part === 'object' && part.kind === 'link' ? [part.url] : [],
          ),
    ),
  );

describe('generated tables', () => {
  it('have a cell under every head', () => {
    for (const { head, rows } of createAllTables()) {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(head.length);
    }
  });

  it('never show a value that is missing', () => {
    const texts = createAllTables().flatMap(({ rows }) => rows.flat().map(textOf));
    expect(texts.filter((text) => /undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  it('list the seven steps in order and link each to its page', () => {
    expect(columnOf('StepTable', 'Step').map((step) => step.charAt(0))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(urlsOf('StepTable')[0]).toBe(
      '/docs/03-professional-scenarios/engineering/performance-investigation-steps/01-define-and-measure-baseline',
    );
  });

  it('list the five pitfalls and link each to its page', () => {
    expect(urlsOf('PitfallTable')).toHaveLength(5);
    expect(urlsOf('PitfallTable')[0]).toBe(
      '/docs/03-professional-scenarios/engineering/performance-investigation-pitfalls/premature-optimization',
    );
  });

  it('say in words, not in signs, whether a case fits', () => {
    expect(columnOf('FitTable', 'Fit')).toEqual([
      ...Array<string>(4).fill('Good fit'),
      ...Array<string>(4).fill('Avoid'),
    ]);
  });

  it('show units as people read them', () => {
    const names = columnOf('MetricTable', 'Metric');
    const units = columnOf('MetricTable', 'Unit');
    const unitOf = (id: string) => units[names.findIndex((name) => name.endsWith(id))];
    expect(unitOf('time_to_first_token')).toBe('ms, s');
    expect(unitOf('error_rate')).toBe('%');
    expect(names).toContain('Time to first token (TTFT) time_to_first_token');
  });

  it('write thresholds in the unit that suits them', () => {
    const targets = columnOf('PresetTable', 'Targets').join('; ');
    expect(targets).toMatch(/TTFT p99 ≤ \d+ ms/);
    expect(targets).not.toMatch(/≤ 0\.\d+ s/);
  });

  it('give a checklist for each step', () => {
    for (const step of ['1', '2', '3', '4', '5', '6', '7']) {
      const { rows } = createTable('ChecklistTable', new Map([['step', step]]));
      expect(rows.length).toBeGreaterThanOrEqual(5);
      expect(rows.length).toBeLessThanOrEqual(9);
    }
  });
});
