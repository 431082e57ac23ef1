import type { FormatFamily } from '../format';
import { detectCprofile } from './detect';
import { parseCprofile } from './parse';
import { CPROFILE_REFERENCE } from './reference';

export const CPROFILE: FormatFamily = {
  id: 'cprofile',
  title: 'cProfile',
  group: 'Profiles',
  reading: 'lines',
  formats: [
    {
      id: 'cprofile',
      label: 'cProfile table',
      tool: 'Python cProfile and pstats',
      docsUrl: 'https://docs.python.org/3/library/profile.html',
      detect: detectCprofile,
      parse: parseCprofile,
    },
  ],
  reference: CPROFILE_REFERENCE,
};
