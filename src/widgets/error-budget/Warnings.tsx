import type { ReactNode } from 'react';
import { Notice } from '@site/src/ui/Notice';

export function Warnings({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  return warnings.map((warning) => (
    <Notice key={warning} tone="warning">
      <p>{warning}</p>
    </Notice>
  ));
}
