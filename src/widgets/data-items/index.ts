import { createLazyWidget } from '../kit/create-lazy-widget';

export const DataItems = createLazyWidget({
  name: 'data-items',
  load: () => import('./DataItemsView'),
});
