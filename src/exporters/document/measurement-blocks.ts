/** The measurements in full, as an appendix. */
import type {
  InvestigationRecord,
  Measurement,
} from '../../domain/investigation/investigation-record';
import { getMetric } from '../../domain/metrics/catalogue';
import { facts, sayTime, table } from './blocks';
import type { Block } from './document';
import { sayWorkload } from './head';
import { sayInterval, sayValue } from './numbers';

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
  ];
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
