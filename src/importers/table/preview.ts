/** What the reader is shown and asked about a table, and the same again when they say that it is written or laid out otherwise. */
import type { Head } from '../head';
import { createHead } from '../head';
import type { Dialect } from './dialect';
import { describeInForm, describeWithDelimiter, detectDialect } from './dialect';
import type { Delimiter, TableForm } from './form';
import type { GuessInput } from './guess-mapping';
import { guessMapping } from './guess-mapping';
import { guessLayout } from './guess-layout';
import { guessSummaryColumns, guessSummaryRows } from './guess-summary';
import { findJsonPaths } from './json-paths';
import { readJsonSample } from './json-rows';
import type { RowGuess, TableLayout, TableMapping, TablePreview } from './mapping';

const PREVIEW_ROWS = 8;
const MAX_CELL = 80;
const MAX_HEAD = 64 * 1024;

/** The columns and first rows of a table in some form. */
export interface TableSample {
  readonly form: TableForm;
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly decimalCertain: boolean;
}

/** The table of a head as it is recognised; null when it is none. */
export function detectSample(head: Head): TableSample | null {
  if (head.values.length === 0) return detectDialect(head);
  return sampleJson(head, [], 2);
}

/** The table of a head in a form that is known; null when that form gives no rows. */
export function readSample(head: Head, form: TableForm): TableSample | null {
  if (form.kind === 'json') return sampleJson(head, form.path, 1);
  const dialect: Dialect | null = describeInForm(head, form);
  return dialect;
}

function sampleJson(head: Head, path: readonly string[], leastRows: number): TableSample | null {
  const found = readJsonSample(head, path, leastRows);
  return found && { ...found, form: { kind: 'json', path }, decimalCertain: true };
}

/** Whether `,` is the decimal sign of texts in cells. */
export function usesDecimalComma(form: TableForm): boolean {
  return form.kind === 'text' && form.decimal === ',';
}

/** The preview of a table; `layout` when somebody has chosen it. */
export function createPreview(head: Head, table: TableSample, layout?: TableLayout): TablePreview {
  const { headers, sample, form, decimalCertain } = table;
  const input: GuessInput = { headers, sample, decimalComma: usesDecimalComma(form) };
  const guessed = guessLayout(input);
  const chosen = layout ?? guessed.layout;
  const guesses = chosen === 'requests' ? guessMapping(input) : guessSummaryColumns(input, chosen);
  const rowGuesses =
    chosen === 'metrics'
      ? guessSummaryRows(
          input,
          guesses.map(({ role }) => role),
        )
      : [];
  const layoutCertain = layout !== undefined || guessed.certain;
  const preview: TablePreview = {
    headers,
    rows: sample
      .slice(0, PREVIEW_ROWS)
      .map((row) => headers.map((_, i) => (row[i] ?? '').slice(0, MAX_CELL))),
    guesses,
    rowGuesses,
    question: '',
    layout: chosen,
    layoutCertain,
    form,
    decimalCertain,
    paths: form.kind === 'json' ? findJsonPaths(head) : [],
    head: {
      text: head.text.slice(0, MAX_HEAD),
      isWhole: head.isWhole && head.text.length <= MAX_HEAD,
    },
  };
  return { ...preview, question: askAbout(preview) };
}

/** The same file in another form or layout; null when that form gives no rows. */
export function rebuildPreview(
  preview: TablePreview,
  change: { readonly form?: TableForm; readonly layout?: TableLayout },
): TablePreview | null {
  const head = createHead(preview.head.text, preview.head.isWhole);
  const table = readSample(head, change.form ?? preview.form);
  if (!table) return null;
  const layout = change.layout ?? (change.form === undefined ? preview.layout : undefined);
  return createPreview(head, table, layout);
}

/** The same file split at another separator; what stands before the header is looked for again. */
export function changeDelimiter(preview: TablePreview, delimiter: Delimiter): TablePreview | null {
  const head = createHead(preview.head.text, preview.head.isWhole);
  const table = describeWithDelimiter(head, delimiter);
  return table && createPreview(head, table);
}

/** The rows' guesses again when the reader has given the columns other roles. */
export function rebuildRows(
  preview: TablePreview,
  columns: TableMapping['columns'],
): readonly RowGuess[] {
  const table = readSample(createHead(preview.head.text, preview.head.isWhole), preview.form);
  if (!table) return [];
  const input = {
    headers: table.headers,
    sample: table.sample,
    decimalComma: usesDecimalComma(preview.form),
  };
  return guessSummaryRows(input, columns);
}

/** What would be imported if nobody was asked; null when something is not certain. */
export function certainMapping(preview: TablePreview): TableMapping | null {
  const { guesses, rowGuesses, layout, layoutCertain, decimalCertain, form } = preview;
  const isCertain = [...guesses, ...rowGuesses].every((guess) => guess.certain);
  if (!isCertain || !layoutCertain || !decimalCertain || !hasValues(preview)) return null;
  return {
    columns: guesses.map(({ role }) => role),
    layout,
    rows: rowGuesses.map(({ name, meaning }) => ({ name, meaning })),
    form,
  };
}

function hasValues({ guesses, rowGuesses, layout }: TablePreview): boolean {
  const roles = guesses.map(({ role }) => role.role);
  if (layout === 'requests' || layout === 'statistics') return roles.includes('metric');
  if (layout === 'runs') return roles.includes('reported');
  const hasColumn = roles.includes('value') || roles.includes('statistic');
  return hasColumn && rowGuesses.some(({ meaning }) => meaning.row === 'metric');
}

function askAbout(preview: TablePreview): string {
  const { guesses, rowGuesses, layout, layoutCertain, decimalCertain } = preview;
  const unclear = [
    ...guesses.map(({ header, certain, reason }) => ({ name: header, certain, reason })),
    ...rowGuesses,
  ].filter(({ certain }) => !certain);
  const parts = [
    ...(layoutCertain ? [] : ['what a row stands for (it can be read in more than one way)']),
    ...(decimalCertain ? [] : ['the decimal sign (each number can be read both ways)']),
    ...groupByReason(unclear),
  ];
  if (!layoutCertain || !decimalCertain) return `Confirm: ${parts.join('; ')}.`;
  if (parts.length > 0)
    return `Confirm what these ${layout === 'metrics' ? 'rows and columns' : 'columns'} are: ${parts.join('; ')}.`;
  return hasValues(preview)
    ? 'Check what the columns are.'
    : 'No column has a name that is a known metric: say which column is what, and in which unit.';
}

/** `ttft, tpot (the name has no unit)`: many columns often lack the same thing. */
function groupByReason(
  unclear: readonly { readonly name: string; readonly reason: string }[],
): string[] {
  const names = new Map<string, string[]>();
  for (const { name, reason } of unclear) names.set(reason, [...(names.get(reason) ?? []), name]);
  return [...names].map(([reason, group]) => `${group.join(', ')} (${reason})`);
}
