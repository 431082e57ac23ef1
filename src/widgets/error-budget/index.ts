import { createLazyWidget } from '../kit/create-lazy-widget';

export const ErrorBudget = createLazyWidget({
  name: 'error-budget',
  load: () => import('./ErrorBudgetView'),
});
