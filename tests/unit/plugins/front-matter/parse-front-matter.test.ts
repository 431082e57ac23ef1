import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../../src/plugins/front-matter';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Stands for Docusaurus' own parser: what it found in the file. */
function parse(path: string, frontMatter: Record<string, unknown>) {
  return parseFrontMatter({
    filePath: `${ROOT}${path}`,
    fileContent: '',
    defaultParseFrontMatter: () => Promise.resolve({ frontMatter, content: 'text' }),
  });
}

const GOOD = {
  title: 'A page',
  description:
    'Say how the system performs today, with intervals, and what each target demands of it before you change it.',
  archetype: 'reference',
  status: 'active',
  owner: 'Shailesh (Shaily)',
  version: '0.1.0',
  tags: ['reference'],
  last_reviewed: '2026-11-24',
  review_in: '6 months',
};

describe('parseFrontMatter', () => {
  it('adds the day of the next review', async () => {
    const parsed = await parse('docs/05-reference/a.mdx', GOOD);
    expect(parsed).toEqual({ frontMatter: { ...GOOD, review_due: '2027-05-24' }, content: 'text' });
  });

  it('throws for a page under docs/ that breaks the contract, naming it from the root of the site', async () => {
    await expect(parse('docs/05-reference/a.mdx', { title: 'A page' })).rejects.toThrow(
      /^docs\/05-reference\/a\.mdx: front matter/,
    );
  });

  it.each(['docs/_parts/a.mdx', 'docs/_a.mdx', 'src/pages/a.mdx', 'documents/a.mdx'])(
    'leaves %s alone',
    async (path) => {
      expect(await parse(path, { any: 'thing' })).toEqual({
        frontMatter: { any: 'thing' },
        content: 'text',
      });
    },
  );
});
