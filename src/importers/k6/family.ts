import type { FormatFamily } from '../format';
import { detectK6Csv, detectK6Points, detectK6Summary } from './detect';
import { parseK6Csv } from './parse-csv';
import { parseK6Points } from './parse-points';
import { parseK6Summary } from './parse-summary';
import { K6_REFERENCE } from './reference';

const K6_TOOL = { tool: 'k6', docsUrl: 'https://grafana.com/docs/k6/latest/results-output/' };

export const K6: FormatFamily = {
  id: 'k6',
  title: 'k6',
  group: 'Load tools',
  reading: 'lines or whole',
  formats: [
    {
      id: 'k6-summary',
      label: 'k6 summary',
      ...K6_TOOL,
      detect: detectK6Summary,
      parse: parseK6Summary,
    },
    {
      id: 'k6-points',
      label: 'k6 points (JSON)',
      ...K6_TOOL,
      detect: detectK6Points,
      parse: parseK6Points,
    },
    {
      id: 'k6-csv',
      label: 'k6 points (CSV)',
      ...K6_TOOL,
      detect: detectK6Csv,
      parse: parseK6Csv,
    },
  ],
  reference: K6_REFERENCE,
};
