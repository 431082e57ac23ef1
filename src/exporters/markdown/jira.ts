/**
 * Jira's wiki markup (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa). A backslash escapes; two of them are a line
 * break, so a backslash of the text is written as an entity.
 */
import { neutralise } from './neutralise';
import type { MarkupSyntax } from './syntax';

/** Macros, links and mentions ([~user]), tables, emphasis, lists, images, citations. */
const SPECIAL = /[\\{}[\]|*_+^~!?#-]/g;
/** Icons: (/) (x) (!) (on) (flag) and their like. */
const ICON = /\((?=(?:[/x!?+\-yni*]|\*[rgby]|on|off|flag|flagoff)\))/g;
/** Headings (`h1.`) and quotes (`bq.`) are words at the start of a line; a zero-width space takes them from there. */
const LINE_START = /^(?=(?:h[1-6]|bq)\.)/;

export const JIRA: MarkupSyntax = {
  heading: (level, text) => `h${level}. ${escapeLine(text.replaceAll('\n', ' '))}`,
  text: (text) =>
    text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.split('\n').map(escapeLine).join('\n'))
      .join('\n\n'),
  label: (text) => `*${escapeLine(text.replaceAll('\n', ' '))}*`,
  link: (text, url) => `[${escapeLine(text.replaceAll('\n', ' '))}|${escapeUrl(url)}]`,
  listItem: (content) => `* ${content.replace(/\n+/g, '\\\\ ')}`,
  tableHead: (cells) => `||${cells.join('||')}||`,
  tableRow: (cells) => `|${cells.map((cell) => (cell === '' ? ' ' : cell)).join('|')}|`,
  cell: (content) => content.replace(/\n+/g, '\\\\ '),
  code: (text) => `{noformat}\n${text.replace(/\{(?=noformat)/gi, '{\u200b')}\n{noformat}`,
};

function escapeLine(line: string): string {
  return neutralise(line.trim())
    .replace(LINE_START, '\u200b')
    .replace(ICON, '(\u200b')
    .replace(SPECIAL, escapeCharacter);
}

/** A hyphen within a word or a number is only a hyphen. */
function escapeCharacter(character: string, at: number, text: string): string {
  if (character === '\\') return '&#92;';
  const between = /[\p{L}\p{N}]/u;
  const isInside = between.test(text[at - 1] ?? '') && between.test(text[at + 1] ?? '');
  return character === '-' && isInside ? character : `\\${character}`;
}

function escapeUrl(url: string): string {
  return url.replace(/[[\]{}|\\\s]/g, (character) => encodeURIComponent(character));
}
