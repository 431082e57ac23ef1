/** Published sets of SLO targets, and how one becomes targets of a record. */
import type { AnyMetricId, SourceReference, Statistic } from '../../metrics/metric';
import type { Comparator, SloTarget } from '../target';

export type PresetTarget = Omit<SloTarget, 'id'>;

export interface SloPreset {
  readonly id: string;
  readonly title: string;
  /** What the numbers were published for, and where they differ from how they are judged here. */
  readonly description: string;
  readonly source: SourceReference;
  readonly targets: readonly PresetTarget[];
}

/** A target in canonical units. */
export function presetTarget(
  metric: AnyMetricId,
  statistic: Statistic,
  comparator: Comparator,
  threshold: number,
): PresetTarget {
  return { metric, statistic, comparator, threshold };
}

/** `TTFT p99 <= …` and `TPOT p99 <= …` with another statistic if given; thresholds in seconds. */
export function tokenTargets(
  firstToken: number,
  perToken: number,
  statistic: Statistic = 'p99',
): readonly PresetTarget[] {
  return [
    presetTarget('time_to_first_token', statistic, '<=', firstToken),
    presetTarget('time_per_output_token', statistic, '<=', perToken),
  ];
}

/** The preset's targets with ids of their own, each naming the preset's source. */
export function createTargetsFromPreset(
  preset: SloPreset,
  createId: () => string,
): readonly SloTarget[] {
  return preset.targets.map((target) => ({ source: preset.source, ...target, id: createId() }));
}
