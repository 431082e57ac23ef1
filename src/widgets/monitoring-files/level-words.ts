/** What a service level watches, in words. */
import type { RecordTarget } from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { nameValue } from '@site/src/domain/metrics/name-value';
import { isExact } from '@site/src/domain/monitoring/indicator-facts';
import { formatBound } from '@site/src/domain/monitoring/create-indicator';
import type {
  HistogramIndicator,
  Indicator,
  ServiceLevel,
} from '@site/src/domain/monitoring/monitoring-plan';
import type { BurnRateAlert } from '@site/src/domain/slo/burn-rate-alerts';
import { formatShare } from '@site/src/domain/slo/format-share';
import { formatExactly } from '@site/src/domain/slo/format-target';
import { formatWithUnit } from '@site/src/domain/units';
import { formatWholeDuration } from '@site/src/domain/units/format-whole-duration';

/** `TTFT p99 ≤ 500 ms`. */
export function nameTarget(target: RecordTarget): string {
  const { metric, comparator, threshold } = target;
  const { unit } = getMetric(metric);
  return `${nameValue(target)} ${comparator === '<=' ? '≤' : '≥'} ${formatExactly(threshold, unit)}`;
}

/** `99 % of requests over 30 d, as p99 promises`. */
export function describeObjective({ target, objective, indicator }: ServiceLevel): string {
  const share = formatShare(objective.target);
  const counted = indicator.kind === 'histogram' ? indicator.counts : 'requests';
  return `${share} of ${counted} over ${sayDuration(objective.window)}, ${nameOrigin(target)}`;
}

function nameOrigin(target: RecordTarget | ServiceLevel['target']): string {
  if (target.objective !== undefined) return 'its objective in step 1';
  return target.metric === 'error_rate'
    ? 'what the allowed error rate leaves'
    : `as ${target.statistic} promises`;
}

/** `up to 500 ms, exactly the threshold`. */
export function describeGood(indicator: HistogramIndicator): string {
  const bound = formatBound(indicator.used);
  return isExact(indicator) ? `up to ${bound}, which is exact` : `up to ${bound}`;
}

/** `page over 1 h and over 6 h, ticket over 3 d`. */
export function describeAlerts(alerts: readonly BurnRateAlert[]): string {
  if (alerts.length === 0) return 'none can fire';
  const groups = (['page', 'ticket'] as const).map((severity) =>
    alerts
      .filter((alert) => alert.severity === severity)
      .map(({ longWindow }) => sayDuration(longWindow)),
  );
  return (['page', 'ticket'] as const)
    .map((severity, index) => ({ severity, windows: groups[index] ?? [] }))
    .filter(({ windows }) => windows.length > 0)
    .map(({ severity, windows }) => `${severity} over ${windows.join(' and over ')}`)
    .join(', ');
}

export interface BoundaryWords {
  readonly pessimistic: string;
  readonly optimistic: string;
}

/** What each bound does to the requests between; of a target without an indicator only which bound it is. */
export function describeBoundaries(
  target: RecordTarget,
  indicator: Indicator | null,
): BoundaryWords {
  if (indicator?.kind !== 'histogram') {
    return {
      pessimistic: 'The bound below it: counts too many as bad',
      optimistic: 'The bound above it: counts too few as bad',
    };
  }
  const threshold = formatWithUnit(target.threshold, 'seconds', { significantDigits: 6 });
  const { pessimistic, optimistic } = indicator;
  const low = pessimistic === null ? null : formatBound(pessimistic);
  const high = optimistic.exposed === Infinity ? null : formatBound(optimistic);
  return {
    pessimistic:
      low === null
        ? 'Pessimistic: there is no bound below'
        : `Pessimistic, ${low}: what takes ${low} to ${threshold} counts as bad`,
    optimistic:
      high === null
        ? 'Optimistic: there is no bound above'
        : `Optimistic, ${high}: what takes ${threshold} to ${high} counts as good`,
  };
}

/** A number and its unit stay on one line. */
function sayDuration(seconds: number): string {
  return formatWholeDuration(seconds).replace(' ', '\u00a0');
}
