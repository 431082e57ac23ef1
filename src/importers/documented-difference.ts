/** A known reason why a value computed here from a tool's samples differs from the value that the tool printed. */
import type { AnyMetricId, Statistic } from '../domain/metrics/metric';

export interface DocumentedDifference {
  readonly metric: AnyMetricId | 'any';
  /** `quantiles` stands for every p…. */
  readonly statistics: 'quantiles' | readonly Statistic[];
  /** One sentence; the format's README says the same. */
  readonly reason: string;
  /** Where the difference follows exactly from the definitions: the tool's value out of ours and the number of samples. */
  readonly toTool?: (ours: number, n: number) => number;
  /** Where it does not: the largest relative difference that the reason explains. */
  readonly atMost?: number;
}

/** Tools that use numpy's default divide the squared deviations by n; the values computed here by n − 1. */
export const POPULATION_STD: DocumentedDifference = {
  metric: 'any',
  statistics: ['std'],
  reason: 'The tool divides by n (population); here by n − 1 (sample).',
  toTool: (ours, n) => ours * Math.sqrt((n - 1) / n),
};
