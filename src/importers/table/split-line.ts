/** Cells of one line of text; for lines that are known to be short (headers, previews, pasted tables, small CSV reports). */

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

/** Bars of Markdown, of psql and of consoles that draw boxes. */
const BAR = /[|│┃║]/u;
const BARS = /(?<!\\)[|│┃║]/u;

/** Lines that only draw: `|---|---:|`, `+----+----+`, `├────┼────┤`, `=====`. */
export function isRuler(line: string): boolean {
  return /^[\s|+:=\u2500-\u257f-]+$/u.test(line) && /[-=\u2500-\u257f]/u.test(line.trim());
}

/** `| a | **b** |` → a, b. A bar at either end frames the line; `\|` is a bar in a cell. */
export function splitBars(line: string): string[] {
  const trimmed = line.trim();
  const cells = trimmed.split(BARS);
  if (cells.length > 1 && BAR.test(trimmed.charAt(0))) cells.shift();
  if (cells.length > 1 && (cells.at(-1) ?? '').trim() === '') cells.pop();
  return cells.map((cell) =>
    cell
      .trim()
      .replaceAll('\\|', '|')
      .replace(/^(\*\*|__|`)(.*)\1$/u, '$2')
      .trim(),
  );
}

/** Text in columns: as copied from a terminal or a page. */
export function splitSpaces(line: string, isWide: boolean): string[] {
  // A no-break space groups digits and parts nothing.
  return line.trim().split(isWide ? /[ \t]{2,}|\t/u : /[ \t]+/u);
}
