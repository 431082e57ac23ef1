/** An instant query by name is a scrape of all servers at once; answers of several moments are several scrapes. */
import { seriesKey } from '../../../domain/metrics-snapshot/labels';
import type { MetricsSnapshot, Sample } from '../../../domain/metrics-snapshot/metrics-snapshot';
import { groupSamples } from '../exposition/group-samples';
import type { ApiSeries } from './read-series';

/** Series go into one snapshot until one of them appears again. */
export function toSnapshots(all: readonly ApiSeries[]): MetricsSnapshot[] {
  const scrapes: { samples: Map<string, Sample>; takenAt: number }[] = [];
  for (const { name = '', labels, points } of all) {
    const [point] = points;
    if (!point) continue;
    const key = seriesKey(name, labels);
    let scrape = scrapes.at(-1);
    if (!scrape || scrape.samples.has(key)) {
      scrape = { samples: new Map(), takenAt: point.time };
      scrapes.push(scrape);
    }
    scrape.samples.set(key, { name, labels, value: point.value });
    scrape.takenAt = Math.max(scrape.takenAt, point.time);
  }
  return scrapes.map(({ samples, takenAt }) => ({
    takenAt,
    families: groupSamples([...samples.values()], new Map()),
  }));
}
