import { describe, expect, it } from 'vitest';
import {
  formatArchetype,
  formatDay,
  readPageMetadata,
} from '../../../src/theme/DocItem/Content/page-metadata';

const FRONT_MATTER = {
  archetype: 'step',
  status: 'active',
  owner: 'Shailesh (Shaily)',
  version: '0.1.0',
  last_reviewed: '2026-11-24',
  review_due: '2027-05-24',
};

describe('readPageMetadata', () => {
  it('reads the contract’s keys; a page may have no sources', () => {
    expect(readPageMetadata(FRONT_MATTER)).toEqual({
      archetype: 'step',
      status: 'active',
      owner: 'Shailesh (Shaily)',
      version: '0.1.0',
      lastReviewed: '2026-11-24',
      reviewDue: '2027-05-24',
      sources: [],
    });
  });

  it('keeps sources in their order', () => {
    const sources = [
      { title: 'b', url: 'https://b.example/' },
      { title: 'a', url: 'https://a.example/' },
    ];
    expect(readPageMetadata({ ...FRONT_MATTER, sources })?.sources).toEqual(sources);
  });

  it.each(Object.keys(FRONT_MATTER))('shows no badge at all without %s', (key) => {
    expect(readPageMetadata({ ...FRONT_MATTER, [key]: undefined })).toBeNull();
  });
});

it('writes days and kinds for people', () => {
  expect(formatDay('2026-11-04')).toBe('4 November 2026');
  expect(formatDay('2027-01-31')).toBe('31 January 2027');
  expect(formatArchetype('scenario-index')).toBe('Scenario index');
});
