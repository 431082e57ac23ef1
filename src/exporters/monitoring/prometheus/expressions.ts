/** The PromQL of a level's indicator over one window: what is recorded, and what the dashboard and the runbook show. */
import type {
  Bound,
  HistogramIndicator,
  Indicator,
  RatioIndicator,
} from '../../../domain/monitoring/monitoring-plan';
import { formatLeMatcher, formatSelector } from '../../../domain/monitoring/promql-text';
import { fillWindow, isPlainSum } from '../../../domain/monitoring/promql-template';

/** Events per second over the window, of a level that counts events. */
export function createTotalRate(
  indicator: HistogramIndicator | RatioIndicator,
  window: string,
): string {
  return indicator.kind === 'histogram'
    ? sumRate(formatSelector(`${indicator.metric}_count`, indicator.labels), window)
    : sumOnce(fillWindow(indicator.total, window));
}

/**
 * Bad events per second over the window. A histogram whose bucket is missing gives nothing: read as no bad events it would hide every
 * breach. A counter of bad events that was never raised is not exposed and does mean none.
 */
export function createBadRate(
  indicator: HistogramIndicator | RatioIndicator,
  window: string,
  bound?: Bound,
): string {
  const total = createTotalRate(indicator, window);
  if (indicator.kind === 'ratio') {
    return `(\n${indent(sumOnce(fillWindow(indicator.bad, window)))}\n  or\n  0 * ${indent(total).trimStart()}\n)`;
  }
  const { metric, labels, used } = indicator;
  const le = formatLeMatcher((bound ?? used).exposed);
  return `${total}\n-\n${sumRate(formatSelector(`${metric}_bucket`, labels, [le]), window)}`;
}

/** The share of bad events over the window; no value without traffic, because nothing divided by nothing would poison averages. */
export function createErrorRatio(indicator: Indicator, window: string, bound?: Bound): string {
  if (indicator.kind === 'error ratio') {
    // NaN is not at least 0, so it is dropped.
    return `(\n${indent(fillWindow(indicator.ratio, window))}\n) >= 0`;
  }
  const bad = createBadRate(indicator, window, bound);
  const total = createTotalRate(indicator, window);
  return `(\n${indent(bad)}\n)\n/\n(\n${indent(total)} > 0\n)`;
}

/** One where the level's source is gone: the bucket that decides, or the query of all events. */
export function createAbsence(indicator: Indicator, window: string): string {
  if (indicator.kind === 'histogram') {
    const { metric, labels, used } = indicator;
    return `absent(sum(${formatSelector(`${metric}_bucket`, labels, [formatLeMatcher(used.exposed)])}))`;
  }
  const query =
    indicator.kind === 'ratio'
      ? sumOnce(fillWindow(indicator.total, window))
      : fillWindow(indicator.ratio, window);
  return `absent(\n${indent(query)}\n)`;
}

function sumRate(selector: string, window: string): string {
  return `sum(rate(${selector}[${window}]))`;
}

/** The reader's query on lines of its own, because it may end in a comment; summed, so that two of them match as one series each. */
function sumOnce(query: string): string {
  return isPlainSum(query) ? `(\n${indent(query)}\n)` : `sum(\n${indent(query)}\n)`;
}

/** A line of a string literal in backquotes would change with its indentation; such a query keeps its lines. */
export function indent(text: string): string {
  return text.includes('`') ? text : text.replaceAll(/^(?=.)/gmu, '  ');
}
