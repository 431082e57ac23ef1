import { createLazyWidget } from '../kit/create-lazy-widget';

export const InvestigationLoop = createLazyWidget({
  name: 'investigation-loop',
  load: () => import('./InvestigationLoopView'),
});
