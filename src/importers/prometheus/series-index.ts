/** Finds the series that an entry of a table means. */
import {
  addCounters,
  addGauges,
  addHistograms,
  addPoints,
} from '../../domain/metrics-snapshot/add-series';
import type { GaugeRule, GaugeSummary } from '../../domain/metrics-snapshot/add-series';
import { labelOf, matchesLabels } from '../../domain/metrics-snapshot/labels';
import type { Labels } from '../../domain/metrics-snapshot/metrics-snapshot';
import type {
  CounterChange,
  GaugeChange,
  GaugePoint,
  HistogramChange,
  SeriesChange,
} from '../../domain/metrics-snapshot/metrics-window';
import type { EngineTable, Selection } from './engines/engine';
import { normaliseName } from './engines/engine';

export class SeriesIndex {
  readonly #byName = new Map<string, SeriesChange[]>();
  /** Names of families that an entry has asked for. */
  readonly used = new Set<string>();

  constructor(changes: readonly SeriesChange[]) {
    for (const change of changes) {
      const name = normaliseName(change.name);
      const list = this.#byName.get(name) ?? [];
      this.#byName.set(name, list);
      list.push(change);
    }
  }

  counters(selection: Selection): CounterChange[] {
    const counters = this.#select(selection, (change) => change.kind === 'counter');
    if (counters.length > 0) return counters;
    // A histogram that stands in for a counter.
    return this.histograms(selection).flatMap(({ name, labels, count, sum }): CounterChange[] => {
      const increase = selection.part === 'count' ? count : selection.part && sum;
      return increase === undefined ? [] : [{ kind: 'counter', name, labels, increase }];
    });
  }

  histograms(selection: Selection): HistogramChange[] {
    return this.#select(selection, (change) => change.kind === 'histogram');
  }

  gauges(selection: Selection): GaugeChange[] {
    return this.#select(selection, (change) => change.kind === 'gauge');
  }

  /** The series of the first name that has any of this kind, then those with the right labels. */
  #select<T extends SeriesChange>(
    { names, where }: Selection,
    isKind: (change: SeriesChange) => change is T,
  ): T[] {
    for (const name of names) {
      const all = (this.#byName.get(normaliseName(name)) ?? []).filter(isKind);
      if (all.length === 0) continue;
      for (const change of all) this.used.add(change.name);
      return all.filter(({ labels }) => matchesLabels(labels, where));
    }
    return [];
  }

  /**
   * Of all selections together. Null when one of them has no series, because a part of a sum is no sum; 0 counts where the series
   * are there, but none of them has such labels.
   */
  total(selections: readonly Selection[]): number | null {
    const isComplete = selections.every(
      ({ names, part }) => this.counters({ names, ...(part ? { part } : {}) }).length > 0,
    );
    if (!isComplete) return null;
    return selections.reduce((sum, selection) => sum + addCounters(this.counters(selection)), 0);
  }

  histogram(selection: Selection): ReturnType<typeof addHistograms> {
    return addHistograms(this.histograms(selection));
  }

  gauge(selection: Selection, rule: GaugeRule): GaugeSummary | null {
    return addGauges(this.gauges(selection), rule);
  }

  /** Gauges of several names added up, moment by moment. */
  points(selections: readonly Selection[]): GaugePoint[] {
    return addPoints(
      selections.flatMap((selection) => this.gauges(selection)),
      'sum',
    );
  }

  /** The same from means that a tool has made; null when one is absent. */
  mean(selections: readonly Selection[]): number | null {
    const means = selections.map((selection) => this.gauge(selection, 'sum')?.statistics.mean);
    const present = means.filter((mean) => mean !== undefined);
    return present.length === 0 ? null : present.reduce((sum, mean) => sum + mean, 0);
  }
}

/** Series of a table's server, one copy of ranks that mirror each other. */
export function changesOf(table: EngineTable, changes: readonly SeriesChange[]): SeriesChange[] {
  const prefixes = table.prefixes.map((prefix) => `${prefix}_`);
  const own = changes.filter(({ name }) => {
    const normalised = normaliseName(name);
    return prefixes.some((prefix) => normalised.startsWith(prefix));
  });
  const { mirroredRanks = [] } = table;
  return own.filter(({ labels }) =>
    mirroredRanks.every((rank) => /^0?$/u.test(labelOf(labels, rank))),
  );
}

/** The model that a series is about; undefined where it does not say. */
export function modelOf(table: EngineTable, labels: Labels): string | undefined {
  return table.modelLabels.map((name) => labelOf(labels, name)).find((value) => value !== '');
}
