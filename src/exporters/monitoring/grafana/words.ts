/** Numbers as the titles, legends and descriptions of panels say them. */
import { computeErrorBudget } from '../../../domain/slo/error-budget';
import { formatShare } from '../../../domain/slo/format-share';
import type { SloObjective } from '../../../domain/slo/target';

export const percent = formatShare;

/** A burn rate: `14.4`, `0.9333`. */
export function sayRate(rate: number): string {
  return String(Number(rate.toPrecision(4)));
}

/** `99 % of the requests in 30d, so 1 % may be bad`. */
export function sayObjective({ target, window }: SloObjective, events: string): string {
  return `${percent(target)} of the ${events} in ${formatRange(window)}, so ${percent(computeErrorBudget(target))} may be bad`;
}

const RANGE_UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;

/** Whole seconds in one unit, which is all that Grafana's time ranges understand: `30d`, `36h`, `90m`. */
export function formatRange(seconds: number): string {
  const unit = RANGE_UNITS.find(([, size]) => seconds % size === 0);
  return unit ? `${seconds / unit[1]}${unit[0]}` : `${seconds}s`;
}

/** How many decimals a share needs as a percentage: 1 for 0.999. */
export function countPercentDecimals(share: number): number {
  const decimals = String(share).split('.')[1]?.length ?? 0;
  return Math.min(6, Math.max(0, decimals - 2));
}
