/** Metrics of the reader's own. A `custom.` id carries no definition, so its name has to say what its unit is. */
import type { Unit } from '../units/unit';
import type { BetterDirection, CustomMetricId, MetricDefinition, MetricShape } from './metric';

/** Name endings that fix the unit; the first that fits wins, so longer endings stand first. */
const ENDINGS: readonly {
  readonly ending: RegExp;
  readonly unit: Unit;
  readonly shape: MetricShape;
}[] = [
  { ending: /_(?:requests|req)_per_second$/u, unit: 'requests_per_second', shape: 'rate' },
  { ending: /_(?:tokens|tok)_per_second$/u, unit: 'tokens_per_second', shape: 'rate' },
  { ending: /_usd_per_million_tokens$/u, unit: 'usd_per_million_tokens', shape: 'gauge' },
  { ending: /_(?:seconds|latency|duration|time)$/u, unit: 'seconds', shape: 'per_request' },
  { ending: /_(?:ratio|share|utilization)$/u, unit: 'ratio', shape: 'share' },
  { ending: /_bytes$/u, unit: 'bytes', shape: 'gauge' },
  { ending: /_tokens$/u, unit: 'tokens', shape: 'per_request' },
  { ending: /_requests$/u, unit: 'requests', shape: 'gauge' },
  { ending: /_usd$/u, unit: 'usd', shape: 'gauge' },
];

/** The text that follows `custom.` in an id is at most 64 characters of snake_case. */
export function isCustomMetricId(text: string): text is CustomMetricId {
  return /^custom\.[a-z][a-z0-9_]{0,63}$/u.test(text);
}

/**
 * A definition made from the name: `custom.rerank_seconds` is in seconds, `custom.cache_miss_ratio` is a ratio; a name that ends
 * in none of the known words is a plain count. Durations and costs are better when lower; of the rest nothing is known.
 */
export function createCustomDefinition(id: CustomMetricId): MetricDefinition<CustomMetricId> {
  const name = id.slice('custom.'.length);
  const match = ENDINGS.find(({ ending }) => ending.test(`_${name}`));
  const unit = match?.unit ?? 'count';
  const shape = match?.shape ?? 'gauge';
  const words = name.replace(/_seconds$/u, '').replaceAll('_', ' ');
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  const lower = unit === 'seconds' || unit === 'usd' || unit === 'usd_per_million_tokens';
  const better: BetterDirection = lower ? 'lower' : shape === 'rate' ? 'higher' : 'neither';
  return {
    id,
    label,
    shortLabel: label,
    unit,
    shape,
    better,
    definition:
      'A metric of your own; only the file or person it comes from can say how it is measured.',
    aliases: [],
    usualStatistic: shape === 'per_request' ? 'p99' : shape === 'gauge' ? 'mean' : 'rate',
    source: {
      title: 'OpenTelemetry: how to name a metric',
      url: 'https://opentelemetry.io/docs/specs/semconv/general/naming/',
    },
  };
}
