/** How a delimited file is written: which separator, which decimal sign, whether the first line names the columns. */
import { readNumberText } from './scan-delimited';
import { splitDelimitedLine } from './split-line';

export interface Dialect {
  readonly delimiter: string;
  readonly decimalComma: boolean;
  readonly hasHeader: boolean;
  /** From the first line, or `column 1`, `column 2`, … */
  readonly headers: readonly string[];
  /** The first rows after the header. */
  readonly sample: readonly (readonly string[])[];
}

/** In order of preference when two of them fit equally well. */
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * The dialect of the lines, or null when they are no table: a table has the same number of cells in (nearly) each line. One
 * column alone is a table when its first line is a name and all others are numbers.
 */
export function detectDialect(lines: readonly string[]): Dialect | null {
  if (lines.length < 2) return null;
  let best: { delimiter: string; rows: string[][]; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const rows = lines.map((line) =>
      splitDelimitedLine(line, delimiter).map((cell) => cell.trim()),
    );
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === width).length / rows.length;
    if (width < 2 || alike < 0.9) continue;
    if (!best || width > best.score) best = { delimiter, rows, score: width };
  }
  const rows = best?.rows ?? lines.map((line) => [line.trim()]);
  const dialect = describe(best?.delimiter ?? ',', rows);
  if (best) return dialect;
  const isNumberColumn = dialect.sample.every(
    ([cell = '']) => !Number.isNaN(readNumberText(cell, false)),
  );
  return dialect.hasHeader &&
    isNumberColumn &&
    /^[\w .()[\]%/-]{1,60}$/.test(dialect.headers[0] ?? '')
    ? dialect
    : null;
}

function describe(delimiter: string, rows: readonly (readonly string[])[]): Dialect {
  const [first = [], ...others] = rows;
  const decimalComma = delimiter !== ',' && usesDecimalComma(others);
  const isNumber = (cell: string): boolean => !Number.isNaN(readNumberText(cell, decimalComma));
  const hasHeader = !first.some((cell) => isNumber(cell));
  return {
    delimiter,
    decimalComma,
    hasHeader,
    headers: first.map((cell, i) => (hasHeader && cell !== '' ? cell : `column ${i + 1}`)),
    sample: hasHeader ? others : rows,
  };
}

/** `0,35` somewhere and `0.35` nowhere. */
function usesDecimalComma(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat();
  return (
    cells.some((cell) => /^-?\d+,\d+$/.test(cell)) &&
    !cells.some((cell) => /^-?\d*\.\d+$/.test(cell))
  );
}
