/** What a level's tests feed: the counters that its queries read or, where those cannot be made up, the recorded shares. */
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration, formatSelector } from '../../../domain/monitoring/promql-text';
import { fillWindow } from '../../../domain/monitoring/promql-template';
import { isEmptyWithoutData } from './counted-expression';
import type { EventSeries } from './event-series';
import { createEventSeries } from './event-series';
import { formatCounter } from './input-values';
import { WINDOW_LABEL, createLevelLabels, listWindows, nameErrorRatio } from './recorded-series';
import type { InputSeries } from './rule-test-file';

/** A stretch of time with a constant share of bad events; `null` for no events at all. */
export interface Stretch {
  readonly steps: number;
  readonly share: number | null;
}

export interface LevelInput {
  /** Whether the queries themselves are tried. */
  readonly kind: 'events' | 'shares';
  readonly create: (stretches: readonly Stretch[], isGone?: boolean) => readonly InputSeries[];
}

/** Null where neither can be done. */
export function createLevelInput(level: ServiceLevel): LevelInput | null {
  const series = createEventSeries(level.indicator);
  if (series !== null) {
    const events = countEvents(level);
    return {
      kind: 'events',
      create: (stretches, isGone) => createCounters(series, events, stretches, isGone),
    };
  }
  const { indicator } = level;
  if (indicator.kind === 'histogram') return null;
  const query = indicator.kind === 'ratio' ? indicator.total : indicator.ratio;
  // A query that gives something from nothing would record its own share beside the given one.
  return isEmptyWithoutData(fillWindow(query, '5m'))
    ? { kind: 'shares', create: (stretches) => createShares(level, stretches) }
    : null;
}

/** Events in a step: whole numbers, and so many that the smallest share that is fed is met within a thousandth. */
function countEvents({ alerts }: ServiceLevel): number {
  const smallest = Math.min(1, ...alerts.map(({ errorRatioThreshold }) => errorRatioThreshold));
  return 10 ** Math.min(12, Math.max(6, Math.ceil(-Math.log10(smallest)) + 4));
}

function createCounters(
  { all, good, bad }: EventSeries,
  events: number,
  stretches: readonly Stretch[],
  isGone?: boolean,
): readonly InputSeries[] {
  return all.map((series) => ({
    series,
    values: formatCounter(
      stretches.map(({ steps, share }) => {
        const badEvents = share === null ? 0 : Math.round(share * events);
        const goodEvents = share === null ? 0 : events - badEvents;
        const increase = (good.has(series) ? goodEvents : 0) + (bad.has(series) ? badEvents : 0);
        return { steps, increase };
      }),
      isGone,
    ),
  }));
}

/** The period's own share is left to its rule. */
function createShares(level: ServiceLevel, stretches: readonly Stretch[]): readonly InputSeries[] {
  if (stretches.length === 0) return [];
  return listWindows(level)
    .filter((window) => window !== level.objective.window)
    .map((window) => {
      const labels = {
        ...createLevelLabels(level),
        [WINDOW_LABEL]: formatPromDuration(window),
      };
      return {
        series: formatSelector(
          nameErrorRatio(window),
          Object.entries(labels).map(([name, value]) => ({ name, value })),
        ),
        values: stretches
          .flatMap(({ steps, share }, i) => formatGauge(share, i === 0 ? steps + 1 : steps))
          .join(' '),
      };
    });
}

function formatGauge(value: number | null, samples: number): readonly string[] {
  if (samples === 0) return [];
  return [value === null ? `_x${samples}` : `${value}+0x${samples - 1}`];
}
