/** Cells of one line of delimited text; for lines that are known to be short (headers, previews, small CSV reports). */

/** A quoted cell may hold the delimiter, and a quote written twice. */
export function splitDelimitedLine(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let position = 0;
  for (;;) {
    let cell = '';
    if (line[position] === '"') {
      let end = line.indexOf('"', position + 1);
      while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      const close = end === -1 ? line.length : end;
      cell = line.slice(position + 1, close).replaceAll('""', '"');
      position = close + 1;
    }
    const next = line.indexOf(delimiter, position);
    cells.push(cell + line.slice(position, next === -1 ? line.length : next));
    if (next === -1) return cells;
    position = next + delimiter.length;
  }
}
