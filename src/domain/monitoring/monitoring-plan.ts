/**
 * What a monitoring system is to watch, worked out of a record: one service level for each target that has good and bad events.
 * Everything that is generated for step 7 (rules, their tests, dashboard, OpenSLO, runbook, pipeline) is written from this alone.
 */
import type { BurnRateAlert } from '../slo/burn-rate-alerts';
import type { SloObjective, SloTarget } from '../slo/target';
import type { MonitoredEngine } from './engine-metrics';
import type { LabelMatch } from './promql-text';

export interface MonitoringPlan {
  readonly record: {
    readonly id: string;
    /** Free text from the record. */
    readonly title: string;
    /** Where the team keeps the record; only https, http or mailto. */
    readonly link: string | null;
  };
  /** Free text from the record; `LLM service` where it names none. */
  readonly service: string;
  /** Free text. */
  readonly owner: string | null;
  readonly engine: MonitoredEngine | null;
  /** In every selector that is written here. */
  readonly labels: readonly LabelMatch[];
  /** Address of the handbook, without a slash at its end; null where nobody knows it. */
  readonly handbook: string | null;
  /** Seconds for which a condition must hold before its alert fires; 0 for none, as the workbook has it. */
  readonly holdFor: number;
  readonly levels: readonly ServiceLevel[];
  /** Targets that get no rules, each with a sentence that says why and what would help. */
  readonly leftOut: readonly LeftOutTarget[];
}

export interface LeftOutTarget {
  readonly target: SloTarget;
  readonly because: string;
}

export interface ServiceLevel {
  /** `<service>-<name>`: lower-case letters, digits and `-`, at most 63 characters, unique in the plan (a DNS-1123 label). */
  readonly id: string;
  /** The service as such a label: `chat-api`. */
  readonly service: string;
  /** The target as such a label: `time-to-first-token-p99`. */
  readonly name: string;
  /** `TTFT p99 at or below 500 ms`: for people; made from the catalogue's words, no free text. */
  readonly title: string;
  readonly target: SloTarget;
  readonly objective: SloObjective;
  readonly indicator: Indicator;
  /** Those that can fire, in the order of the policy. */
  readonly alerts: readonly BurnRateAlert[];
  /** Those that cannot fire at this objective, or whose window is longer than the objective's; no rule is written for them. */
  readonly unreachable: readonly BurnRateAlert[];
  /** The page that says what to do, from the record's alert for this target, else from the handbook; null where neither is known. */
  readonly runbook: string | null;
  /** What the reader must know of this level's rules; sentences. */
  readonly warnings: readonly string[];
}

export type Indicator = HistogramIndicator | RatioIndicator | ErrorRatioIndicator;

/** Good events are those in the buckets up to a bound. */
export interface HistogramIndicator {
  readonly kind: 'histogram';
  /** Name without `_bucket`, `_count`, `_sum`: `vllm:time_to_first_token_seconds`. */
  readonly metric: string;
  readonly labels: readonly LabelMatch[];
  /** The largest bound at or below the threshold: counts what lies between it and the threshold as bad. Null below all bounds. */
  readonly pessimistic: Bound | null;
  /** The smallest bound at or above the threshold: misses what lies between; infinite above all bounds. */
  readonly optimistic: Bound;
  /** Which of the two the alerts use. */
  readonly used: Bound;
  /** What one observation is. */
  readonly counts: 'requests' | 'tokens';
}

export interface Bound {
  /** As exposed, in the metric's own unit; Infinity for the last bucket. */
  readonly exposed: number;
  /** In the target's canonical unit. */
  readonly value: number;
}

/** Counts of bad and of all events per second, PromQL with `[$window]`. Checked: each is one whole expression. */
export interface RatioIndicator {
  readonly kind: 'ratio';
  readonly bad: string;
  readonly total: string;
}

/** A share of bad events that a system already exposes; periods are averaged over time, not weighted by traffic. */
export interface ErrorRatioIndicator {
  readonly kind: 'error ratio';
  readonly ratio: string;
}
