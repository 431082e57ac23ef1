import { createLazyWidget } from '../kit/create-lazy-widget';
import type { PitfallAuditProps } from './PitfallAuditView';

export const PitfallAudit = createLazyWidget<PitfallAuditProps>({
  name: 'pitfall-audit',
  load: () => import('./PitfallAuditView'),
});
