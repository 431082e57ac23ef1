/** The measurements in full, as an appendix. */
import type {
  InvestigationRecord,
  Measurement,
} from '../../domain/investigation/investigation-record';
import { findHistogram, listHistogramMetrics } from '../../domain/investigation/measurement-access';
import { getMetric } from '../../domain/metrics/catalogue';
import { countObservations } from '../../domain/stats/bucket-histogram';
import { listFilledBuckets } from '../../domain/stats/bucket-histogram-reading';
import { formatQuantity } from '../../domain/units';
import { facts, sayTime, table } from './blocks';
import type { Block } from './document';
import { sayWorkload } from './head';
import { sayInterval, sayShare, sayValue } from './numbers';

export function createMeasurementsBlocks({ measurements }: InvestigationRecord): readonly Block[] {
  return measurements.flatMap(createMeasurementBlocks);
}

function createMeasurementBlocks(measurement: Measurement): readonly Block[] {
  const { counts, source, label } = measurement;
  return [
    ...facts(
      ['Measurement', label],
      [
        'Source',
        source === undefined
          ? 'typed in'
          : `${source.fileName}, ${source.tool} ${source.toolVersion ?? ''}`.trim(),
      ],
      ['SHA-256', source?.sha256],
      ['Load', sayWorkload(measurement.workload)],
      ['Started', sayTime(measurement.startedAt)],
      ['Duration', measurement.duration === undefined ? undefined : `${measurement.duration} s`],
      ['Requests', sayCounts(counts)],
      [
        'Definitions',
        measurement.definitions
          .map(({ metric, text }) => `${getMetric(metric).shortLabel}: ${text}`)
          .join('\n'),
      ],
      ['Notes', measurement.notes.join('\n')],
    ),
    ...table(
      `Values: ${label}`,
      ['Metric', 'Statistic', '#Value', '#95 % interval', '#n', 'Origin'],
      measurement.values.map(({ metric, statistic, value, interval, n, origin }) => [
        getMetric(metric).label,
        statistic,
        sayValue(metric, value),
        sayInterval(metric, interval, value),
        n?.toString(),
        origin,
      ]),
    ),
    ...createBucketBlocks(measurement),
  ];
}

/** What the source counted, metric by metric, from the first bucket that is not empty to the last one. */
function createBucketBlocks(measurement: Measurement): readonly Block[] {
  return listHistogramMetrics(measurement).flatMap((metric) => {
    const histogram = findHistogram(measurement, metric);
    if (histogram === undefined) return [];
    const buckets = listFilledBuckets(histogram);
    const total = countObservations(histogram);
    // The unit of the middle bucket suits most of the rows.
    const like = buckets[Math.floor(buckets.length / 2)]?.low ?? 0;
    let upTo = 0;
    return table(
      `Buckets of ${getMetric(metric).label}: ${measurement.label}`,
      ['#Above', '#Up to', '#Count', '#Up to here'],
      buckets.map(({ low, high, count }) => {
        upTo += count;
        return [
          sayValue(metric, low, like),
          high === Infinity ? 'no upper end' : sayValue(metric, high, like),
          formatQuantity(count, 'count', { significantDigits: 6, group: false }).text,
          sayShare(upTo / total),
        ];
      }),
    );
  });
}

function sayCounts({ requests, succeeded, failed, cancelled }: Measurement['counts']): string {
  const parts: readonly (readonly [number | undefined, string])[] = [
    [requests, 'sent'],
    [succeeded, 'succeeded'],
    [failed, 'failed'],
    [cancelled, 'cancelled'],
  ];
  return parts
    .flatMap(([count, name]) => (count === undefined ? [] : [`${count} ${name}`]))
    .join(', ');
}
