import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNamer,
  formatShorthand,
  toDescription,
  toDisplayName,
} from '../../../../../src/exporters/monitoring/openslo/limits';

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };

describe('a duration', () => {
  it.each([
    [60, '1m'],
    [5400, '90m'],
    [6 * 3600, '6h'],
    [7 * 86_400, '7d'],
    [28 * 86_400, '28d'],
    [90 * 86_400, '90d'],
    [365 * 86_400, '365d'],
  ])('of %i s is %s', (seconds, text) => {
    expect(formatShorthand(seconds)).toEqual({ text, isExact: true });
  });

  it.each([
    [0, '1m'],
    [1, '1m'],
    [90, '2m'],
    [3601, '61m'],
    [0.5, '1m'],
  ])('of %d s is rounded up to %s', (seconds, text) => {
    expect(formatShorthand(seconds)).toEqual({ text, isExact: false });
  });

  it('means what it was written from, or less than a minute more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (seconds) => {
        const { text, isExact } = formatShorthand(seconds);
        const [, digits = '', unit = ''] = /^(\d+)([mhd])$/u.exec(text) ?? [];
        const meant = Number(digits) * (SECONDS[unit] ?? Number.NaN);
        expect(isExact).toBe(meant === seconds);
        expect(meant - seconds).toBeGreaterThanOrEqual(0);
        expect(meant - seconds).toBeLessThan(60);
      }),
    );
  });
});

describe('a text', () => {
  it('is at most as long as allowed, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), (text) => {
        for (const [cut, longest] of [
          [toDisplayName(text, 'x'), 63],
          [toDescription(text), 1050],
        ] as const) {
          expect(cut.length).toBeLessThanOrEqual(longest);
          expect(cut).not.toMatch(/\p{Surrogate}/u);
        }
        expect(toDisplayName(text, 'x')).toMatch(/^\S(?:.*\S)?$/u);
      }),
    );
  });
});

describe('a name', () => {
  it('is a DNS-1123 label that no other object has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.stringMatching(/^(?:page|ticket)-\d{1,3}[mhd]$/u)), {
          maxLength: 20,
        }),
        (wanted) => {
          const name = createNamer();
          const names = wanted.map(([base, ending]) => name(base, ending));
          expect(new Set(names).size).toBe(names.length);
          for (const one of names) expect(one).toMatch(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u);
        },
      ),
    );
  });
});
