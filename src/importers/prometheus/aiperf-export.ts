/**
 * What AIPerf makes of a server's metrics while it loads the server: `server_metrics_export.csv` and `.json`. Each series is
 * already reduced to its growth (counters, histograms) or to statistics over time (gauges). Source: docs/server-metrics.
 */
import type { MetricsWindow, SeriesChange } from '../../domain/metrics-snapshot/metrics-window';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { parseJsonValues } from '../json-text';
import { MAX_JSON_BYTES } from '../limits';
import type { ImportSource } from '../source';
import { readCsvSeries } from './aiperf/csv';
import { readJsonSeries } from './aiperf/json';
import type { ExportedSeries } from './aiperf/series';
import { toChange } from './aiperf/series';
import { createRuns } from './create-runs';
import { findUnknownNames } from './unknown-names';

export async function parseAiperfServerMetrics(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const { report } = context;
  const text = await source.readText(MAX_JSON_BYTES, context);
  const isJson = /^\s*\{/u.test(text);
  const file = isJson
    ? readJsonSeries(parseJsonValues(text).values[0], report)
    : readCsvSeries(text);
  report.read(file.series.length);
  const changes = file.series.flatMap((series) => toChange(series) ?? []);
  report.keep(changes.length);
  report.drop('series without statistics that can be used', file.series.length - changes.length);
  if (changes.length === 0) {
    throw new ImportError(
      'no requests',
      'The export holds no series with values; run AIPerf again with the server’s metrics reachable, or drop profile_export.jsonl of the same run.',
    );
  }
  const duration = file.duration ?? durationFromRates(file.series);
  if (file.duration === undefined && duration !== undefined) {
    report.assume('the duration: a counter’s growth ÷ its rate, because the file does not say it');
  }
  const window: MetricsWindow = {
    changes,
    ...(duration === undefined ? {} : { duration }),
  };
  const { runs, used } = createRuns(window, {
    label: 'during an AIPerf run',
    toolVersion: file.version,
    startedAt: file.startedAt,
    notes: [
      'The server’s own metrics during a run of AIPerf, as AIPerf reduced them; profile_export.jsonl of the same run has what the client saw.',
      'AIPerf’s estimates of percentiles from buckets are not taken over: the buckets themselves are.',
    ],
  });
  reportUnknown(changes, used, report);
  if (runs.length === 0) {
    throw new ImportError(
      'no requests',
      'No metric of the export is of a server that is known here; drop profile_export.jsonl or profile_export_aiperf.json of the same run.',
    );
  }
  return { runs };
}

function reportUnknown(
  changes: readonly SeriesChange[],
  used: ReadonlySet<string>,
  report: ParseContext['report'],
): void {
  const families = [...new Set(changes.map(({ name }) => name))];
  const snapshot = {
    families: families.map((name) => ({ name, type: 'untyped', samples: [] }) as const),
  };
  for (const name of findUnknownNames(snapshot, used)) report.unknownField(name);
}

/** AIPerf: rate = growth ÷ duration. The CSV rounds to four decimals, so the largest rate gives the most exact duration. */
function durationFromRates(series: readonly ExportedSeries[]): number | undefined {
  let best = { rate: 0, duration: Number.NaN };
  for (const { statistics } of series) {
    for (const [amount, rate] of [
      [statistics.get('total'), statistics.get('rate')],
      [statistics.get('count'), statistics.get('count_rate')],
      [statistics.get('sum'), statistics.get('sum_rate')],
    ]) {
      if (amount !== undefined && rate !== undefined && rate > best.rate && amount > 0) {
        best = { rate, duration: amount / rate };
      }
    }
  }
  return best.rate > 0 ? best.duration : undefined;
}
