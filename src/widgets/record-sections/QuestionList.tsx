import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { OpenQuestion } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordList } from '../kit/RecordList';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import styles from './RecordSections.module.css';

export function QuestionList({
  questions,
}: {
  readonly questions: readonly OpenQuestion[];
}): ReactNode {
  return (
    <RecordList
      name="openQuestions"
      label="Open questions"
      noun="question"
      items={questions}
      create={(id) => ({ id, question: '' })}
      render={(question) => <Item item={question} />}
      empty={
        <EmptyState title="No open question">
          <p>
            Write down what you could not explain, even if the symptom is gone: it is where the next
            investigation starts.
          </p>
        </EmptyState>
      }
    />
  );
}

function Item({ item }: { readonly item: OpenQuestion }): ReactNode {
  const change =
    (next: (current: OpenQuestion) => OpenQuestion): RecordChange =>
    (record) =>
      updateItem(record, 'openQuestions', item.id, next);
  return (
    <div className={styles.item}>
      <RecordText
        label="Question"
        rows={1}
        value={item.question}
        change={(question) => change((current) => ({ ...current, question }))}
      />
      <FieldRow>
        <RecordText
          label="Who finds out"
          value={item.owner}
          change={(text) => change((current) => setOptional(current, 'owner', text))}
        />
        <RecordText
          label="Answer"
          rows={1}
          value={item.answer}
          change={(text) => change((current) => setOptional(current, 'answer', text))}
        />
      </FieldRow>
    </div>
  );
}
