/** Recognises how a table is written: which separator, which decimal sign, what stands before the header, and the header itself. */
import type { Head } from '../head';
import type { Delimiter, TextForm } from './form';
import { DELIMITERS, readRecords } from './form';
import { readMetricName } from './metric-names';
import { detectDecimal, readNumberText, readQuantityText } from './number-text';
import { isOutcome } from './status';
import { isRuler } from './split-line';
import { parseTimestampText } from './timestamps';
import { parseTableUnit, splitHeader } from './units';

export interface Dialect {
  readonly form: TextForm;
  /** From the header, or `column 1`, `column 2`, … */
  readonly headers: readonly string[];
  /** The first rows after the header, comments left out. */
  readonly sample: readonly (readonly string[])[];
  readonly decimalCertain: boolean;
}

type Rows = readonly (readonly string[])[];
type HeadText = Pick<Head, 'text' | 'isWhole'>;

/** Titles and comments before a table; more than this is another kind of text. */
const MAX_SKIPPED = 12;

/**
 * The dialect of the text, or null when it is no table. A table has numbers, and the same number of cells in (nearly) each row from
 * the header on: in 90 % of them, or in 60 % when `isLenient`. One column alone is a table when its first line is a name and all
 * others are numbers.
 */
export function detectDialect(head: HeadText, isLenient = false): Dialect | null {
  const column = detectColumn(head);
  if (column) return column;
  const hasFrame = isFramed(head.text);
  const candidates = DELIMITERS.flatMap((delimiter) => {
    if (delimiter === (hasFrame ? '|' : 'bars')) return [];
    const candidate = evaluate(head, delimiter, isLenient ? 0.6 : 0.9);
    return candidate ? [candidate] : [];
  });
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(b.knowsMetric) - Number(a.knowsMetric) ||
      Number(b.isFromStart) - Number(a.isFromStart) ||
      b.typed - a.typed ||
      Number(a.isColumns) - Number(b.isColumns) ||
      b.width - a.width,
  );
  return best?.dialect ?? null;
}

interface Candidate {
  readonly dialect: Dialect;
  /** A header has the name of a metric. */
  readonly knowsMetric: boolean;
  /** Between spaces, which single cells can hold as well. */
  readonly isColumns: boolean;
  /** Nothing but comments before the header. */
  readonly isFromStart: boolean;
  /** Share of the cells that are numbers, dates or outcomes. */
  readonly typed: number;
  readonly width: number;
}

function evaluate(head: HeadText, delimiter: Delimiter, leastAlike: number): Candidate | null {
  const records = readRecords(head.text, head.isWhole, delimiter);
  const width = mostFrequentWidth(records.filter((record) => !isComment(record)));
  const start = records.findIndex(
    (record, index) =>
      record.length === width && !isComment(record) && nextWidth(records, index) === width,
  );
  if (width < 2 || start === -1 || start > MAX_SKIPPED) return null;
  const body = withoutFooter(records.slice(start)).filter(
    (record) => record.length === width || !isComment(record),
  );
  const alike = body.filter((record) => record.length === width).length / body.length;
  if (body.length < 2 || alike < leastAlike) return null;
  const dialect = describe(records, start, delimiter);
  const numeric = countNumericColumns(dialect);
  const isFromStart = records.slice(0, start).every(isComment);
  const isColumns = delimiter === 'wide spaces' || delimiter === 'spaces';
  // Words between spaces or under a title are prose, unless many of them are numbers.
  const needed = isColumns && leastAlike > 0.6 ? Math.ceil(width / 3) : 1;
  const knowsMetric = dialect.headers.some((name) => readMetricName(name) !== null);
  if (numeric < needed && !(knowsMetric && isFromStart && !isColumns)) return null;
  return { dialect, knowsMetric, isColumns, isFromStart, typed: shareTyped(dialect), width };
}

/** The dialect of the text in a form that somebody has chosen; null when there is no row. */
export function describeInForm(head: HeadText, form: TextForm): Dialect | null {
  const records = readRecords(head.text, head.isWhole, form.delimiter);
  const { headers, sample } = readHeaderAndSample(records, form);
  return headers.length === 0 ? null : { form, headers, sample, decimalCertain: true };
}

/** The dialect of the text when its separator is given: the first line is the header unless a better one is found. */
export function describeWithDelimiter(head: HeadText, delimiter: Delimiter): Dialect | null {
  const found = evaluate(head, delimiter, 0);
  if (found) return found.dialect;
  const records = readRecords(head.text, head.isWhole, delimiter);
  return records.length === 0 ? null : describe(records, 0, delimiter);
}

function describe(records: Rows, start: number, delimiter: Delimiter): Dialect {
  const first = records[start] ?? [];
  const cells = records.slice(start).flat();
  const { decimal, certain } = detectDecimal(cells, delimiter);
  const isDecimalComma = decimal === ',';
  const before = records[start - 1];
  const isNamed = isHeader(first, isDecimalComma);
  const isNamedInComment =
    !isNamed &&
    before !== undefined &&
    isComment(before) &&
    withoutHash(before).length === first.length &&
    isHeader(withoutHash(before), isDecimalComma);
  const headerRows = isNamed
    ? isUnitRow(records[start + 1] ?? [])
      ? 2
      : 1
    : isNamedInComment
      ? 1
      : 0;
  const skip = isNamedInComment ? start - 1 : start;
  const form: TextForm = { kind: 'text', delimiter, decimal, skip, headerRows };
  return { form, ...readHeaderAndSample(records, form), decimalCertain: certain };
}

