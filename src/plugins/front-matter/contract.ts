/** The contract that every page under docs/ keeps in its front matter. A key that is not here fails the build. */
import * as v from 'valibot';
import { isCalendarDate, parseReviewInterval } from './review';

const ARCHETYPES = [
  'scenario',
  'step',
  'pitfall',
  'pitfall-index',
  'pattern',
  'pattern-index',
  'scenario-index',
  'method',
  'evaluation',
  'reference',
  'glossary',
] as const;

const STATUSES = ['active', 'draft', 'deprecated'] as const;

const line = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
/** File name of a page, without its extension. */
const pageName = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be the file name of a page, such as 06-debug-with-evidence',
  ),
);
const pageNames = v.pipe(
  v.array(pageName),
  v.check((values) => isUnique(values), 'names a page twice'),
);

const source = v.strictObject({
  title: line,
  url: v.pipe(
    v.string(),
    v.url('must be a URL'),
    v.startsWith('https://', 'must start with https://'),
  ),
});

const frontMatterContract = v.strictObject({
  title: line,
  /** Shown by search engines, which cut at about 160 characters. */
  description: v.pipe(
    line,
    v.minLength(80, 'must have at least 80 characters'),
    v.maxLength(160, 'must have at most 160 characters'),
  ),
  archetype: v.picklist(ARCHETYPES),
  status: v.picklist(STATUSES),
  owner: line,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'must be a version such as "0.1.0"')),
  tags: v.pipe(
    v.array(line),
    v.nonEmpty('must name at least one tag'),
    v.check((values) => isUnique(values), 'names a tag twice'),
  ),
  last_reviewed: v.pipe(
    v.string('must be a date in quotes, such as "2026-11-24"'),
    v.check(isCalendarDate, 'must be a date such as "2026-11-24"'),
  ),
  review_in: v.pipe(
    v.string(),
    v.check(
      (text) => parseReviewInterval(text) !== null,
      'must be a number of months such as "6 months"',
    ),
  ),
  sidebar_label: v.exactOptional(line),
  sidebar_position: v.exactOptional(v.number()),
  related_patterns: v.exactOptional(pageNames),
  related_steps: v.exactOptional(pageNames),
  pitfalls: v.exactOptional(pageNames),
  scenarios: v.exactOptional(pageNames),
  widgets: v.exactOptional(
    v.pipe(
      v.array(pageName),
      v.check((values) => isUnique(values), 'names a widget twice'),
    ),
  ),
  sources: v.exactOptional(v.array(source)),
});

export type PageFrontMatter = v.InferOutput<typeof frontMatterContract>;

/** The file at fault, the field and what it must be: one line for each problem. */
export class FrontMatterError extends Error {
  override readonly name = 'FrontMatterError';

  constructor(file: string, problems: readonly string[]) {
    super(
      `${file}: front matter breaks the contract of src/plugins/front-matter/contract.ts.\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
}

/**
 * Checks one page's front matter.
 * @param allowedTags the keys of docs/tags.yml; null when there is no such file, and then any tag passes
 * @throws FrontMatterError that names the file and every field at fault
 */
export function parsePageFrontMatter(
  file: string,
  frontMatter: unknown,
  allowedTags: ReadonlySet<string> | null,
): PageFrontMatter {
  const result = v.safeParse(frontMatterContract, frontMatter);
  if (!result.success) throw new FrontMatterError(file, result.issues.map(describeIssue));
  const unknownTags = result.output.tags.filter(
    (tag) => allowedTags !== null && !allowedTags.has(tag),
  );
  if (unknownTags.length > 0) {
    throw new FrontMatterError(file, [
      `tags: ${unknownTags.map((tag) => `"${tag}"`).join(', ')} not in docs/tags.yml`,
    ]);
  }
  return result.output;
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'front matter';
  if (issue.expected === 'never') return `${field}: unknown key`;
  if (issue.received === 'undefined') return `${field}: missing`;
  return `${field}: ${issue.message}`;
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
