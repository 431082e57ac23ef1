/** Names of the files that a record is exported to. */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';

export type ExportExtension = 'json' | 'md' | 'csv' | 'txt' | 'yaml' | 'zip';

/** Characters of the title that go into the name. */
const LONGEST_SLUG = 60;

/**
 * `2026-11-24-slow-first-token.json`: the day of the last change and the title in lower-case ASCII, so that the name is legal on
 * every file system and sorts by date.
 */
export function createFileName(
  { title, modifiedAt }: Pick<InvestigationRecord, 'title' | 'modifiedAt'>,
  extension: ExportExtension,
): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return `${modifiedAt.slice(0, 10)}-${slug === '' ? 'investigation' : slug}.${extension}`;
}
