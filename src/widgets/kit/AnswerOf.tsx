import type { ReactNode } from 'react';
import type { Answer } from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import type { RecordChange } from '@site/src/state/investigation-state';
import { AnswerField } from '@site/src/ui/fields/AnswerField';

export interface AnswerOfProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Answer | undefined;
  /** null takes the answer away: not answered yet. */
  readonly change: (answer: Answer | null) => RecordChange;
}

/** A question of the record: answered, unknown, or not applicable because. */
export function AnswerOf({ label, hint, value, change }: AnswerOfProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return (
    <AnswerField
      label={label}
      hint={hint}
      value={value ?? null}
      readOnly={readOnly}
      onCommit={(answer) => edit(change(answer), `answer "${label.toLowerCase()}"`)}
    />
  );
}
