import { describe, expect, it } from 'vitest';
import {
  computeElapsed,
  computeIncidentDurations,
} from '../../../../src/domain/investigation/durations';

describe('computeElapsed', () => {
  it('subtracts across midnight, the end of a month and a leap day', () => {
    // 29 February 2028 exists: from the 28th 23:00 to 1 March 01:00 are 1 + 24 + 1 hours.
    expect(computeElapsed({ at: '2028-02-28T23:00:00Z' }, { at: '2028-03-01T01:00:00Z' })).toEqual({
      seconds: 26 * 3600,
      approximate: false,
    });
  });

  it('keeps fractions of a second, and takes times without seconds', () => {
    expect(
      computeElapsed({ at: '2026-11-24T08:00Z' }, { at: '2026-11-24T08:00:01.250Z' })?.seconds,
    ).toBe(1.25);
  });

  it('is approximate when either end is', () => {
    const exact = { at: '2026-11-24T08:00:00Z' };
    const rough = { at: '2026-11-24T09:00:00Z', approximate: true };
    expect(computeElapsed(exact, rough)?.approximate).toBe(true);
    expect(computeElapsed(rough, exact)?.approximate).toBe(true);
    expect(computeElapsed(exact, exact)?.approximate).toBe(false);
    expect(computeElapsed(exact, { ...rough, approximate: false })?.approximate).toBe(false);
  });

  it('is negative when the end is before the start', () => {
    expect(
      computeElapsed({ at: '2026-11-24T08:00:00Z' }, { at: '2026-11-24T07:59:00Z' })?.seconds,
    ).toBe(-60);
  });

  it('is null for a missing moment and for a day that no calendar has', () => {
    const moment = { at: '2026-11-24T08:00:00Z' };
    expect(computeElapsed(undefined, moment)).toBeNull();
    expect(computeElapsed(moment, undefined)).toBeNull();
    expect(computeElapsed(moment, { at: '2026-13-40T08:00:00Z' })).toBeNull();
  });
});

describe('computeIncidentDurations', () => {
  it('counts all three from the onset', () => {
    const durations = computeIncidentDurations({
      onset: { at: '2026-11-24T08:00:00Z' },
      detected: { at: '2026-11-24T08:42:00Z' },
      mitigated: { at: '2026-11-24T10:00:00Z' },
      resolved: { at: '2026-11-25T08:00:00Z' },
    });
    expect(durations.detect?.seconds).toBe(42 * 60);
    expect(durations.mitigate?.seconds).toBe(2 * 3600);
    expect(durations.resolve?.seconds).toBe(24 * 3600);
  });

  it('gives what the known times allow', () => {
    expect(
      computeIncidentDurations({
        onset: { at: '2026-11-24T08:00:00Z' },
        mitigated: { at: '2026-11-24T09:00:00Z' },
      }),
    ).toEqual({ detect: null, mitigate: { seconds: 3600, approximate: false }, resolve: null });
  });
});
