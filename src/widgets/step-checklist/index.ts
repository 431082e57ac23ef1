import { createLazyWidget } from '../kit/create-lazy-widget';
import type { StepChecklistProps } from './StepChecklistView';

export const StepChecklist = createLazyWidget<StepChecklistProps>({
  name: 'step-checklist',
  load: () => import('./StepChecklistView'),
});
