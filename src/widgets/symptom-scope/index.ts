import { createLazyWidget } from '../kit/create-lazy-widget';

export const SymptomScope = createLazyWidget({
  name: 'symptom-scope',
  load: () => import('./SymptomScopeView'),
});
