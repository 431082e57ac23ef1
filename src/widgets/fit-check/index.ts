import { createLazyWidget } from '../kit/create-lazy-widget';

export const FitCheck = createLazyWidget({
  name: 'fit-check',
  load: () => import('./FitCheckView'),
});
