import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type { InvestigationRecord } from '../../../../src/domain/investigation/investigation-record';
import { createNextRound, nameNextRound } from '../../../../src/domain/investigation/next-round';
import {
  checkRecord,
  parseRecord,
  serialiseRecord,
} from '../../../../src/domain/investigation/serialise';
import { arbitraryRecord } from '../../../support/arbitrary-record';

const BIRTH = { id: 'r2', now: '2026-12-01T08:00:00Z' };
const LOST: InvestigationRecord = {
  ...EXAMPLE_RECORD,
  monitoring: {
    ...EXAMPLE_RECORD.monitoring,
    outcome: 'lost',
    rules: { engine: 'vllm', sources: { 't-errors': { kind: 'none', because: 'no metric' } } },
  },
};

describe('the next round', () => {
  const next = createNextRound(LOST, BIRTH);

  it('is a valid record of its own that names the one before', () => {
    expect(checkRecord(next)).toBeNull();
    const read = parseRecord(serialiseRecord(next));
    expect(read.ok && read.record).toMatchObject(next);
    expect(next).toMatchObject({
      id: 'r2',
      title: `${EXAMPLE_RECORD.title}, round 2`,
      previous: { id: EXAMPLE_RECORD.id, title: EXAMPLE_RECORD.title },
      status: 'draft',
      revision: 0,
      createdAt: BIRTH.now,
      modifiedAt: BIRTH.now,
    });
  });

  it('takes over system, people, targets, rules and how confidential it is', () => {
    expect(next.system).toEqual(LOST.system);
    expect(next.owner).toBe(LOST.owner);
    expect(next.reviewers).toEqual(LOST.reviewers);
    expect(next.confidentiality).toBe(LOST.confidentiality);
    expect(next.baseline.targets).toEqual(LOST.baseline.targets);
    expect(next.monitoring).toEqual({ alerts: [], dashboards: [], rules: LOST.monitoring.rules });
  });

  it('begins at the review, with the old baseline and the run after the change beside it', () => {
    expect(next.measurements.map(({ id }) => id)).toEqual(['m-slow', 'm-fixed', 'm-review']);
    expect(next.baseline.measurement).toBe('m-review');
    expect(next.baseline.lastKnownGood).toEqual({
      state: 'answered',
      text: expect.stringMatching(
        /^“Template v15 on the test bench”: TTFT p99 \d+ ms, TPOT p95 .* ms, /,
      ) as string,
    });
  });

  it('leaves everything that has to be found anew empty', () => {
    const { symptoms, data, analysis, reproduction, optimisations, fit, checklist } = next;
    expect({ symptoms, data, analysis, reproduction, optimisations, fit, checklist }).toEqual({
      symptoms: { questions: {}, scope: [], changes: [] },
      data: { items: [], coverage: [] },
      analysis: { hypotheses: [] },
      reproduction: { measurements: [] },
      optimisations: { cards: [] },
      fit: {},
      checklist: {},
    });
    expect(next.summary).toBeUndefined();
    expect(next.impact).toBeUndefined();
  });

  it('without a review has no baseline yet, and without a kept change the old last known good', () => {
    const { reviewMeasurement: _none, ...monitoring } = LOST.monitoring;
    const early = createNextRound({ ...LOST, monitoring, optimisations: { cards: [] } }, BIRTH);
    expect(Object.hasOwn(early.baseline, 'measurement')).toBe(false);
    expect(early.measurements.map(({ id }) => id)).toEqual(['m-slow']);
    expect(early.baseline.lastKnownGood).toEqual(LOST.baseline.lastKnownGood);
  });

  it('goes on from a round that was itself one', () => {
    const third = createNextRound(next, { ...BIRTH, id: 'r3' });
    expect(third.title).toBe(`${EXAMPLE_RECORD.title}, round 3`);
    expect(third.previous).toEqual({ id: 'r2', title: next.title });
  });

  it('of any record is valid, points at nothing that is missing, and leaves the old one alone', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const before = serialiseRecord(record);
        const created = createNextRound(record, BIRTH);
        expect(serialiseRecord(record)).toBe(before);
        expect(checkRecord(created)).toBeNull();
        const { baseline, measurements } = created;
        if (baseline.measurement !== undefined) {
          expect(measurements.map(({ id }) => id)).toContain(baseline.measurement);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the name of the next round', () => {
  it.each([
    ['Slow chat', 'Slow chat, round 2'],
    ['Slow chat, round 2', 'Slow chat, round 3'],
    ['Slow chat, round 9', 'Slow chat, round 10'],
    ['Slow chat, round two', 'Slow chat, round two, round 2'],
    ['Slow chat, round 0', 'Slow chat, round 0, round 2'],
    ['', ', round 2'],
  ])('of %j is %j', (title, expected) => {
    expect(nameNextRound(title)).toBe(expected);
  });

  it('fits into a line and does not cut a character in two', () => {
    const long = nameNextRound('a'.repeat(300));
    expect(long).toHaveLength(300);
    expect(long).toMatch(/^a+, round 2$/);
    const emoji = nameNextRound('😀'.repeat(150));
    expect(emoji.length).toBeLessThanOrEqual(300);
    expect(emoji).toMatch(/^(?:😀)+, round 2$/u);
  });
});
