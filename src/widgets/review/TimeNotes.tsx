import type { ReactNode } from 'react';
import type { ReviewTimeNote } from '@site/src/domain/investigation/review-time';
import { Notice } from '@site/src/ui/Notice';

export function TimeNotes({ notes }: { readonly notes: readonly ReviewTimeNote[] }): ReactNode {
  if (notes.length === 0) return null;
  return (
    <Notice tone="warning">
      {notes.map(({ problem, text }) => (
        <p key={problem}>{text}</p>
      ))}
    </Notice>
  );
}
