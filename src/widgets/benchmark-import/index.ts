import { createLazyWidget } from '../kit/create-lazy-widget';

export const BenchmarkImport = createLazyWidget({
  name: 'benchmark-import',
  load: () => import('./BenchmarkImportView'),
});
