import type { FormatFamily } from '../format';
import { detectLifecycle, detectRequests, detectServerReport, detectSessions } from './detect';
import { parseLifecycle } from './parse';
import { parseRequests } from './parse-requests';
import { parseServerReport } from './parse-server-report';
import { parseSessions } from './parse-sessions';
import { INFERENCE_PERF_REFERENCE } from './reference';

const TOOL = {
  tool: 'inference-perf',
  docsUrl: 'https://github.com/kubernetes-sigs/inference-perf',
};

export const INFERENCE_PERF: FormatFamily = {
  id: 'inference-perf',
  title: 'inference-perf',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [
    {
      id: 'inference-perf',
      label: 'inference-perf lifecycle report',
      ...TOOL,
      detect: detectLifecycle,
      parse: parseLifecycle,
    },
    {
      id: 'inference-perf-requests',
      label: 'inference-perf requests',
      ...TOOL,
      detect: detectRequests,
      parse: parseRequests,
    },
    {
      id: 'inference-perf-sessions',
      label: 'inference-perf sessions',
      ...TOOL,
      detect: detectSessions,
      parse: parseSessions,
    },
    {
      id: 'inference-perf-server',
      label: 'inference-perf Prometheus report',
      ...TOOL,
      detect: detectServerReport,
      parse: parseServerReport,
    },
  ],
  reference: INFERENCE_PERF_REFERENCE,
};
