import { createLazyWidget } from '../kit/create-lazy-widget';

export const RecordSections = createLazyWidget({
  name: 'record-sections',
  load: () => import('./RecordSectionsView'),
});
