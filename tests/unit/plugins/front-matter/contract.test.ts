import { describe, expect, it } from 'vitest';
import {
  FrontMatterError,
  parsePageFrontMatter,
} from '../../../../src/plugins/front-matter/contract';

const FILE = 'docs/a-page.mdx';
const TAGS = new Set(['step', 'slo']);

function aFrontMatter(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    title: 'Define and measure the baseline',
    description:
      'Say how the system performs today, with intervals, and what each target demands of it before you change it.',
    archetype: 'step',
    status: 'active',
    owner: 'Shailesh (Shaily)',
    version: '0.1.0',
    tags: ['step', 'slo'],
    last_reviewed: '2026-11-24',
    review_in: '6 months',
    ...overrides,
  };
}

function messageOf(frontMatter: unknown): string {
  try {
    parsePageFrontMatter(FILE, frontMatter, TAGS);
  } catch (error) {
    if (error instanceof FrontMatterError) return error.message;
    throw error;
  }
  return '';
}

describe('parsePageFrontMatter', () => {
  it('accepts a page that keeps the contract, with and without the optional keys', () => {
    const full = aFrontMatter({
      sidebar_label: '1 Baseline',
      sidebar_position: 1,
      related_patterns: ['06-debug-with-evidence'],
      pitfalls: ['premature-optimization'],
      sources: [{ title: 'SRE Workbook', url: 'https://sre.google/workbook/alerting-on-slos/' }],
    });
    expect(parsePageFrontMatter(FILE, full, TAGS)).toEqual(full);
    expect(parsePageFrontMatter(FILE, aFrontMatter(), TAGS)).toEqual(aFrontMatter());
  });

  it('names the file and every field at fault', () => {
    const message = messageOf(aFrontMatter({ status: 'done', version: '1', titel: 'x' }));
    expect(message).toContain(FILE);
    expect(message).toMatch(/^ {2}status: /m);
    expect(message).toMatch(/^ {2}version: must be a version such as "0\.1\.0"$/m);
    expect(message).toMatch(/^ {2}titel: unknown key$/m);
  });

  it.each([
    'title',
    'description',
    'archetype',
    'status',
    'owner',
    'version',
    'tags',
    'last_reviewed',
    'review_in',
  ])('demands %s', (key) => {
    const { [key]: _left, ...rest } = aFrontMatter();
    expect(messageOf(rest)).toMatch(new RegExp(`^ {2}${key}: missing$`, 'm'));
  });

  it.each([
    [
      'a description of 79 characters',
      { description: 'x'.repeat(79) },
      'description: must have at least 80',
    ],
    [
      'a description of 161 characters',
      { description: 'x'.repeat(161) },
      'description: must have at most 160',
    ],
    ['an unknown archetype', { archetype: 'guide' }, 'archetype: '],
    [
      'a date that YAML has already turned into a Date',
      { last_reviewed: new Date(0) },
      'last_reviewed: must be a date in quotes',
    ],
    ['a day that does not exist', { last_reviewed: '2026-02-30' }, 'last_reviewed: must be a date'],
    ['an interval in weeks', { review_in: '6 weeks' }, 'review_in: must be a number of months'],
    ['no tags', { tags: [] }, 'tags: must name at least one tag'],
    ['a tag twice', { tags: ['slo', 'slo'] }, 'tags: names a tag twice'],
    ['a tag that tags.yml does not have', { tags: ['sloo'] }, 'tags: "sloo" not in docs/tags.yml'],
    [
      'a path in place of a file name',
      { related_steps: ['a/b'] },
      'related_steps.0: must be the file name',
    ],
    [
      'a source without TLS',
      { sources: [{ title: 'a', url: 'http://a.example/' }] },
      'sources.0.url: must start with https://',
    ],
    [
      'a source with a key too many',
      { sources: [{ title: 'a', url: 'https://a.example/', by: 'b' }] },
      'sources.0.by: unknown key',
    ],
  ])('refuses %s', (_name, overrides, message) => {
    expect(messageOf(aFrontMatter(overrides))).toContain(message);
  });

  it('accepts descriptions of exactly 80 and 160 characters', () => {
    expect(messageOf(aFrontMatter({ description: 'x'.repeat(80) }))).toBe('');
    expect(messageOf(aFrontMatter({ description: 'x'.repeat(160) }))).toBe('');
  });

  it('takes any tag when there is no tags file', () => {
    expect(parsePageFrontMatter(FILE, aFrontMatter({ tags: ['anything'] }), null).tags).toEqual([
      'anything',
    ]);
  });
});
