import type { FormatFamily } from '../format';
import { detectSpeedscope } from './detect';
import { parseSpeedscope } from './parse';
import { SPEEDSCOPE_REFERENCE } from './reference';

export const SPEEDSCOPE: FormatFamily = {
  id: 'speedscope',
  title: 'speedscope',
  group: 'Profiles',
  reading: 'whole',
  formats: [
    {
      id: 'speedscope',
      label: 'speedscope profile',
      tool: 'py-spy, pyinstrument and others',
      docsUrl: 'https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources',
      detect: detectSpeedscope,
      parse: parseSpeedscope,
    },
  ],
  reference: SPEEDSCOPE_REFERENCE,
};
