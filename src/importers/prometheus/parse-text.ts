/** Prometheus text format and OpenMetrics: what `curl http://server/metrics` prints, once or several times in one file. */
import type { MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { MAX_JSON_BYTES } from '../limits';
import type { ImportSource } from '../source';
import { readExposition } from './exposition/read-exposition';
import { importSnapshots } from './import-snapshots';

export async function parsePrometheusText(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const { report } = context;
  const text = await source.readText(MAX_JSON_BYTES, context);
  const { snapshots, otherLines, replacedSamples, exemplars } = readExposition(text);
  if (snapshots.length === 0) {
    throw new ImportError(
      'damaged',
      'No line of the file is a metric with a value; save the output of curl from the server’s /metrics again.',
    );
  }
  report.drop('lines of other text around the metrics', otherLines);
  report.drop('earlier samples of a series within one scrape', replacedSamples);
  if (exemplars > 0) report.secret('exemplars with trace ids');
  if (!/\n\s*$/u.test(text)) {
    report.assume(
      'the last line is complete, although it has no line end: where the file was cut off, its number may be too short',
    );
  }
  return importSnapshots(snapshots.map(withoutPartialHistogram), report);
}

/** A file that was cut off ends inside a family: a histogram without its total says nothing. */
function withoutPartialHistogram(snapshot: MetricsSnapshot): MetricsSnapshot {
  const last = snapshot.families.at(-1);
  if (last?.type !== 'histogram') return snapshot;
  const isComplete = last.samples.some(
    ({ name, labels }) => name.endsWith('_count') || /^\+?inf$/iu.test(labels.le ?? ''),
  );
  return isComplete ? snapshot : { ...snapshot, families: snapshot.families.slice(0, -1) };
}
