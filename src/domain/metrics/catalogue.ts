/**
 * The metric catalogue: the only place that knows a metric's label, unit, better direction, aliases, definition and source.
 * TPOT and ITL are different metrics and share no alias. To add a metric: an id in `metric.ts`, an entry in one of the three
 * lists, and a new record schema version.
 */
import { createCustomDefinition, isCustomMetricId } from './custom-metric';
import { LATENCY_METRICS } from './latency-metrics';
import type { AnyMetricId, CustomMetricId, MetricDefinition, MetricId } from './metric';
import { RESOURCE_METRICS } from './resource-metrics';
import { SERVICE_METRICS } from './service-metrics';

/** Every metric of the catalogue: of a request, of the service, of its resources. */
export const METRICS: readonly MetricDefinition<MetricId>[] = [
  ...LATENCY_METRICS,
  ...SERVICE_METRICS,
  ...RESOURCE_METRICS,
];

const BY_ID: ReadonlyMap<string, MetricDefinition> = new Map(
  METRICS.map((metric) => [metric.id, metric]),
);

const BY_NAME: ReadonlyMap<string, MetricId> = new Map(
  METRICS.flatMap((metric) =>
    [metric.id, metric.label, metric.shortLabel, ...metric.aliases].map(
      (name): [string, MetricId] => [normaliseName(name), metric.id],
    ),
  ),
);

/** Longer texts are no names, and the pattern below takes the square of their length. */
const LONGEST_NAME = 200;

/** Last words of a name that say a unit and not what is measured. */
const UNIT_SUFFIX =
  /[\s_\-.([]+(?:ms|s|sec|secs|seconds|us|µs|ns|msec|milliseconds|percent|pct|perc|%)[)\]]?$/u;

/**
 * The definition of a metric; a custom id gets one made from its name (see `createCustomDefinition`).
 *
 * @throws RangeError for an id that is neither in the catalogue nor custom, which the types exclude.
 */
export function getMetric(id: AnyMetricId): MetricDefinition {
  const metric = BY_ID.get(id);
  if (metric) return metric;
  if (hasCustomPrefix(id)) return createCustomDefinition(id);
  throw new RangeError(`"${id}" is not a metric of the catalogue`);
}

/**
 * The catalogue's metric of that id, label or alias; case, spaces, dashes, underscores and a unit at the end (`ttft_ms`,
 * `TTFT (s)`) do not matter. Undefined when there is none; custom ids are found by `findAnyMetric`.
 */
export function findMetric(text: string): MetricId | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const name = text.trim().toLowerCase();
  return (
    BY_NAME.get(normaliseName(name)) ?? BY_NAME.get(normaliseName(name.replace(UNIT_SUFFIX, '')))
  );
}

/** As `findMetric`, and also takes a well-formed `custom.…` id for itself. */
export function findAnyMetric(text: string): AnyMetricId | undefined {
  const trimmed = text.trim();
  return findMetric(trimmed) ?? (isCustomMetricId(trimmed) ? trimmed : undefined);
}

function hasCustomPrefix(id: AnyMetricId): id is CustomMetricId {
  return id.startsWith('custom.');
}

function normaliseName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/gu, '');
}
