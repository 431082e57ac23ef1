/** Docusaurus calls this for every Markdown file, when it reads the page's metadata and again when it compiles the page. */
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParseFrontMatter } from '@docusaurus/types';
import { parsePageFrontMatter } from './contract';
import { computeReviewDue } from './review';
import { readAllowedTags } from './tags-file';

const siteDir = fileURLToPath(new URL('../../..', import.meta.url));
const docsDir = join(siteDir, 'docs');

/**
 * Reads the front matter, holds pages under docs/ to the contract, and adds the computed key `review_due`, which the theme shows.
 * Partials (a name or folder starting with `_`) have no front matter and are left alone.
 * @throws FrontMatterError naming file and field
 */
export const parseFrontMatter: ParseFrontMatter = async (params) => {
  const parsed = await params.defaultParseFrontMatter(params);
  if (!isPage(params.filePath)) return parsed;
  const frontMatter = parsePageFrontMatter(
    relative(siteDir, params.filePath),
    parsed.frontMatter,
    readAllowedTags(join(docsDir, 'tags.yml')),
  );
  const reviewDue = computeReviewDue(frontMatter.last_reviewed, frontMatter.review_in);
  return { ...parsed, frontMatter: { ...frontMatter, review_due: reviewDue } };
};

function isPage(filePath: string): boolean {
  const fromDocs = relative(docsDir, filePath);
  return !fromDocs.startsWith('..') && !fromDocs.split(sep).some((part) => part.startsWith('_'));
}
