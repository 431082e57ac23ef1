import type { FormatFamily } from '../format';
import { detectLocustHistory, detectLocustJson, detectLocustStats } from './detect';
import { parseLocustHistory } from './parse-history';
import { parseLocustJson } from './parse-json';
import { parseLocustStats } from './parse-stats';
import { LOCUST_REFERENCE } from './reference';

const LOCUST_TOOL = {
  tool: 'Locust',
  docsUrl: 'https://docs.locust.io/en/stable/retrieving-stats.html',
};

export const LOCUST: FormatFamily = {
  id: 'locust',
  title: 'Locust',
  group: 'Load tools',
  reading: 'lines or whole',
  formats: [
    {
      id: 'locust-stats',
      label: 'Locust statistics',
      ...LOCUST_TOOL,
      detect: detectLocustStats,
      parse: parseLocustStats,
    },
    {
      id: 'locust-history',
      label: 'Locust history',
      ...LOCUST_TOOL,
      detect: detectLocustHistory,
      parse: parseLocustHistory,
    },
    {
      id: 'locust-json',
      label: 'Locust JSON',
      ...LOCUST_TOOL,
      detect: detectLocustJson,
      parse: parseLocustJson,
    },
  ],
  reference: LOCUST_REFERENCE,
};
