import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyRecord, createRecord } from '../../../../src/domain/investigation/create-record';
import {
  addItem,
  addMeasurement,
  addTarget,
  moveItem,
  removeItem,
  removeMeasurement,
  removeTarget,
  replaceMeasurements,
  setTargets,
  touch,
  updateItem,
  updateTarget,
  without,
} from '../../../../src/domain/investigation/edit';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type {
  ActionItem,
  Measurement,
  RecordTarget,
} from '../../../../src/domain/investigation/investigation-record';
import { editList } from '../../../../src/domain/investigation/record-lists';
import { checkRecord, serialiseRecord } from '../../../../src/domain/investigation/serialise';

const blank = createRecord({ id: 'r1', now: '2026-11-24T08:00:00Z', title: 'T' });

const aMeasurement = (id: string): Measurement => ({
  id,
  label: id,
  origin: 'typed',
  addedAt: '2026-11-24T08:00:00Z',
  counts: {},
  values: [],
  distributions: {},
  definitions: [],
  notes: [],
});
const aTarget = (id: string): RecordTarget => ({
  id,
  metric: 'time_to_first_token',
  statistic: 'p99',
  comparator: '<=',
  threshold: 0.5,
});
const anAction = (id: string): ActionItem => ({ id, what: id, kind: 'prevent', done: false });

/** Every id that something in the record refers to, without the lists' own ids. */
function findReferences(record: typeof EXAMPLE_RECORD): readonly (string | undefined)[] {
  return [
    record.baseline.measurement,
    record.monitoring.reviewMeasurement,
    ...record.reproduction.measurements,
    ...record.data.items.map((item) => item.measurement),
    ...record.analysis.hypotheses.flatMap((hypothesis) =>
      [...hypothesis.for, ...hypothesis.against].flatMap((item) => [
        item.dataItem,
        item.measurement,
      ]),
    ),
    ...record.optimisations.cards.flatMap((card) => [card.hypothesis, card.before, card.after]),
    ...record.monitoring.alerts.map((alert) => alert.target),
    ...Object.keys(record.monitoring.rules?.sources ?? {}),
  ];
}

const isGiven = (reference: string | undefined): boolean => reference !== undefined;

describe('a new record', () => {
  it('may be stored as it is, with and without a title', () => {
    expect(checkRecord(blank)).toBeNull();
    expect(createRecord({ id: 'r2', now: blank.createdAt }).title).toBe('Untitled investigation');
  });

  it('copies as a record of its own', () => {
    const copy = copyRecord(EXAMPLE_RECORD, { id: 'c', now: '2026-12-01T00:00:00Z', title: 'C' });
    expect(copy).toMatchObject({
      id: 'c',
      title: 'C',
      revision: 0,
      createdAt: '2026-12-01T00:00:00Z',
    });
    expect(copy.measurements).toBe(EXAMPLE_RECORD.measurements);
  });
});

describe('lists', () => {
  it('add, change, move and remove by id', () => {
    const three = ['a', 'b', 'c'].reduce(
      (record, id) => addItem(record, 'actions', anAction(id)),
      blank,
    );
    const ids = (record: typeof blank) => record.actions.map((action) => action.id).join('');
    expect(ids(three)).toBe('abc');
    expect(ids(moveItem(three, 'actions', 'c', 0))).toBe('cab');
    expect(ids(moveItem(three, 'actions', 'a', 99))).toBe('bca');
    expect(ids(moveItem(three, 'actions', 'b', -5))).toBe('bac');
    expect(ids(moveItem(three, 'actions', 'nobody', 0))).toBe('abc');
    expect(ids(removeItem(three, 'actions', 'b'))).toBe('ac');
    const done = updateItem(three, 'actions', 'b', (action) => ({
      ...action,
      id: 'z',
      done: true,
    }));
    expect(done.actions.map((action) => action.done)).toEqual([false, true, false]);
    expect(ids(done)).toBe('abc');
  });

  it('have at most one item with an id', () => {
    const twice = addItem(addItem(blank, 'actions', anAction('a')), 'actions', {
      ...anAction('a'),
      done: true,
    });
    expect(twice.actions).toEqual([{ ...anAction('a'), done: true }]);
  });

  it('leave the record they start from alone', () => {
    const before = serialiseRecord(EXAMPLE_RECORD);
    removeMeasurement(EXAMPLE_RECORD, 'm-slow');
    moveItem(EXAMPLE_RECORD, 'timeline', 'l-3', 0);
    editList(EXAMPLE_RECORD, 'hypotheses', () => []);
    setTargets(EXAMPLE_RECORD, []);
    expect(serialiseRecord(EXAMPLE_RECORD)).toBe(before);
  });

  it.each([
    ['measurements', EXAMPLE_RECORD.measurements],
    ['dataItems', EXAMPLE_RECORD.data.items],
    ['hypotheses', EXAMPLE_RECORD.analysis.hypotheses],
    ['targets', EXAMPLE_RECORD.baseline.targets],
  ] as const)('forget what refers to a removed item: %s', (name, items) => {
    const referred = items.filter((item) => findReferences(EXAMPLE_RECORD).includes(item.id));
    expect(referred.length).toBeGreaterThan(0);
    for (const { id } of items) {
      const removed = removeItem(EXAMPLE_RECORD, name, id);
      expect(findReferences(removed)).not.toContain(id);
      expect(checkRecord(removed)).toBeNull();
      // What the item itself referred to goes with it; nothing else does.
      const unlisted = editList(EXAMPLE_RECORD, name, (all) =>
        all.filter((item) => item.id !== id),
      );
      const others = findReferences(unlisted).filter((reference) => reference !== id);
      expect(findReferences(removed).filter(isGiven)).toEqual(others.filter(isGiven));
    }
  });
});

