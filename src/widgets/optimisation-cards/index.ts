import { createLazyWidget } from '../kit/create-lazy-widget';

export const OptimisationCards = createLazyWidget({
  name: 'optimisation-cards',
  load: () => import('./OptimisationCardsView'),
});
