import { createLazyWidget } from '../kit/create-lazy-widget';

export const SloTargets = createLazyWidget({
  name: 'slo-targets',
  load: () => import('./SloTargetsView'),
});
