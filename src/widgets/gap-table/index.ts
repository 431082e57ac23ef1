import { createLazyWidget } from '../kit/create-lazy-widget';

export const GapTable = createLazyWidget({
  name: 'gap-table',
  load: () => import('./GapTableView'),
});
