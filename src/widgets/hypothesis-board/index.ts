import { createLazyWidget } from '../kit/create-lazy-widget';

export const HypothesisBoard = createLazyWidget({
  name: 'hypothesis-board',
  load: () => import('./HypothesisBoardView'),
});
