import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type { ChecklistAnswer } from '../../../../src/domain/investigation/investigation-record';
import { computeProgress, isProven } from '../../../../src/domain/investigation/progress';
import { previewNewer } from '../../../../src/domain/investigation/preview-newer';
import { serialiseRecord } from '../../../../src/domain/investigation/serialise';
import { STEPS } from '../../../../src/domain/investigation/steps';

const blank = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });

describe('progress', () => {
  it('is seven steps, none begun, for a new record', () => {
    const progress = computeProgress(blank);
    expect(progress.map((step) => step.step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(progress.map((step) => step.state))).toEqual(new Set(['not started']));
    expect(progress.map((step) => step.total)).toEqual(STEPS.map((step) => step.checklist.length));
  });

  const cases: readonly [ChecklistAnswer, boolean][] = [
    [{ state: 'done', evidence: 'file.json' }, true],
    [{ state: 'done' }, false],
    [{ state: 'done', evidence: ' ' }, false],
    [{ state: 'not_applicable', because: 'one host' }, true],
    [{ state: 'not_applicable' }, false],
    [{ state: 'not_applicable', because: '' }, false],
    [{ state: 'skipped', because: 'no time', evidence: 'file.json' }, false],
  ];
  it.each(cases)('%j counts: %s', (answer, counts) => {
    expect(isProven(answer)).toBe(counts);
    const [first] = computeProgress({ ...blank, checklist: { 's1-workload': answer } });
    expect(first).toMatchObject({
      state: 'in progress',
      answered: counts ? 1 : 0,
      skipped: answer.state === 'skipped' ? 1 : 0,
    });
  });

  it('is complete only when every item is proven', () => {
    const [step] = STEPS;
    if (step === undefined) throw new Error('no step');
    const ids = step.checklist.map((item) => item.id);
    const all = Object.fromEntries(
      ids.map((id) => [id, { state: 'done' as const, evidence: 'x' }]),
    );
    expect(computeProgress({ ...blank, checklist: all })[0]?.state).toBe('evidence complete');
    const { [ids[0] ?? '']: _first, ...others } = all;
    expect(computeProgress({ ...blank, checklist: others })[0]?.state).toBe('in progress');
  });

  it('begins with anything entered in the section, and not with answers to items nobody knows', () => {
    expect(
      computeProgress({ ...blank, symptoms: { ...blank.symptoms, statement: 'slow' } })[1]?.state,
    ).toBe('in progress');
    expect(
      computeProgress({ ...blank, symptoms: { ...blank.symptoms, statement: '' } })[1]?.state,
    ).toBe('not started');
    expect(computeProgress({ ...blank, measurements: EXAMPLE_RECORD.measurements })[0]?.state).toBe(
      'in progress',
    );
    const unknown = { 's1-nobody': { state: 'done' as const, evidence: 'x' } };
    expect(computeProgress({ ...blank, checklist: unknown })[0]).toMatchObject({
      state: 'not started',
      answered: 0,
    });
  });

  it('of the example: two steps with a skipped item are not complete', () => {
    expect(computeProgress(EXAMPLE_RECORD).map(({ state, skipped }) => [state, skipped])).toEqual([
      ['evidence complete', 0],
      ['evidence complete', 0],
      ['in progress', 1],
      ['evidence complete', 0],
      ['evidence complete', 0],
      ['evidence complete', 0],
      ['in progress', 1],
    ]);
  });
});

describe('a look at a newer record', () => {
  const json = JSON.parse(serialiseRecord(EXAMPLE_RECORD)) as Record<string, unknown>;

  it('shows what this version knows', () => {
    const newer = {
      ...json,
      schemaVersion: 2,
      weather: 'fine',
      lessons: { ...EXAMPLE_RECORD.lessons, new: 1 },
      timeline: [{ shape: 'changed' }],
    };
    const preview = previewNewer(JSON.stringify(newer));
    expect(preview?.title).toBe(EXAMPLE_RECORD.title);
    expect(preview?.lessons).toEqual(EXAMPLE_RECORD.lessons);
    expect(preview?.timeline).toEqual([]);
    expect(preview?.measurements).toEqual(EXAMPLE_RECORD.measurements);
  });

  it.each(['', '[]', 'null', '{"schemaVersion": 2}', '{"schemaVersion": 2, "id": "__proto__"}'])(
    'shows nothing of %j',
    (text) => {
      expect(previewNewer(text)).toBeNull();
    },
  );
});
