import { createLazyWidget } from '../kit/create-lazy-widget';

export const RecordPanel = createLazyWidget({
  name: 'record-panel',
  load: () => import('./RecordPanelView'),
});
