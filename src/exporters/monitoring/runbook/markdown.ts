/** Markdown for the runbook and the archive's README. What is passed to `say` may be free text; whatever else stands here is ours. */
import { cleanText, toSafeUrl } from '../../clean-text';
import { createMarkdownSyntax } from '../../markdown/markdown-syntax';

const syntax = createMarkdownSyntax();

/** Text as text, on one line: no markup, no mention, no reference, no link comes of it. */
export function say(text: string): string {
  return syntax.text(toLine(text));
}

/** GitHub and GitLab make links of bare addresses, escaped or not; a zero-width space in their beginning keeps them text. */
function toLine(text: string): string {
  return cleanText(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)/giu, '$&\u200b');
}

/** A link where the address may be followed, else the text alone. */
export function link(text: string, url: string): string {
  const safe = toSafeUrl(url);
  return safe === null ? say(text) : syntax.link(toLine(text), safe);
}

/**
 * A block to copy from. Its fence is longer than any run of backticks within; what no terminal or query can hold is shown as U+FFFD,
 * all else stays, because a query with a character left out would ask for something else.
 */
export function code(text: string, language: 'promql' | 'sh' | 'yaml'): string {
  const shown = text
    .replaceAll(/\r\n?/gu, '\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
  const longest = Math.max(2, ...Array.from(shown.matchAll(/`+/gu), ([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${shown.replace(/\n+$/u, '')}\n${marks}`;
}

/** Cells are written already, on one line each. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): string {
  return [
    syntax.tableHead(
      head,
      head.map((_cell, index) => numeric.includes(index)),
    ),
    ...rows.map((row) => syntax.tableRow(row.map((cell) => syntax.cell(cell)))),
  ].join('\n');
}

/** Items are written already; blocks within one are indented so that they stay in it. */
export function orderedList(items: readonly (readonly string[])[]): string {
  return items
    .map((blocks, index) => {
      const marker = `${index + 1}. `;
      return `${marker}${blocks.join('\n\n').replaceAll(/\n(?=[^\n])/gu, `\n${' '.repeat(marker.length)}`)}`;
    })
    .join('\n\n');
}

export function bulletList(items: readonly string[]): string {
  return items.map((item) => syntax.listItem(item)).join('\n');
}

/** Blocks of a document, set off by empty lines; empty ones are left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
