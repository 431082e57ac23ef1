import type { FormatFamily } from '../format';
import { detectNsys, detectNsysTable } from './detect';
import { declineNsysTable, parseNsys } from './parse';
import { NSYS_REFERENCE } from './reference';

const DOCS = 'https://docs.nvidia.com/nsight-systems/UserGuide/index.html';

export const NSYS: FormatFamily = {
  id: 'nsys',
  title: 'nsys stats',
  group: 'Profiles',
  reading: 'lines',
  formats: [
    {
      id: 'nsys',
      label: 'nsys stats CSV',
      tool: 'NVIDIA Nsight Systems',
      docsUrl: DOCS,
      detect: detectNsys,
      parse: parseNsys,
    },
    {
      id: 'nsys-table',
      label: 'nsys stats table',
      tool: 'NVIDIA Nsight Systems',
      docsUrl: DOCS,
      detect: detectNsysTable,
      parse: declineNsysTable,
    },
  ],
  reference: NSYS_REFERENCE,
};
