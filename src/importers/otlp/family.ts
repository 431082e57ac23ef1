import type { FormatFamily } from '../format';
import { ImportError } from '../import-error';
import {
  detectJaeger,
  detectOtlpLogs,
  detectOtlpMetrics,
  detectOtlpTraces,
  detectZipkin,
} from './detect';
import { parseOtlpMetrics } from './parse-metrics';
import { parseJaeger, parseOtlpTraces, parseZipkin } from './parse-traces';
import { OTLP_REFERENCE } from './reference';

const OTLP_TOOL = { tool: 'OpenTelemetry', docsUrl: 'https://opentelemetry.io/docs/specs/otlp/' };

export const OTLP: FormatFamily = {
  id: 'otlp',
  title: 'OpenTelemetry traces and metrics',
  group: 'Telemetry',
  reading: 'lines or whole',
  formats: [
    {
      id: 'otlp-traces',
      label: 'OpenTelemetry traces (OTLP/JSON)',
      ...OTLP_TOOL,
      detect: detectOtlpTraces,
      parse: parseOtlpTraces,
    },
    {
      id: 'otlp-metrics',
      label: 'OpenTelemetry metrics (OTLP/JSON)',
      ...OTLP_TOOL,
      detect: detectOtlpMetrics,
      parse: parseOtlpMetrics,
    },
    {
      id: 'otlp-logs',
      label: 'OpenTelemetry logs (OTLP/JSON)',
      ...OTLP_TOOL,
      detect: detectOtlpLogs,
      parse: () =>
        Promise.reject(
          new ImportError(
            'not supported',
            'These are OpenTelemetry logs, which have no durations; drop the traces or the metrics of the same service.',
          ),
        ),
    },
    {
      id: 'jaeger',
      label: 'Jaeger traces',
      tool: 'Jaeger',
      docsUrl: 'https://www.jaegertracing.io/docs/latest/architecture/apis/',
      detect: detectJaeger,
      parse: parseJaeger,
    },
    {
      id: 'zipkin',
      label: 'Zipkin traces',
      tool: 'Zipkin',
      docsUrl: 'https://zipkin.io/zipkin-api/',
      detect: detectZipkin,
      parse: parseZipkin,
    },
  ],
  reference: OTLP_REFERENCE,
};
