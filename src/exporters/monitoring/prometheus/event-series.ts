/** The series that one good and one bad event raise, for the tests of the rules. */
import type { Indicator, HistogramIndicator } from '../../../domain/monitoring/monitoring-plan';
import { fillWindow } from '../../../domain/monitoring/promql-template';
import { formatSelector } from '../../../domain/monitoring/promql-text';
import type { CountedExpression, CountedSelector, ExampleSeries } from './counted-expression';
import {
  computeCounted,
  findExampleSeries,
  listSelectors,
  readCountedExpression,
} from './counted-expression';

export interface EventSeries {
  /** All of them, as PromQL writes a series; each starts at zero. */
  readonly all: readonly string[];
  /** Those that a good event raises by one. */
  readonly good: ReadonlySet<string>;
  readonly bad: ReadonlySet<string>;
}

/** Null where the reader's own queries are not of a form from which series can be made up. */
export function createEventSeries(indicator: Indicator): EventSeries | null {
  switch (indicator.kind) {
    case 'histogram':
      return createBuckets(indicator);
    case 'ratio':
      return findEvents(read(indicator.bad), read(indicator.total));
    case 'error ratio': {
      const ratio = read(indicator.ratio);
      return ratio?.kind === '/' ? findEvents(ratio.left, ratio.right) : null;
    }
  }
}

/** Null also where the window changes which series are selected: a label may hold `[$window]` too. */
function read(template: string): CountedExpression | null {
  const [short, long] = ['5m', '1h'].map((window) =>
    readCountedExpression(fillWindow(template, window)),
  );
  return short && JSON.stringify(short) === JSON.stringify(long) ? short : null;
}

/** A good event lies at or below every bound that the rules use, a bad one above them all. */
function createBuckets({
  metric,
  labels,
  used,
  pessimistic,
  optimistic,
}: HistogramIndicator): EventSeries {
  const bounds = [used, optimistic, ...(pessimistic ? [pessimistic] : [])]
    .map(({ exposed }) => exposed)
    .filter((bound) => Number.isFinite(bound));
  const bucket = (bound: string) =>
    formatSelector(`${metric}_bucket`, [...labels, { name: 'le', value: bound }]);
  const good = [...new Set(bounds)].map((bound) => bucket(String(bound)));
  const every = [bucket('+Inf'), formatSelector(`${metric}_count`, labels)];
  return { all: [...good, ...every], good: new Set([...good, ...every]), bad: new Set(every) };
}

/** More selectors than this are not tried: every subset of their series is. */
const MOST_SERIES = 8;

function findEvents(
  bad: CountedExpression | null,
  total: CountedExpression | null,
): EventSeries | null {
  if (bad === null || total === null) return null;
  const selectors = [...listSelectors(bad), ...listSelectors(total)];
  if (new Set(selectors.map(({ by }) => by)).size !== 1) return null;
  const series = findSeries(selectors);
  if (series === null || series.length > MOST_SERIES) return null;
  const find = (badEvents: number) =>
    listSubsets(series).find(
      (raised) =>
        computeCounted(bad, series, raised) === badEvents &&
        computeCounted(total, series, raised) === 1,
    );
  const [goodEvent, badEvent] = [find(0), find(1)];
  if (!goodEvent || !badEvent) return null;
  return {
    all: series.map(format),
    good: new Set(goodEvent.map(format)),
    bad: new Set(badEvent.map(format)),
  };
}

function findSeries(selectors: readonly CountedSelector[]): ExampleSeries[] | null {
  const found = new Map<string, ExampleSeries>();
  for (const selector of selectors) {
    const series = findExampleSeries(selector);
    if (series === null) return null;
    found.set(format(series), series);
  }
  return [...found.values()];
}

function format({ name, labels }: ExampleSeries): string {
  const pairs = Object.entries(labels).filter(([, value]) => value !== '');
  return formatSelector(
    name,
    pairs
      .map(([label, value]) => ({ name: label, value }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

/** Small subsets first. */
function listSubsets<T>(items: readonly T[]): T[][] {
  return items
    .reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((one) => [...one, item])], [[]])
    .toSorted((a, b) => a.length - b.length);
}