describe('measurements and targets', () => {
  it('make the first measurement the baseline, and no later one', () => {
    const one = addMeasurement(blank, aMeasurement('a'));
    expect(one.baseline.measurement).toBe('a');
    expect(addMeasurement(one, aMeasurement('b')).baseline.measurement).toBe('a');
    const none = removeMeasurement(one, 'a');
    expect(Object.hasOwn(none.baseline, 'measurement')).toBe(false);
    expect(addMeasurement(none, aMeasurement('b')).baseline.measurement).toBe('b');
  });

  it('hand over to what replaces them, in the baseline and in the review', () => {
    const both = [aMeasurement('a'), aMeasurement('b')].reduce(addMeasurement, blank);
    const record = { ...both, monitoring: { ...both.monitoring, reviewMeasurement: 'b' } };
    const review = replaceMeasurements(record, ['b'], [aMeasurement('c'), aMeasurement('d')]);
    expect(review.monitoring.reviewMeasurement).toBe('c');
    expect(review.baseline.measurement).toBe('a');
    const baseline = replaceMeasurements(record, ['a'], [aMeasurement('c')]);
    expect(baseline.monitoring.reviewMeasurement).toBe('b');
    expect(baseline.baseline.measurement).toBe('c');
    const none = replaceMeasurements(record, ['b'], []);
    expect(Object.hasOwn(none.monitoring, 'reviewMeasurement')).toBe(false);
  });

  it('take the source of a removed target out of the monitoring rules', () => {
    const two = addTarget(addTarget(blank, aTarget('a')), aTarget('b'));
    const none = { kind: 'none', because: 'no metric' } as const;
    const rules = { engine: 'vllm', sources: { a: none, b: none } } as const;
    const record = { ...two, monitoring: { ...two.monitoring, rules } };
    expect(removeTarget(record, 'a').monitoring.rules).toEqual({
      engine: 'vllm',
      sources: { b: none },
    });
    expect(setTargets(record, []).monitoring.rules).toEqual({ engine: 'vllm', sources: {} });
    expect(removeTarget(record, 'c').monitoring.rules).toBe(rules);
  });

  it('change targets one by one or all at once', () => {
    const two = addTarget(addTarget(blank, aTarget('a')), aTarget('b'));
    const guarded = addItem(two, 'alerts', { id: 'x', name: 'n', condition: 'c', target: 'a' });
    expect(
      updateTarget(guarded, 'a', (target) => ({ ...target, threshold: 1 })).baseline.targets[0],
    ).toEqual({ ...aTarget('a'), threshold: 1 });
    expect(removeTarget(guarded, 'b').monitoring.alerts[0]?.target).toBe('a');
    expect(removeTarget(guarded, 'a').monitoring.alerts[0]).toEqual({
      id: 'x',
      name: 'n',
      condition: 'c',
    });
    const replaced = setTargets(guarded, [aTarget('b'), aTarget('c')]);
    expect(replaced.baseline.targets.map((target) => target.id)).toEqual(['b', 'c']);
    expect(replaced.monitoring.alerts[0]).toEqual({ id: 'x', name: 'n', condition: 'c' });
  });
});

describe('small parts', () => {
  it('touch counts and dates the change', () => {
    expect(touch(touch(blank, 'x'), '2026-12-01T00:00:00Z')).toEqual({
      ...blank,
      revision: 2,
      modifiedAt: '2026-12-01T00:00:00Z',
    });
  });

  it('without removes keys, and only those', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (object) => {
        const [key = 'none'] = Object.keys(object);
        const rest = without(object, key);
        expect(Object.keys(rest)).toEqual(Object.keys(object).filter((other) => other !== key));
      }),
    );
  });
});
