/** A query over a range: counters and histograms by their growth, gauges by their values in time. */
import type { Sample } from '../../../domain/metrics-snapshot/metrics-snapshot';
import type { GaugeChange, SeriesChange } from '../../../domain/metrics-snapshot/metrics-window';
import { readSeries } from '../../../domain/metrics-snapshot/read-series';
import type { ParsedFile } from '../../format';
import type { ReportBuilder } from '../../report';
import { createRuns } from '../create-runs';
import { resolveKnownType } from '../engines/tables';
import { groupSamples } from '../exposition/group-samples';
import { findUnknownNames } from '../unknown-names';
import type { ApiPoint, ApiSeries } from './read-series';

export function createRangeRuns(all: readonly ApiSeries[], report: ReportBuilder): ParsedFile {
  report.read(all.length);
  report.keep(all.length);
  const times = all.flatMap(({ points }) => points.map(({ time }) => time));
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const growth: Sample[] = [];
  const gaugeChanges: GaugeChange[] = [];
  let resets = 0;
  for (const { name = '', labels, points } of all) {
    if (typeOf(name) === 'gauge') gaugeChanges.push({ kind: 'gauge', name, labels, points });
    else {
      const increase = increaseOf(points);
      resets += increase.resets;
      growth.push({ name, labels, value: increase.value });
    }
  }
  const families = groupSamples(growth, new Map());
  const changes: SeriesChange[] = [...gaugeChanges, ...readSeries({ families }, typeOf)];
  const isLong = last > first;
  const { runs, used } = createRuns(
    { changes, startedAt: first, ...(isLong ? { duration: last - first } : {}) },
    {
      label: 'over the queried range',
      notes: [
        'From the first to the last sample of the query: counters and histograms by how much they grew, without the extrapolation of Prometheus’ increase.',
        ...(resets > 0
          ? [
              'A counter began anew within the range; what it counted between its last sample and the reset is lost.',
            ]
          : []),
      ],
    },
  );
  const gauges = changes.map(({ name }) => ({ name, type: 'gauge', samples: [] }) as const);
  for (const name of findUnknownNames({ families: [...families, ...gauges] }, used)) {
    report.unknownField(name);
  }
  return { runs };
}

/** Known names first: `nv_inference_pending_request_count` is a gauge. Names that nobody knows are read as what they end in. */
function typeOf(name: string): 'counter' | 'gauge' {
  const known = resolveKnownType(name);
  if (known) return known;
  return /_(?:bucket|sum|count|total)$/u.test(name) ? 'counter' : 'gauge';
}

/** Growth over all samples; after a fall the whole value is growth, as in Prometheus' `increase`. */
function increaseOf(points: readonly ApiPoint[]): { value: number; resets: number } {
  let value = 0;
  let resets = 0;
  for (let i = 1; i < points.length; i += 1) {
    const [before, now] = [points[i - 1]?.value ?? 0, points[i]?.value ?? 0];
    if (now < before) resets += 1;
    value += now < before ? now : now - before;
  }
  return { value, resets };
}
