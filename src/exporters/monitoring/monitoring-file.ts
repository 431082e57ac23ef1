/** One of the files that are written from a monitoring plan. */
export interface MonitoringFile {
  /** Within the archive, with forward slashes: `prometheus/slo.rules.yml`. */
  readonly path: string;
  readonly text: string;
  readonly language: 'yaml' | 'json' | 'markdown';
  /** What it is, in two or three words: `Prometheus rules`. */
  readonly title: string;
  /** What to do with it; one sentence, or two. */
  readonly purpose: string;
}
