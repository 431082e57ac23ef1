import { createLazyWidget } from '../kit/create-lazy-widget';

export const MonitoringPlan = createLazyWidget({
  name: 'monitoring-plan',
  load: () => import('./MonitoringPlanView'),
});
