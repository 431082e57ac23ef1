import type { FormatFamily } from '../format';

export const CHROME_TRACE: FormatFamily = {
  id: 'chrome-trace',
  title: 'Chrome trace and PyTorch profiler',
  group: 'Profiles',
  reading: 'lines or whole',
  formats: [],
};
