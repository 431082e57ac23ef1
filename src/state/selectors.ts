/** What components read from the state beyond its plain parts. Results are the same object until what they depend on changes. */
import type {
  InvestigationRecord,
  Measurement,
} from '@site/src/domain/investigation/investigation-record';
import { computeProgress, type StepProgress } from '@site/src/domain/investigation/progress';
import { computeGaps } from '@site/src/domain/slo/compute-gaps';
import type { Gap } from '@site/src/domain/slo/gap';
import type { InvestigationState } from './investigation-state';

const NO_GAPS: readonly Gap[] = [];

/** Whether the reader may change the record now. */
export function selectCanEdit({ phase }: InvestigationState): boolean {
  return phase.kind === 'ready' || phase.kind === 'memory only';
}

/** The chosen measurement when the record has it, else the baseline's, else the one added last; null when there is none. */
export function selectOpenMeasurement(
  { record }: InvestigationState,
  chosenId: string | null,
): Measurement | null {
  const find = (id: string | null | undefined): Measurement | undefined =>
    record.measurements.find((measurement) => measurement.id === id);
  return find(chosenId) ?? find(record.baseline.measurement) ?? record.measurements.at(-1) ?? null;
}

const gaps = new WeakMap<Measurement, WeakMap<object, readonly Gap[]>>();

/** One gap for each target, in the order of the targets, judged on the open measurement; empty when there is none. */
export function selectGaps(state: InvestigationState, chosenId: string | null): readonly Gap[] {
  const measurement = selectOpenMeasurement(state, chosenId);
  const { targets } = state.record.baseline;
  if (measurement === null || targets.length === 0) return NO_GAPS;
  const ofMeasurement = gaps.get(measurement) ?? new WeakMap<object, readonly Gap[]>();
  gaps.set(measurement, ofMeasurement);
  const known = ofMeasurement.get(targets);
  if (known !== undefined) return known;
  const computed = computeGaps(measurement, targets);
  ofMeasurement.set(targets, computed);
  return computed;
}

const progress = new WeakMap<InvestigationRecord, readonly StepProgress[]>();

/** The seven steps with what is answered, skipped and open. */
export function selectProgress({ record }: InvestigationState): readonly StepProgress[] {
  const known = progress.get(record);
  if (known !== undefined) return known;
  const computed = computeProgress(record);
  progress.set(record, computed);
  return computed;
}