function readHeaderAndSample(
  records: Rows,
  { skip, headerRows }: TextForm,
): Pick<Dialect, 'headers' | 'sample'> {
  const names = headerRows > 0 ? withoutHash(records[skip] ?? []) : [];
  const units = headerRows > 1 ? (records[skip + 1] ?? []) : [];
  const rows = records.slice(skip + headerRows);
  const width = headerRows > 0 ? names.length : mostFrequentWidth(rows);
  const headers = Array.from({ length: width }, (_, index) =>
    nameColumn(names[index] ?? '', units[index] ?? '', index),
  );
  const isRow = (row: readonly string[]): boolean =>
    row.length === width || (row.length > 1 && !isComment(row));
  return { headers, sample: rows.filter(isRow) };
}

/** `ttft` over `ms` → `ttft [ms]`. */
function nameColumn(name: string, unitCell: string, index: number): string {
  const plain = name === '' ? `column ${index + 1}` : name.replaceAll(/\s+/g, ' ');
  const hasUnit = splitHeader(plain).unit !== undefined;
  if (hasUnit || parseTableUnit(unitCell) === undefined) return plain;
  return `${plain} [${unitCell.replace(/^[([](.*)[)\]]$/u, '$1')}]`;
}

/** Without a last line such as `(2 rows)`. */
function withoutFooter(records: Rows): Rows {
  return records.length > 2 && records.at(-1)?.length === 1 ? records.slice(0, -1) : records;
}

function detectColumn(head: HeadText): Dialect | null {
  const records = readRecords(head.text, head.isWhole, '\t');
  const start = records.findIndex((record) => !isComment(record));
  const rows = records.slice(start).filter((record) => !isComment(record));
  const [[name = ''] = [], ...others] = rows;
  if (start === -1 || others.length === 0 || records.some((record) => record.length !== 1))
    return null;
  const cells = others.flat();
  const { decimal, certain } = detectDecimal(cells, ' ');
  const isNumbers = cells.every((cell) => !Number.isNaN(readNumberText(cell, decimal === ',')));
  if (!isNumbers || !/^[\p{L}_][\w .()[\]%/-]{0,59}$/u.test(name)) return null;
  const form: TextForm = { kind: 'text', delimiter: '\t', decimal, skip: start, headerRows: 1 };
  return { form, ...readHeaderAndSample(records, form), decimalCertain: certain };
}

function isFramed(text: string): boolean {
  const lines = text.slice(0, 20_000).split('\n').slice(0, 30);
  const framed = lines.filter((line) => /^\s*[|│┃║].*[|│┃║]\s*$/u.test(line));
  return (
    framed.length > 1 || lines.some((line) => isRuler(line) && /[-─━].*[|+┼╇┿].*[-─━]/u.test(line))
  );
}

function isHeader(cells: readonly string[], isDecimalComma: boolean): boolean {
  if (/^(?:metrics?|measures?|kpi|statistics?|stat|percentiles?)$/i.test(cells[0] ?? ''))
    return true;
  return !cells.some(
    (cell) =>
      !Number.isNaN(readNumberText(cell, isDecimalComma)) ||
      !Number.isNaN(parseTimestampText(cell, 'day first')),
  );
}

function isUnitRow(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell !== '' && cell !== '-' && cell !== '—');
  return named.length > 0 && named.every((cell) => parseTableUnit(cell) !== undefined);
}

export function isComment(cells: readonly string[]): boolean {
  return (cells[0] ?? '').startsWith('#');
}

function withoutHash(cells: readonly string[]): readonly string[] {
  const [first = '', ...others] = cells;
  if (!first.startsWith('#')) return cells;
  const name = first.replace(/^#+\s*/, '');
  return name === '' ? others : [name, ...others];
}

function mostFrequentWidth(records: Rows): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}

function nextWidth(records: Rows, index: number): number | undefined {
  return records.slice(index + 1).find((record) => !isComment(record))?.length;
}

function countNumericColumns({ headers, sample, form }: Dialect): number {
  return headers.filter((_, column) => {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const numbers = cells.filter((cell) => isQuantity(cell, form.decimal === ','));
    return numbers.length > 0 && numbers.length * 2 >= cells.length;
  }).length;
}

function shareTyped({ sample, form }: Dialect): number {
  const cells = sample.flat().filter((cell) => cell !== '');
  const typed = cells.filter(
    (cell) =>
      isQuantity(cell, form.decimal === ',') ||
      isOutcome(cell) ||
      !Number.isNaN(parseTimestampText(cell, 'day first')),
  );
  return cells.length === 0 ? 0 : typed.length / cells.length;
}

function isQuantity(cell: string, isDecimalComma: boolean): boolean {
  return readQuantityText(cell, isDecimalComma) !== null;
}
