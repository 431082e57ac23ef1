import type { FormatFamily } from '../format';
import {
  detectAiperf,
  detectAiperfCsv,
  detectAiperfRecords,
  detectMultiRun,
  detectTimeSlices,
  detectTimeSlicesCsv,
} from './detect';
import { parseAiperf } from './parse';
import { parseAiperfCsv } from './parse-csv';
import { parseMultiRun } from './parse-multi-run';
import { parseAiperfRecords } from './parse-records';
import { parseTimeSlices, parseTimeSlicesCsv } from './parse-time-slices';
import { AIPERF_REFERENCE } from './reference';

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
    {
      id: 'aiperf-multi-run',
      label: 'AIPerf summary of several runs',
      ...AIPERF_TOOL,
      detect: detectMultiRun,
      parse: parseMultiRun,
    },
    {
      id: 'aiperf-timeslices',
      label: 'AIPerf time slices',
      ...AIPERF_TOOL,
      detect: detectTimeSlices,
      parse: parseTimeSlices,
    },
    {
      id: 'aiperf-timeslices-csv',
      label: 'AIPerf time slices (CSV)',
      ...AIPERF_TOOL,
      detect: detectTimeSlicesCsv,
      parse: parseTimeSlicesCsv,
    },
  ],
  reference: AIPERF_REFERENCE,
};
