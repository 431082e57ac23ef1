/**
 * What each series did in a stretch of time: counters and histograms by how much they grew, gauges by the values they had. Every
 * source becomes this (one snapshot, two of them, a query over a range), so that each metric is interpreted in one place only.
 */
import type { Statistic } from '../metrics/metric';
import type { BucketHistogram } from '../stats/bucket-histogram';
import type { Labels } from './metrics-snapshot';

interface SeriesIdentity {
  /** Of the family. */
  readonly name: string;
  readonly labels: Labels;
}

export interface CounterChange extends SeriesIdentity {
  readonly kind: 'counter';
  readonly increase: number;
}

export interface HistogramChange extends SeriesIdentity {
  readonly kind: 'histogram';
  readonly count: number;
  /** In the unit of the series; absent when it is no number. */
  readonly sum?: number;
  /** In the unit of the series; absent for summaries, and where the buckets cannot be used. */
  readonly buckets?: BucketHistogram;
}

export interface GaugePoint {
  /** Unix time in seconds; the same for all series of one scrape. */
  readonly time: number;
  readonly value: number;
}

/** Readings in time, or what a tool has already made of them. */
export interface GaugeChange extends SeriesIdentity {
  readonly kind: 'gauge';
  readonly points: readonly GaugePoint[];
  readonly statistics?: Partial<Record<Statistic, number>>;
}

export type SeriesChange = CounterChange | HistogramChange | GaugeChange;

export interface MetricsWindow {
  /** Seconds; absent when the source does not say, and then there are no rates. */
  readonly duration?: number;
  /** Unix time in seconds. */
  readonly startedAt?: number;
  readonly changes: readonly SeriesChange[];
}
