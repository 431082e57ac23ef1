import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatTrafficCount,
  parseTraffic,
} from '../../../../src/widgets/error-budget/traffic-text';

describe('parseTraffic', () => {
  it.each([
    ['6', 6, 1],
    ['6 req/s', 6, 1],
    ['0,5/s', 0.5, 1],
    ['600 rpm', 600, 60],
    ['600 requests per minute', 600, 60],
    ['10 an hour', 10, 3600],
    ['10 / h', 10, 3600],
    ['1.2M/day', 1_200_000, 86_400],
    ['1 000 000 per 30 d', 1_000_000, 30 * 86_400],
    ['1\u00a0000\u00a0000 req per week', 1_000_000, 7 * 86_400],
    ['3k qps', 3000, 1],
  ])('%j', (text, requests, period) => {
    expect(parseTraffic(text, 1)).toEqual({ ok: true, value: { requests, period } });
  });

  it('takes a bare number in the period beside the field', () => {
    expect(parseTraffic('1 200', 86_400)).toEqual({
      ok: true,
      value: { requests: 1200, period: 86_400 },
    });
  });

  it.each(['', 'much', '0', '-5', '6 per fortnight', 'per day', '6 tok/s', 'NaN/s', '1e999'])(
    'refuses %j',
    (text) => {
      expect(parseTraffic(text, 1)).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^Type/) as string,
      });
    },
  );

  it('reads back what the field shows', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (requests) => {
        const shown = Number(requests.toPrecision(12));
        expect(parseTraffic(formatTrafficCount({ requests: shown, period: 60 }), 60)).toEqual({
          ok: true,
          value: { requests: shown, period: 60 },
        });
      }),
    );
  });
});
