import { describe, expect, it } from 'vitest';
import type { Symptoms } from '../../../../src/domain/investigation/investigation-record';
import { describeDurations } from '../../../../src/widgets/symptom-scope/incident-times';

const NONE: Symptoms = { questions: {}, scope: [], changes: [] };

describe('describeDurations', () => {
  it('shows the difference and the times that it is made from', () => {
    const [detect] = describeDurations({
      ...NONE,
      onset: { at: '2026-11-24T14:02:00Z' },
      detected: { at: '2026-11-24T14:44:00Z' },
    });
    expect(detect).toEqual({
      name: 'Time to detect',
      value: '42 min',
      formula: '2026-11-24 14:44 − 2026-11-24 14:02',
      isWrong: false,
    });
  });

  it('says "about" for approximate times', () => {
    const [detect] = describeDurations({
      ...NONE,
      onset: { at: '2026-11-24T14:00:00Z', approximate: true },
      detected: { at: '2026-11-24T17:00:00Z' },
    });
    expect(detect?.value).toBe('about 3 h');
  });

  it('names what is missing', () => {
    expect(describeDurations(NONE).map(({ value }) => value)).toEqual([
      'needs the onset and the detection time',
      'needs the onset and the mitigation time',
      'needs the onset and the resolution time',
    ]);
    expect(describeDurations({ ...NONE, detected: { at: '2026-11-24T14:00:00Z' } })[0]?.value).toBe(
      'needs the onset',
    );
    expect(describeDurations({ ...NONE, onset: { at: '2026-11-24T14:00:00Z' } })[0]?.value).toBe(
      'needs the detection time',
    );
  });

  it('marks an end before the onset instead of showing a negative time', () => {
    expect(
      describeDurations({
        ...NONE,
        onset: { at: '2026-11-24T14:00:00Z' },
        resolved: { at: '2026-11-23T14:00:00Z' },
      })[2],
    ).toMatchObject({
      value: 'the resolution time is before the onset: check both',
      isWrong: true,
    });
  });
});
