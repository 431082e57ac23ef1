/** Checks of drawn HTML that need no browser. */

const REFERENCE = /\s(aria-describedby|aria-labelledby|aria-controls|for)="([^"]*)"/g;

/** Ids that a label or a description names but that nothing carries. */
export function danglingReferences(html: string): string[] {
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]));
  return [...html.matchAll(REFERENCE)]
    .flatMap((match) => (match[2] ?? '').split(' '))
    .filter((id) => !ids.has(id));
}

/** The text of the elements that the first `attribute` in `html` names. */
export function referencedText(html: string, attribute: string): string {
  const ids = new RegExp(`\\s${attribute}="([^"]*)"`).exec(html)?.[1]?.split(' ') ?? [];
  return ids
    .map((id) => {
      const start = html.indexOf(` id="${id}"`);
      const open = html.lastIndexOf('<', start);
      const tag = /^<(\w+)/.exec(html.slice(open))?.[1] ?? '';
      return textOf(html.slice(open, html.indexOf(`</${tag}>`, open)));
    })
    .join(' ');
}

export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}
