/**
 * Changes of a record, as pure functions: each returns a new record and leaves the old one alone. Removing something also
 * removes what refers to it, so that a record never points at nothing.
 */
import type {
  Evidence,
  Hypothesis,
  InvestigationRecord,
  Measurement,
  RecordTarget,
} from './investigation-record';
import { editList, type RecordListName, type RecordLists } from './record-lists';

/** Appends; an item with an id that is there already takes its place. */
export function addItem<Name extends RecordListName>(
  record: InvestigationRecord,
  name: Name,
  item: RecordLists[Name],
): InvestigationRecord {
  return editList(record, name, (items) =>
    items.some((other) => other.id === item.id)
      ? items.map((other) => (other.id === item.id ? item : other))
      : [...items, item],
  );
}

/** Changes the item with this id; the id itself stays. Nothing happens when there is none. */
export function updateItem<Name extends RecordListName>(
  record: InvestigationRecord,
  name: Name,
  id: string,
  change: (item: RecordLists[Name]) => RecordLists[Name],
): InvestigationRecord {
  return editList(record, name, (items) =>
    items.map((item) => (item.id === id ? { ...change(item), id } : item)),
  );
}

/** Removes the item with this id, and every reference to it. */
export function removeItem(
  record: InvestigationRecord,
  name: RecordListName,
  id: string,
): InvestigationRecord {
  const removed = editList(record, name, (items) => items.filter((item) => item.id !== id));
  return FORGET[name]?.(removed, id) ?? removed;
}

/** Moves the item with this id to a place of its list, 0 being the first. */
export function moveItem(
  record: InvestigationRecord,
  name: RecordListName,
  id: string,
  place: number,
): InvestigationRecord {
  return editList(record, name, (items) => {
    const item = items.find((candidate) => candidate.id === id);
    if (item === undefined) return items;
    const others = items.filter((candidate) => candidate.id !== id);
    const at = Math.min(Math.max(place, 0), others.length);
    return [...others.slice(0, at), item, ...others.slice(at)];
  });
}

/** Adds a measurement; the first one of a record becomes its baseline. */
export function addMeasurement(
  record: InvestigationRecord,
  measurement: Measurement,
): InvestigationRecord {
  const added = addItem(record, 'measurements', measurement);
  if (record.measurements.length > 0 || record.baseline.measurement !== undefined) return added;
  return { ...added, baseline: { ...added.baseline, measurement: measurement.id } };
}

export function removeMeasurement(record: InvestigationRecord, id: string): InvestigationRecord {
  return removeItem(record, 'measurements', id);
}

/**
 * Removes measurements, and what refers to them, and adds others; when the baseline is among those that go, the first new one is
 * the baseline, and in the same way for the measurement of the review.
 */
export function replaceMeasurements(
  record: InvestigationRecord,
  removed: readonly string[],
  added: readonly Measurement[],
): InvestigationRecord {
  const kept = removed.reduce(removeMeasurement, record);
  const extended = added.reduce(addMeasurement, kept);
  const [first] = added;
  if (first === undefined) return extended;
  const isRemoved = (id: string | undefined): boolean => id !== undefined && removed.includes(id);
  const { baseline, monitoring } = extended;
  return {
    ...extended,
    ...(isRemoved(record.baseline.measurement) && {
      baseline: { ...baseline, measurement: first.id },
    }),
    ...(isRemoved(record.monitoring.reviewMeasurement) && {
      monitoring: { ...monitoring, reviewMeasurement: first.id },
    }),
  };
}

/** Replaces all targets; alerts keep their reference only to a target that is still there. */
export function setTargets(
  record: InvestigationRecord,
  targets: readonly RecordTarget[],
): InvestigationRecord {
  const kept = new Set(targets.map((target) => target.id));
  const gone = record.baseline.targets.filter((target) => !kept.has(target.id));
  const cleared = gone.reduce((next, target) => removeTarget(next, target.id), record);
  return editList(cleared, 'targets', () => targets);
}

export function addTarget(record: InvestigationRecord, target: RecordTarget): InvestigationRecord {
  return addItem(record, 'targets', target);
}

export function updateTarget(
  record: InvestigationRecord,
  id: string,
  change: (target: RecordTarget) => RecordTarget,
): InvestigationRecord {
  return updateItem(record, 'targets', id, change);
}

export function removeTarget(record: InvestigationRecord, id: string): InvestigationRecord {
  return removeItem(record, 'targets', id);
}

/** The next revision, modified now (UTC). */
export function touch(record: InvestigationRecord, now: string): InvestigationRecord {
  return { ...record, revision: record.revision + 1, modifiedAt: now };
}

/** A copy without the keys: how an optional field is emptied, because a file knows absent but not undefined. */
export function without<Item extends object, Key extends keyof Item>(
  item: Item,
  ...keys: readonly Key[]
): Omit<Item, Key> {
  const copy = { ...item };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
}

/** What must be forgotten when an item of a list goes. */
const FORGET: Partial<
  Record<RecordListName, (record: InvestigationRecord, id: string) => InvestigationRecord>
> = {
  measurements: forgetMeasurement,
  targets: forgetTarget,
  dataItems: (record, id) => editEvidence(record, (evidence) => dropIf(evidence, 'dataItem', id)),
  hypotheses: (record, id) =>
    editList(record, 'optimisations', (cards) =>
      cards.map((card) => dropIf(card, 'hypothesis', id)),
    ),
};

function forgetTarget(record: InvestigationRecord, id: string): InvestigationRecord {
  const cleared = editList(record, 'alerts', (alerts) =>
    alerts.map((alert) => dropIf(alert, 'target', id)),
  );
  const { monitoring } = cleared;
  const { rules } = monitoring;
  if (rules?.sources === undefined || !Object.hasOwn(rules.sources, id)) return cleared;
  const sources = without(rules.sources, id);
  return { ...cleared, monitoring: { ...monitoring, rules: { ...rules, sources } } };
}

function forgetMeasurement(record: InvestigationRecord, id: string): InvestigationRecord {
  const { baseline, reproduction, monitoring } = record;
  const cleared: InvestigationRecord = {
    ...record,
    baseline: dropIf(baseline, 'measurement', id),
    monitoring: dropIf(monitoring, 'reviewMeasurement', id),
    reproduction: {
      ...reproduction,
      measurements: reproduction.measurements.filter((measurement) => measurement !== id),
    },
  };
  const inData = editList(cleared, 'dataItems', (items) =>
    items.map((item) => dropIf(item, 'measurement', id)),
  );
  const inEvidence = editEvidence(inData, (evidence) => dropIf(evidence, 'measurement', id));
  return editList(inEvidence, 'optimisations', (cards) =>
    cards.map((card) => dropIf(dropIf(card, 'before', id), 'after', id)),
  );
}

function editEvidence(
  record: InvestigationRecord,
  change: (item: Evidence) => Evidence,
): InvestigationRecord {
  return editList(record, 'hypotheses', (hypotheses) =>
    hypotheses.map((hypothesis): Hypothesis => ({
      ...hypothesis,
      for: hypothesis.for.map(change),
      against: hypothesis.against.map(change),
    })),
  );
}

/** Without the optional reference `key` when it is to `id`. */
function dropIf<Item extends object>(item: Item, key: keyof Item, id: string): Item {
  if (item[key] !== id) return item;
  const copy = { ...item };
  Reflect.deleteProperty(copy, key);
  return copy;
}
