import { createLazyWidget } from '../kit/create-lazy-widget';

export const PrometheusSource = createLazyWidget({
  name: 'prometheus-source',
  load: () => import('./PrometheusSourceView'),
});
