import type { FormatFamily } from '../format';
import { parseAiperfServerMetrics } from './aiperf-export';
import { detectAiperfServerMetrics, detectPrometheusApi, detectPrometheusText } from './detect';
import { parsePrometheusApi } from './parse-api';
import { parsePrometheusText } from './parse-text';
import { PROMETHEUS_REFERENCE } from './reference';

export const PROMETHEUS: FormatFamily = {
  id: 'prometheus',
  title: 'Prometheus and OpenMetrics',
  group: 'Telemetry',
  reading: 'whole',
  reference: PROMETHEUS_REFERENCE,
  formats: [
    {
      id: 'prometheus',
      label: 'Prometheus text or OpenMetrics',
      tool: 'Prometheus',
      docsUrl: 'https://prometheus.io/docs/instrumenting/exposition_formats/',
      detect: detectPrometheusText,
      parse: parsePrometheusText,
    },
    {
      id: 'prometheus-api',
      label: 'Prometheus HTTP API',
      tool: 'Prometheus',
      docsUrl: 'https://prometheus.io/docs/prometheus/latest/querying/api/',
      detect: detectPrometheusApi,
      parse: parsePrometheusApi,
    },
    {
      id: 'aiperf-server-metrics',
      label: 'AIPerf server metrics',
      tool: 'NVIDIA AIPerf',
      docsUrl: 'https://github.com/ai-dynamo/aiperf',
      detect: detectAiperfServerMetrics,
      parse: parseAiperfServerMetrics,
    },
  ],
};
