import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeAlertTiming } from '../../../../src/domain/slo/alert-timing';
import { FOUR_PAIR_POLICIES } from '../../../../src/domain/slo/burn-rate-alerts';
import { computeBurnSeries, computeWindowBurn } from '../../../../src/domain/slo/burn-series';
import { computeBurnThreshold } from '../../../../src/domain/slo/error-budget';

const OBJECTIVE = { target: 0.999, window: 30 * 86_400 };

describe('computeWindowBurn', () => {
  it('rises to the burn rate, stays, and falls as the outage leaves the window', () => {
    const outage = { badShare: 1, duration: 600 };
    const at = (time: number) => computeWindowBurn(OBJECTIVE, outage, 300, time);
    // Complete failure burns at 1000; half a window of it at 500.
    expect([-1, 0, 150, 300, 450, 600, 750, 900, 1000].map(at)).toEqual([
      0, 0, 500, 1000, 1000, 1000, 500, 0, 0,
    ]);
  });

  it('in a window longer than the outage stays at the share of it: 10 of 60 min', () => {
    const outage = { badShare: 0.6, duration: 600 };
    const at = (time: number) => computeWindowBurn(OBJECTIVE, outage, 3600, time);
    expect([300, 600, 3600, 3900, 4200].map(at)).toEqual([50, 100, 100, 50, 0]);
  });

  it('is at the threshold when the alert begins and when it ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
        fc.integer({ min: 60, max: 500_000 }),
        (badShare, duration) => {
          const outage = { badShare, duration };
          for (const { pair, detection, reset } of computeAlertTiming(
            FOUR_PAIR_POLICIES,
            OBJECTIVE,
            outage,
          ).pairs) {
            if (detection === null || reset === null) continue;
            const threshold = computeBurnThreshold(
              pair.budgetShare,
              pair.longWindow,
              OBJECTIVE.window,
            );
            const burn = (window: number, time: number) =>
              computeWindowBurn(OBJECTIVE, outage, window, time);
            expect(burn(pair.longWindow, detection)).toBeCloseTo(threshold, 6);
            expect(burn(pair.shortWindow, duration + reset)).toBeCloseTo(threshold, 5);
          }
        },
      ),
    );
  });
});

describe('computeBurnSeries', () => {
  it('has every bend, every even step, the times asked for and its end, each once and in order', () => {
    const points = computeBurnSeries(OBJECTIVE, { badShare: 1, duration: 600 }, [300, 3600], {
      until: 1000,
      samples: 4,
      also: [51.84, 600, 5000],
    });
    expect(points.map(({ time }) => time)).toEqual([0, 51.84, 250, 300, 500, 600, 750, 900, 1000]);
    expect(points.at(1)?.burn).toEqual([172.8, 14.4]);
  });

  it('reaches its end whatever rounding does', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (until) => {
        const points = computeBurnSeries(OBJECTIVE, { badShare: 1, duration: 1 }, [300], {
          until,
          samples: 96,
        });
        expect(points.at(-1)?.time).toBe(until);
        expect(points[0]?.time).toBe(0);
      }),
    );
  });
});
