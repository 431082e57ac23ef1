/** Puts samples together into metric families, with or without `# TYPE` lines. */
import type {
  MetricFamily,
  Sample,
  SeriesType,
} from '../../../domain/metrics-snapshot/metrics-snapshot';
import { isKnownHistogram } from '../engines/tables';

/** The types of both formats; what is neither measured nor counted (`info`, `stateset`) reads like a gauge. */
const TYPES: Readonly<Record<string, SeriesType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  gaugehistogram: 'gauge',
  summary: 'summary',
  untyped: 'untyped',
  unknown: 'untyped',
  info: 'gauge',
  stateset: 'gauge',
};

export function isSeriesType(text: string): boolean {
  return Object.hasOwn(TYPES, text);
}

/** @param types the families' types as declared */
export function groupSamples(
  samples: readonly Sample[],
  types: ReadonlyMap<string, string>,
): MetricFamily[] {
  const composite = findComposite(samples, types);
  const families = new Map<string, { type: SeriesType; samples: Sample[] }>();
  for (const sample of samples) {
    const name = familyOf(sample, composite);
    const family = families.get(name) ?? { type: typeOf(name, types, composite), samples: [] };
    families.set(name, family);
    family.samples.push(sample);
  }
  return [...families].map(([name, family]) => ({ name, ...family }));
}

/** Families that have `_sum` and `_count`: declared ones, and those whose buckets or quantiles show it. */
function findComposite(
  samples: readonly Sample[],
  types: ReadonlyMap<string, string>,
): ReadonlyMap<string, SeriesType> {
  const composite = new Map<string, SeriesType>();
  for (const [name, type] of types) {
    // Some exporters declare the type for the name with its suffix.
    const base = name.replace(/_bucket$/u, '');
    if (type === 'histogram' || type === 'summary') composite.set(base, type);
  }
  for (const { name, labels } of samples) {
    if (name.endsWith('_bucket') && Object.hasOwn(labels, 'le')) {
      composite.set(name.slice(0, -'_bucket'.length), 'histogram');
    } else if (Object.hasOwn(labels, 'quantile') && !types.has(name)) {
      composite.set(name, 'summary');
    } else {
      const base = name.replace(/_(?:sum|count)$/u, '');
      const isPart = base !== name && !composite.has(base) && !types.has(name);
      if (isPart && isKnownHistogram(base)) composite.set(base, 'histogram');
    }
  }
  return composite;
}

function familyOf({ name }: Sample, composite: ReadonlyMap<string, SeriesType>): string {
  const base = name.replace(/_(?:bucket|sum|count)$/u, '');
  return composite.has(base) ? base : name;
}

/** OpenMetrics declares a counter without the `_total` that its samples carry. */
function typeOf(
  name: string,
  types: ReadonlyMap<string, string>,
  composite: ReadonlyMap<string, SeriesType>,
): SeriesType {
  const inferred = composite.get(name);
  if (inferred) return inferred;
  const declared = types.get(name) ?? types.get(name.replace(/_(?:total|info)$/u, ''));
  return (declared === undefined ? undefined : TYPES[declared]) ?? 'untyped';
}
