/** Comparing and choosing series by their labels. An absent label and an empty one are the same, as in Prometheus. */
import type { Labels } from './metrics-snapshot';

/** Label names and the patterns that their values must match. */
export type LabelSelector = Readonly<Record<string, RegExp>>;

/** The same text for the same series, whatever the order of its labels; `without` leaves labels out of the comparison. */
export function seriesKey(name: string, labels: Labels, without: readonly string[] = []): string {
  const pairs = Object.entries(labels)
    .filter(([label, value]) => value !== '' && !without.includes(label))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, pairs]);
}

export function labelOf(labels: Labels, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}

export function matchesLabels(labels: Labels, selector: LabelSelector = {}): boolean {
  return Object.entries(selector).every(([name, pattern]) => pattern.test(labelOf(labels, name)));
}
