/**
 * GitHub-flavoured Markdown (https://github.github.com/gfm/), written so that GitLab and MDX read it the same way. CommonMark lets
 * every ASCII punctuation character be escaped by a backslash.
 */
import { neutralise } from './neutralise';
import type { MarkupSyntax } from './syntax';

/** Emphasis, links, HTML, entities, tables, strikethrough, mathematics (GitHub, GitLab), expressions (MDX, Liquid). */
const SPECIAL = /[\\`*_[\]<>&|~${}]/g;
/** What makes a line a heading, a list, a rule, a container or, in GitLab, a quick action. `>` and `*` are escaped anyway. */
const LINE_START = /^(?:#|[+-](?=\s|$)|={2,}\s*$|-[-\s]+$|:::|\/)/;
/** A heading ends with signs that are set off: they would be taken for its closing. */
const HEADING_END = /(^|\s)(?=#+$)/;
const NUMBERED = /^(\d{1,9})(?=[.)](?:\s|$))/;

export function createMarkdownSyntax(): MarkupSyntax {
  return {
    heading: (level, text) => `${'#'.repeat(level)} ${escapeInline(text)}`,
    text: escapeText,
    label: (text) => `**${escapeInline(text)}**`,
    link: (text, url) => `[${escapeInline(text)}](<${escapeUrl(url)}>)`,
    listItem: (content) => `- ${content.replace(/\n+/g, '\n  ')}`,
    tableHead: (cells, numeric) =>
      `| ${cells.join(' | ')} |\n| ${numeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`,
    tableRow: (cells) => `| ${cells.join(' | ')} |`,
    cell: (content) => content.replace(/(?:\\?\n)+/g, '<br>'),
    code: fence,
  };
}

/** Empty lines set paragraphs off; a single line break stays a line break. */
function escapeText(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(escapeLine).join('\\\n'))
    .join('\n\n');
}

function escapeLine(line: string): string {
  // A digit cannot be escaped; the full stop after it can.
  return escapeInline(line).replace(LINE_START, '\\$&').replace(NUMBERED, '$1\\');
}

/** For text that does not stand at the start of a line. */
function escapeInline(text: string): string {
  return neutralise(text.replace(/\s*\n\s*/g, ' ').trim())
    .replace(SPECIAL, '\\$&')
    .replace(HEADING_END, '$1\\');
}

/** Within `<…>` an address may contain anything but these. */
function escapeUrl(url: string): string {
  return url.replace(/[<>\s\\|]/g, (character) => encodeURIComponent(character));
}

/** The fence is longer than any run of backticks in the text, so that nothing in it can end the block. */
function fence(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}text\n${text.replace(/\n+$/, '')}\n${marks}`;
}
