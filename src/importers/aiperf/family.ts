import type { FormatFamily } from '../format';
import { detectAiperf, detectAiperfCsv, detectAiperfRecords } from './detect';
import { parseAiperf } from './parse';
import { parseAiperfCsv } from './parse-csv';
import { parseAiperfRecords } from './parse-records';

const AIPERF_TOOL = { tool: 'NVIDIA AIPerf', docsUrl: 'https://github.com/ai-dynamo/aiperf' };

export const AIPERF: FormatFamily = {
  id: 'aiperf',
  title: 'NVIDIA AIPerf',
  group: 'LLM benchmarks',
  reading: 'lines or whole',
  formats: [
    {
      id: 'aiperf',
      label: 'AIPerf aggregate',
      ...AIPERF_TOOL,
      detect: detectAiperf,
      parse: parseAiperf,
    },
    {
      id: 'aiperf-records',
      label: 'AIPerf records',
      ...AIPERF_TOOL,
      detect: detectAiperfRecords,
      parse: parseAiperfRecords,
    },
    {
      id: 'aiperf-csv',
      label: 'AIPerf CSV',
      ...AIPERF_TOOL,
      detect: detectAiperfCsv,
      parse: parseAiperfCsv,
    },
  ],
};
