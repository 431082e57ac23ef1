import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileName } from '../../../src/exporters/file-name';

const name = (title: string) =>
  createFileName({ title, modifiedAt: '2026-11-24T08:00:00Z' }, 'json');

describe('file names', () => {
  it.each([
    ['Slow first token', '2026-11-24-slow-first-token.json'],
    ['Café: größer & ﬁt', '2026-11-24-cafe-gro-er-fit.json'],
    ['../../etc/passwd', '2026-11-24-etc-passwd.json'],
    ['遅い', '2026-11-24-investigation.json'],
    ['', '2026-11-24-investigation.json'],
  ])('%j is %s', (title, file) => {
    expect(name(title)).toBe(file);
  });

  it('are legal everywhere, for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(name(title)).toMatch(/^2026-11-24-[a-z0-9]+(-[a-z0-9]+)*\.json$/);
        expect(name(title).length).toBeLessThanOrEqual(76);
      }),
    );
  });
});
