import type { FormatFamily } from '../format';
import { detectChromeTrace } from './detect';
import { parseChromeTrace } from './parse';
import { CHROME_TRACE_REFERENCE } from './reference';

export const CHROME_TRACE: FormatFamily = {
  id: 'chrome-trace',
  title: 'Chrome trace and PyTorch profiler',
  group: 'Profiles',
  reading: 'lines or whole',
  formats: [
    {
      id: 'chrome-trace',
      label: 'Chrome trace',
      tool: 'PyTorch profiler, Chrome and others',
      docsUrl: 'https://pytorch.org/docs/stable/profiler.html',
      detect: detectChromeTrace,
      parse: parseChromeTrace,
    },
  ],
  reference: CHROME_TRACE_REFERENCE,
};
