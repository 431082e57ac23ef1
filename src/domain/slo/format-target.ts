/** Writing an SLO target so that a person can read it and `parseTarget` gives exactly the same one back. */
import { getMetric } from '../metrics/catalogue';
import type { Unit } from '../units';
import { displayUnit } from '../units';
import { writeShifted } from '../units/decimal-text';
import { UNIT_SYSTEMS, findWrittenUnit } from '../units/unit';
import type { SloTarget } from './target';

/** `time_to_first_token p99 <= 500 ms`. The threshold keeps all its digits. */
export function formatTarget(
  target: Pick<SloTarget, 'metric' | 'statistic' | 'comparator' | 'threshold'>,
): string {
  const threshold = formatExactly(target.threshold, getMetric(target.metric).unit);
  return `${target.metric} ${target.statistic} ${target.comparator} ${threshold}`;
}

/**
 * All digits of a value, in the unit that suits it among those that are a power of ten of the canonical one (shifting the
 * decimal text loses nothing); seconds otherwise, bytes otherwise.
 */
export function formatExactly(value: number, unit: Unit): string {
  const shown = findWrittenUnit(unit, displayUnit(unit, value));
  const exact =
    shown && 'exponent' in shown.scale
      ? shown
      : UNIT_SYSTEMS[unit].written.find(
          ({ scale, below }) => 'exponent' in scale && scale.exponent === 0 && below !== undefined,
        );
  if (!exact || !('exponent' in exact.scale)) return String(value);
  const text = writeShifted(value, -exact.scale.exponent);
  return exact.symbol === '' ? text : `${text} ${exact.symbol}`;
}
