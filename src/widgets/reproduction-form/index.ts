import { createLazyWidget } from '../kit/create-lazy-widget';

export const ReproductionForm = createLazyWidget({
  name: 'reproduction-form',
  load: () => import('./ReproductionFormView'),
});
