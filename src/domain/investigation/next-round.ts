/** The way back to step 1: a record that goes on from another one whose gain was lost, with the old baseline kept. */
import { computeGaps } from '../slo/compute-gaps';
import { createRecord } from './create-record';
import { describeMeasurement } from './describe-review';
import type { Answer, InvestigationRecord, Measurement } from './investigation-record';
import { findKeptChange, findMeasurement } from './judge-review';
import { LIMITS } from './versions/v1/primitives';

export interface NextRound {
  readonly id: string;
  /** UTC, as `2026-11-24T08:00:00Z`. */
  readonly now: string;
}

/**
 * A new draft about the same system with the same people, targets and monitoring rules. The review's measurement is its baseline;
 * the old baseline and the run after the kept change stay beside it under their ids, and that run is the last known good state.
 * Everything else is empty: this time the cause may be another one. The old record is not changed.
 */
export function createNextRound(
  record: InvestigationRecord,
  { id, now }: NextRound,
): InvestigationRecord {
  const { baseline, monitoring, owner, confidentiality } = record;
  const review = findMeasurement(record, monitoring.reviewMeasurement);
  const after = findMeasurement(record, findKeptChange(record)?.after);
  const kept = new Set([baseline.measurement, after?.id, review?.id]);
  const lastKnownGood =
    after === null ? baseline.lastKnownGood : createLastKnownGood(record, after);
  const blank = createRecord({ id, now, title: nameNextRound(record.title) });
  return {
    ...blank,
    previous: { id: record.id, title: record.title },
    reviewers: record.reviewers,
    system: record.system,
    measurements: record.measurements.filter((measurement) => kept.has(measurement.id)),
    baseline: {
      targets: baseline.targets,
      ...(review === null ? {} : { measurement: review.id }),
      ...(lastKnownGood === undefined ? {} : { lastKnownGood }),
    },
    monitoring: {
      ...blank.monitoring,
      ...(monitoring.rules === undefined ? {} : { rules: monitoring.rules }),
    },
    ...(owner === undefined ? {} : { owner }),
    // The measurements are as confidential as they were.
    ...(confidentiality === undefined ? {} : { confidentiality }),
  };
}

/** `Slow chat` becomes `Slow chat, round 2`, and that `Slow chat, round 3`. Within the length of a line. */
export function nameNextRound(title: string): string {
  const [, name = title, round = '1'] = /^(.*), round ([1-9]\d{0,5})$/su.exec(title) ?? [];
  const suffix = `, round ${Number(round) + 1}`;
  // Not through the middle of a character that takes two UTF-16 units.
  const short = name.slice(0, LIMITS.line - suffix.length).replace(/[\uD800-\uDBFF]$/u, '');
  return `${name.length + suffix.length > LIMITS.line ? short : name}${suffix}`;
}

function createLastKnownGood(record: InvestigationRecord, after: Measurement): Answer {
  const kept = findKeptChange(record);
  const { targets } = record.baseline;
  const effect = kept?.effect;
  const values =
    targets.length > 0
      ? computeGaps(after, targets)
      : effect === undefined
        ? []
        : [{ metric: effect.metric, statistic: effect.statistic, value: effect.after }];
  return { state: 'answered', text: describeMeasurement(after, values) };
}
