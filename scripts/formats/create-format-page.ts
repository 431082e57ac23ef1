/** The reference page of a tool's file formats as MDX, made from what its importer says of itself. */
import type { FormatFamily, FormatReference, ReferenceBlock } from '../../src/importers/format';
import { MAX_JSON_BYTES, MAX_LINES_BYTES, formatMebibytes } from '../../src/importers/limits';

/** Under docs/. */
export const FORMATS_FOLDER = '05-reference/formats';

/** When the texts were last compared with the tools. */
const LAST_REVIEWED = '2026-11-24';

/** The page's text, front matter included. @param position in the sidebar */
export function createFormatPage(family: FormatFamily, position: number): string {
  const { reference, title } = family;
  return `${[
    createFrontMatter(family, reference, position),
    prose(reference.summary),
    describeReading(family),
    '## Produce a file',
    ...reference.produce.flatMap(({ text, block }) => [
      prose(text),
      ...(block ? [fence(block)] : []),
    ]),
    `Documentation and source: ${reference.sources
      .map(({ title, url }) => `[${prose(title)}](${url})`)
      .join(', ')}.`,
    '## What is read',
    table(
      ['In the file', 'Becomes', 'Note'],
      reference.reads.map(({ field, becomes, note }) => [
        code(field),
        prose(codeNames(becomes)),
        prose(note ?? ''),
      ]),
    ),
    ...(reference.notRead.length > 0
      ? [
          '## What is not read',
          table(
            ['What', 'Why'],
            reference.notRead.map(({ what, why }) => [prose(codeNames(what)), prose(why)]),
          ),
        ]
      : []),
    ...(reference.versions.length > 0
      ? [
          '## Versions',
          table(
            ['Version', 'What is different'],
            reference.versions.map(({ version, note }) => [prose(version), prose(note)]),
          ),
        ]
      : []),
    ...(reference.traps.length > 0
      ? ['## Traps', reference.traps.map((trap) => `- ${prose(trap)}`).join('\n')]
      : []),
    '## Example',
    `The smallest ${title} file that is read, with made-up numbers:`,
    fence(reference.example),
    '## Try a file {/* #try-a-file */}',
    '<BenchmarkImport />',
  ].join('\n\n')}\n`;
}

function createFrontMatter(
  { id, title }: FormatFamily,
  { sources }: FormatReference,
  position: number,
): string {
  return [
    '---',
    `# Written by npm run generate from src/importers/${id}/reference.ts; change it there.`,
    `title: ${quote(title)}`,
    `description: ${quote(`How to produce a file of ${title} that can be judged; what is read from it and what is not, versions, traps and an example.`)}`,
    'archetype: reference',
    'status: active',
    'owner: "Shailesh (Shaily)"',
    'version: "0.1.0"',
    'tags: [reference, benchmarking]',
    `last_reviewed: "${LAST_REVIEWED}"`,
    'review_in: "3 months"',
    `sidebar_label: ${quote(title)}`,
    `sidebar_position: ${position}`,
    'related_steps: [01-define-and-measure-baseline, 03-instrument-and-collect-data]',
    'widgets: [benchmark-import]',
    'sources:',
    ...sources.flatMap((source) => [
      `  - title: ${quote(source.title)}`,
      `    url: ${quote(source.url)}`,
    ]),
    '---',
  ].join('\n');
}

function describeReading({ reading, formats, title }: FormatFamily): string {
  const whole = formatMebibytes(MAX_JSON_BYTES);
  const lines = formatMebibytes(MAX_LINES_BYTES);
  // Short, because it stands on every page.
  const limits: Record<FormatFamily['reading'], string> = {
    whole: `Read as a whole, up to ${whole}, also from gzip or zip.`,
    lines: `Read line by line, up to ${lines}, also from gzip or zip.`,
    'lines or whole': `Up to ${lines} with one value or row per line, ${whole} as one JSON value; also from gzip or zip.`,
  };
  return [
    ...(formats.length > 1
      ? [
          `What is recognised as ${title}:`,
          formats.map(({ label }) => `- ${prose(label)}`).join('\n'),
        ]
      : []),
    limits[reading],
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A column that is empty in every row says nothing.
  const used = head.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, column) => used[column])
      .map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' '))
      .join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fence({ language, text }: ReferenceBlock): string {
  const body = text.replace(/\n$/, '');
  return `\`\`\`${FENCES[language] ?? (language === 'json' && !isJson(body) ? 'text' : language)}\n${body}\n\`\`\``;
}

/** Names of languages that the highlighter and the check of code blocks know. */
const FENCES: Partial<Record<ReferenceBlock['language'], string>> = {
  csv: 'text',
  javascript: 'typescript',
};

/** Several values, or the literals NaN and Infinity, are what tools write and no JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Markdown that MDX reads as text: braces and angle brackets outside code would be code, `:word` a directive. */
function prose(markdown: string): string {
  return markdown
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll('{', '\\{')
            .replaceAll('}', '\\}')
            .replaceAll('<', '&lt;')
            .replace(/:(?=[A-Za-z])/g, '\\:'),
    )
    .join('');
}

function code(text: string): string {
  return text.includes('`') ? prose(text) : `\`${text}\``;
}

/** Names such as `request_latency` and `custom.waiting_requests` stand as code, also between words. */
function codeNames(text: string): string {
  if (text.includes('`')) return text;
  return text.replace(/(?<![\w.])(?:custom\.)?[a-z][a-z0-9]*(?:_[a-z0-9<>]+)+(?![\w(])/g, '`$&`');
}

function quote(text: string): string {
  return JSON.stringify(text);
}
