/**
 * What the page shows of its front matter. The build has held it to the contract in `src/plugins/front-matter`; read here
 * as unknown, so that a page without a contract (a generated one) shows nothing rather than failing.
 */

export interface PageSource {
  readonly title: string;
  readonly url: string;
}

export interface PageMetadata {
  readonly archetype: string;
  readonly status: string;
  readonly owner: string;
  readonly version: string;
  /** ISO date. */
  readonly lastReviewed: string;
  /** ISO date; computed at build time from `last_reviewed` and `review_in`. */
  readonly reviewDue: string;
  readonly sources: readonly PageSource[];
}

export function readPageMetadata(
  frontMatter: Readonly<Record<string, unknown>>,
): PageMetadata | null {
  const {
    archetype,
    status,
    owner,
    version,
    last_reviewed: lastReviewed,
    review_due: reviewDue,
  } = frontMatter;
  if (!isText(archetype) || !isText(status) || !isText(owner)) return null;
  if (!isText(version) || !isText(lastReviewed) || !isText(reviewDue)) return null;
  const sources = Array.isArray(frontMatter.sources) ? frontMatter.sources.filter(isSource) : [];
  return { archetype, status, owner, version, lastReviewed, reviewDue, sources };
}

/** `scenario-index` as `Scenario index`. */
export function formatArchetype(archetype: string): string {
  const words = archetype.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-11-24` as `24 November 2026`: the same on the server and in every browser, whatever its locale. */
export function formatDay(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${Number(day)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSource(value: unknown): value is PageSource {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    'url' in value &&
    isText(value.title) &&
    isText(value.url)
  );
}
