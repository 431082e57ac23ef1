/** Changes of the measurement that holds the numbers typed in by hand; a record has at most one that this form edits, the last. */
import {
  createTypedMeasurement,
  type TypedValue,
} from '@site/src/domain/investigation/create-measurement';
import { addMeasurement } from '@site/src/domain/investigation/edit';
import type {
  InvestigationRecord,
  MeasuredValue,
  Measurement,
} from '@site/src/domain/investigation/investigation-record';
import type { PastedMetrics } from '@site/src/domain/metrics/parse-metric-lines';

/** Id and time for a typed measurement that may have to be made. */
export interface Birth {
  readonly id: string;
  /** UTC. */
  readonly now: string;
}

export function findTyped(record: InvestigationRecord): Measurement | undefined {
  return record.measurements.findLast(({ origin }) => origin === 'typed');
}

export function changeTyped(
  record: InvestigationRecord,
  birth: Birth,
  change: (measurement: Measurement) => Measurement,
): InvestigationRecord {
  const typed = findTyped(record);
  const base =
    typed ??
    createTypedMeasurement({ id: birth.id, label: 'Typed in', addedAt: birth.now, values: [] });
  return addMeasurement(record, change(base));
}

/** A value for a statistic that is there already takes its place. */
export function putValues(measurement: Measurement, values: readonly TypedValue[]): Measurement {
  const typed: MeasuredValue[] = values.map((value) => ({ ...value, origin: 'typed' }));
  const replaced = (old: MeasuredValue) =>
    typed.some((value) => value.metric === old.metric && value.statistic === old.statistic);
  return {
    ...measurement,
    values: [...measurement.values.filter((old) => !replaced(old)), ...typed],
  };
}

export function dropValue(measurement: Measurement, value: MeasuredValue): Measurement {
  return { ...measurement, values: measurement.values.filter((other) => other !== value) };
}

export function putPasted(measurement: Measurement, pasted: PastedMetrics): Measurement {
  const { succeeded, failed } = pasted.counts;
  return {
    ...putValues(measurement, pasted.values),
    counts: {
      ...measurement.counts,
      ...(succeeded !== undefined && { succeeded }),
      ...(failed !== undefined && { failed }),
    },
    ...(pasted.duration !== undefined && { duration: pasted.duration }),
  };
}
