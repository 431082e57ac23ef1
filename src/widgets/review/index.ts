import { createLazyWidget } from '../kit/create-lazy-widget';

export const Review = createLazyWidget({
  name: 'review',
  load: () => import('./ReviewView'),
});
