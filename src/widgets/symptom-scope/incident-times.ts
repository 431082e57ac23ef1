/** The durations of an incident in words, with the times they are made from. */
import { computeIncidentDurations, type Elapsed } from '@site/src/domain/investigation/durations';
import type { Moment, Symptoms } from '@site/src/domain/investigation/investigation-record';
import { formatWithUnit } from '@site/src/domain/units';
import { formatUtcTime } from '@site/src/ui/fields/utc-time';

export interface DurationLine {
  readonly name: string;
  /** `42 min`, or what is missing or wrong. */
  readonly value: string;
  /** The subtraction with the reader's own times; null when there is nothing to subtract. */
  readonly formula: string | null;
  readonly isWrong: boolean;
}

export function describeDurations(symptoms: Symptoms): readonly DurationLine[] {
  const { onset, detected, mitigated, resolved } = symptoms;
  const durations = computeIncidentDurations(symptoms);
  return [
    describe('Time to detect', durations.detect, onset, detected, 'the detection time'),
    describe('Time to mitigate', durations.mitigate, onset, mitigated, 'the mitigation time'),
    describe('Time to resolve', durations.resolve, onset, resolved, 'the resolution time'),
  ];
}

function describe(
  name: string,
  elapsed: Elapsed | null,
  from: Moment | undefined,
  to: Moment | undefined,
  endName: string,
): DurationLine {
  if (elapsed === null || from === undefined || to === undefined) {
    const missing =
      from === undefined ? (to === undefined ? `the onset and ${endName}` : 'the onset') : endName;
    return { name, value: `needs ${missing}`, formula: null, isWrong: false };
  }
  const formula = `${formatUtcTime(to.at)} − ${formatUtcTime(from.at)}`;
  if (elapsed.seconds < 0) {
    return { name, value: `${endName} is before the onset: check both`, formula, isWrong: true };
  }
  const about = elapsed.approximate ? 'about ' : '';
  return {
    name,
    value: `${about}${formatWithUnit(elapsed.seconds, 'seconds')}`,
    formula,
    isWrong: false,
  };
}
