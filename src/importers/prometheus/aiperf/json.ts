/** `server_metrics_export.json`: metrics by name, each with its series. */
import { hasAnyKey, isObject, listOf, numberOf, objectOf, textOf } from '../../fields';
import type { ReportBuilder } from '../../report';
import type { ExportedFile, ExportedSeries } from './series';

export function readJsonSeries(file: unknown, report: ReportBuilder): ExportedFile {
  if (hasAnyKey(file, ['input_config'])) report.secret('the configuration of the benchmark');
  const metrics = Object.entries(objectOf(file, 'metrics') ?? {});
  const series = metrics.flatMap(([name, metric]) =>
    (listOf(metric, 'series') ?? []).map((entry) => readEntry(name, metric, entry)),
  );
  if (metrics.some(([, metric]) => listOf(metric, 'series')?.some(hasTimeslices))) {
    report.note('Time slices of single series are not read.');
  }
  const version = textOf(file, 'aiperf_version');
  const duration = readDuration(file);
  const startedAt = textOf(file, 'summary', 'start_time');
  return {
    series,
    ...(version === undefined ? {} : { version }),
    ...(duration === undefined ? {} : { duration }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

function hasTimeslices(entry: unknown): boolean {
  return listOf(entry, 'timeslices') !== undefined;
}

function readEntry(name: string, metric: unknown, entry: unknown): ExportedSeries {
  const labels = Object.entries(objectOf(entry, 'labels') ?? {}).filter(
    (label): label is [string, string] => typeof label[1] === 'string',
  );
  return {
    type: textOf(metric, 'type') ?? '',
    name,
    labels: Object.fromEntries([...labels, ['endpoint_url', textOf(entry, 'endpoint_url') ?? '']]),
    statistics: new Map(numbersOf(objectOf(entry, 'stats'))),
    buckets: numbersOf(objectOf(entry, 'buckets')),
  };
}

function numbersOf(value: unknown): [string, number][] {
  if (!isObject(value)) return [];
  return Object.entries(value).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number' && Number.isFinite(pair[1]),
  );
}

/** Seconds from the first to the last change, which AIPerf divides by; of several servers the longest. */
function readDuration(file: unknown): number | undefined {
  const durations = Object.values(objectOf(file, 'summary', 'endpoint_info') ?? {}).flatMap(
    (endpoint) => numberOf(endpoint, 'duration_seconds') ?? [],
  );
  const longest = Math.max(0, ...durations);
  return longest > 0 ? longest : undefined;
}
