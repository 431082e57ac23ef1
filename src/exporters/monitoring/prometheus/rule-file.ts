/** A Prometheus rule file as data. Format: https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */

export interface RuleFile {
  readonly groups: readonly RuleGroup[];
}

export interface RuleGroup {
  /** Unique in the file. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

export type Rule = RecordingRule | AlertingRule;

export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  /** Go templates: free text goes through `escapeTemplate`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
