import type { FormatFamily } from '../format';

export const PROMETHEUS: FormatFamily = {
  id: 'prometheus',
  title: 'Prometheus and OpenMetrics',
  group: 'Telemetry',
  reading: 'whole',
  formats: [],
};
