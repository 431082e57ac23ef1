/**
 * What the names of a server's metrics mean: tables of data, one file per server. Names are written as exposed; `:`, `.` and `_`
 * are the same, and `_total` may be there or not, because collectors rewrite both.
 */
import type { GaugeRule } from '../../../domain/metrics-snapshot/add-series';
import type { LabelSelector } from '../../../domain/metrics-snapshot/labels';
import type { AnyMetricId } from '../../../domain/metrics/metric';
import type { ForeignUnit } from '../../../domain/units/foreign-units';

/** Which part of a request's way, or which resource, a metric measures. `engine`: from the arrival at the server to the end. */
export type Stage = 'client' | 'queue' | 'prefill' | 'decode' | 'engine' | 'host' | 'gpu';

interface Entry {
  readonly metric: AnyMetricId;
  readonly stage: Stage;
  /** What the server's number really is, where it differs from the catalogue's definition or misleads. */
  readonly note?: string;
}

/** Series of one name (the first of the names that is there counts), filtered by labels. */
export interface Selection {
  readonly names: readonly string[];
  readonly where?: LabelSelector;
  /** Of a histogram that stands in for a counter: its observations, or the sum of them. */
  readonly part?: 'count' | 'sum';
}

export interface HistogramEntry extends Entry, Selection {
  readonly kind: 'histogram';
  readonly unit: ForeignUnit;
}

export interface GaugeEntry extends Entry, Selection {
  readonly kind: 'gauge';
  readonly unit: ForeignUnit;
  readonly across: GaugeRule;
}

/** A gauge divided by others, moment by moment: memory in use ÷ memory there is. */
export interface GaugeShareEntry extends Entry {
  readonly kind: 'gauge-share';
  readonly of: readonly Selection[];
  readonly per: readonly Selection[];
  /** The share is what is not in `of`: free memory gives used memory. */
  readonly isRest?: true;
}

/** Growth of counters per second, or per growth of other counters. */
export interface CounterEntry extends Entry {
  readonly kind: 'counter';
  /** Of the quotient: µs of all requests ÷ requests are `us`. */
  readonly unit: ForeignUnit;
  readonly statistic: 'rate' | 'mean';
  readonly of: readonly Selection[];
  readonly per: 'second' | readonly Selection[];
  /** Added to the quotient. */
  readonly plus?: number;
}

export type MetricEntry = HistogramEntry | GaugeEntry | GaugeShareEntry | CounterEntry;

export interface EngineTable {
  readonly id: string;
  readonly name: string;
  /** Names that begin so belong to this server, known or not. */
  readonly prefixes: readonly string[];
  /** Labels that may hold the model's name; series of different models make different runs. */
  readonly modelLabels: readonly string[];
  /** Ranks of one model copy that all expose the same numbers: only rank 0 of each counts. Other labels are added up. */
  readonly mirroredRanks?: readonly string[];
  readonly entries: readonly MetricEntry[];
  /** Requests that ended, as far as the server counts them. */
  readonly counts?: {
    readonly succeeded?: Selection;
    readonly failed?: Selection;
    readonly cancelled?: Selection;
  };
  /** Metrics that add up to the request latency, apart from work outside the engine. */
  readonly stages?: readonly AnyMetricId[];
}

type Options = Partial<Pick<HistogramEntry, 'unit' | 'where' | 'note'>>;

/** In seconds unless `unit` says otherwise. */
export function histogram(
  names: readonly string[],
  metric: AnyMetricId,
  stage: Stage,
  options: Options = {},
): HistogramEntry {
  return { kind: 'histogram', names, metric, stage, unit: 's', ...options };
}

export function gauge(
  names: readonly string[],
  metric: AnyMetricId,
  stage: Stage,
  options: Options & { readonly unit: ForeignUnit; readonly across: GaugeRule },
): GaugeEntry {
  return { kind: 'gauge', names, metric, stage, ...options };
}

/** Growth per second of counters that are added up. */
export function rate(
  of: readonly Selection[],
  metric: AnyMetricId,
  stage: Stage,
  unit: ForeignUnit,
  note?: string,
): CounterEntry {
  const entry = { kind: 'counter', metric, stage, unit, statistic: 'rate', of } as const;
  return { ...entry, per: 'second', ...(note === undefined ? {} : { note }) };
}

/** Growth of counters ÷ growth of others: a share. */
export function share(
  of: readonly Selection[],
  per: readonly Selection[],
  metric: AnyMetricId,
  stage: Stage,
  note?: string,
): CounterEntry {
  const entry = { kind: 'counter', metric, stage, unit: 'ratio', statistic: 'rate', of } as const;
  return { ...entry, per, ...(note === undefined ? {} : { note }) };
}

/** The one spelling under which names are compared. */
export function normaliseName(name: string): string {
  return name.replaceAll(/[:.]/g, '_').replace(/_total$/u, '');
}
