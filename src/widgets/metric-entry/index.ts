import { createLazyWidget } from '../kit/create-lazy-widget';

export const MetricEntry = createLazyWidget({
  name: 'metric-entry',
  load: () => import('./MetricEntryView'),
});
