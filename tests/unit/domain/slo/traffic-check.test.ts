import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECOMMENDED_POLICIES } from '../../../../src/domain/slo/burn-rate-alerts';
import { checkTraffic, computeRequests } from '../../../../src/domain/slo/traffic-check';
import { computeNinesTable } from '../../../../src/domain/slo/nines-table';

const MONTH = 30 * 86_400;
const THREE_NINES = { target: 0.999, window: MONTH };

describe('checkTraffic', () => {
  it('judges the workbook’s example: 10 requests an hour at 99.9 %', () => {
    // 7200 requests in 30 days, 7.2 of which may be bad. One of 10 in an hour is 10 % ÷ 0.1 % = 100 (the workbook’s text prints 1000).
    const check = checkTraffic(THREE_NINES, RECOMMENDED_POLICIES, { requests: 10, period: 3600 });
    expect(check).toMatchObject({ requests: 7200, budgetEvents: 7.2, isTooFew: true });
    expect(
      check.pairs.map(({ requests, burnOfOne, firesOnOne }) => [requests, burnOfOne, firesOnOne]),
    ).toEqual([
      [10, 100, true],
      [60, 1000 / 60, true],
      [720, 1000 / 720, true],
    ]);
  });

  it('is silent about a thousand requests a second', () => {
    const check = checkTraffic(THREE_NINES, RECOMMENDED_POLICIES, { requests: 1000, period: 1 });
    expect(check.isTooFew).toBe(false);
    expect(check.pairs.some(({ firesOnOne }) => firesOnOne)).toBe(false);
  });

  it('ten events are enough, and a burn rate equal to the threshold does not fire', () => {
    expect(checkTraffic(THREE_NINES, [], { requests: 10_000, period: MONTH })).toMatchObject({
      budgetEvents: 10,
      isTooFew: false,
    });
    // 1 ÷ (n × 0.001) = 14.4 at n = 69.44…: with 0.02 × 720 h × n requests an hour the burn rate is the threshold exactly.
    const [pair] = RECOMMENDED_POLICIES;
    if (!pair) throw new Error('three pairs');
    const at = (requests: number, period: number) =>
      checkTraffic(THREE_NINES, [pair], { requests, period }).pairs[0]?.firesOnOne;
    expect(at(625, 9 * 3600)).toBe(false);
    expect(at(624, 9 * 3600)).toBe(true);
  });

  it('takes the one request that came where less than one was expected', () => {
    const [quick] = checkTraffic(THREE_NINES, RECOMMENDED_POLICIES, {
      requests: 1,
      period: 86_400,
    }).pairs;
    expect(quick).toMatchObject({ requests: 1 / 24, burnOfOne: 1000, firesOnOne: true });
  });

  it('keeps a million a day exact, which a rate per second does not', () => {
    const check = checkTraffic(THREE_NINES, [], { requests: 1_000_000, period: 86_400 });
    expect(check).toMatchObject({ requests: 30_000_000, budgetEvents: 30_000 });
    expect(computeRequests({ requests: 1000, period: 60 }, 3600)).toBe(60_000);
  });

  it('refuses no traffic', () => {
    for (const traffic of [
      { requests: 0, period: 1 },
      { requests: 1, period: 0 },
      { requests: Number.NaN, period: 1 },
    ]) {
      expect(() => checkTraffic(THREE_NINES, [], traffic)).toThrow(RangeError);
    }
  });

  it('more traffic never makes an alert fire on one request', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
        const at = (requests: number) =>
          checkTraffic(THREE_NINES, RECOMMENDED_POLICIES, { requests, period: 86_400 });
        const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
        for (const [index, { firesOnOne }] of more.pairs.entries()) {
          if (firesOnOne) expect(less.pairs[index]?.firesOnOne).toBe(true);
        }
      }),
    );
  });
});

describe('computeNinesTable', () => {
  it('has the published minutes, with 365 days in a year', () => {
    // 0.1 % of 1440, 10 080, 43 200 and 525 600 minutes.
    expect(computeNinesTable(0.999, null)[2]).toEqual({
      target: 0.999,
      minutes: { day: 1.44, week: 10.08, month: 43.2, year: 525.6 },
      badRequests: null,
    });
    expect(computeNinesTable(0.999, null).map(({ target }) => target)).toEqual([
      0.99, 0.995, 0.999, 0.9995, 0.9999,
    ]);
  });

  it('has the objective that is worked on in its place, and counts requests exactly', () => {
    const rows = computeNinesTable(0.9, { requests: 1_000_000, period: MONTH });
    // Math.floor((100 − 99.9) / 100 × 1e6) is 999.
    expect(rows.map(({ target, badRequests }) => [target, badRequests])).toEqual([
      [0.9, 100_000],
      [0.99, 10_000],
      [0.995, 5000],
      [0.999, 1000],
      [0.9995, 500],
      [0.9999, 100],
    ]);
  });
});
