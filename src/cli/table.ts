/** Plain tables for the terminal: columns padded with spaces, numbers to the right. */

export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Lines of the table, each ended by a line feed. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const lines = [columns.map((column) => column.title), ...rows].map((cells) =>
    columns
      .map(({ align }, i) => {
        const cell = cells[i] ?? '';
        const width = widths[i] ?? 0;
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
