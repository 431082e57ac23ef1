/** What is known of a diagram from its source: the name of its files, its title and its description. */
import { createHash } from 'node:crypto';

export interface Diagram {
  /** Mermaid source, as in the page. */
  readonly source: string;
  /** First 16 hex digits of the source's SHA-256: files are named by it, so that a changed source never shows an old picture. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** Below the site's static directory, and below its URL. */
export const DIAGRAMS_PATH = 'diagrams';

export function diagramFileName(id: string, theme: Theme): string {
  return `${id}-${theme}.svg`;
}

/**
 * @param source text of a `mermaid` fence
 * @throws Error when `accTitle:` or `accDescr:` is missing or empty: a picture without them says nothing to a reader who cannot see it
 */
export function parseDiagram(source: string): Diagram {
  const title = /^[ \t]*accTitle[ \t]*:[ \t]*(.+)$/m.exec(source)?.[1]?.trim();
  const description =
    /^[ \t]*accDescr[ \t]*:[ \t]*(.+)$/m.exec(source)?.[1] ??
    /^[ \t]*accDescr\s*\{([^}]+)\}/m.exec(source)?.[1];
  if (title === undefined || title === '') throw new Error('the diagram has no "accTitle: …" line');
  if (description === undefined || description.trim() === '')
    throw new Error('the diagram has no "accDescr: …" line');
  return {
    source,
    id: createHash('sha256').update(source, 'utf8').digest('hex').slice(0, 16),
    title,
    description: description.trim().replace(/\s+/g, ' '),
  };
}
