import type { FormatFamily } from '../format';

export const OTLP: FormatFamily = {
  id: 'otlp',
  title: 'OpenTelemetry traces and metrics',
  group: 'Telemetry',
  reading: 'lines or whole',
  formats: [],
};
