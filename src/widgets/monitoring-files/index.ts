import { createLazyWidget } from '../kit/create-lazy-widget';

export const MonitoringFiles = createLazyWidget({
  name: 'monitoring-files',
  load: () => import('./MonitoringFilesView'),
});
