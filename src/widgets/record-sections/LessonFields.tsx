import type { ReactNode } from 'react';
import type { Lessons } from '@site/src/domain/investigation/investigation-record';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import styles from './RecordSections.module.css';

const PROMPTS: readonly {
  readonly key: 'wentWell' | 'wentBadly' | 'lucky' | 'surprising';
  readonly label: string;
  readonly hint: string;
}[] = [
  { key: 'wentWell', label: 'What went well', hint: 'Worth doing again on purpose' },
  { key: 'wentBadly', label: 'What went badly', hint: 'Where time or data was lost' },
  { key: 'lucky', label: 'Where we were lucky', hint: 'What would have made it worse next time' },
  { key: 'surprising', label: 'What surprised us', hint: 'What others should know' },
];

export function LessonFields({ lessons }: { readonly lessons: Lessons }): ReactNode {
  return (
    <div className={styles.lessons}>
      {PROMPTS.map(({ key, label, hint }) => (
        <RecordText
          key={key}
          label={label}
          hint={hint}
          rows={2}
          value={lessons[key]}
          change={(text) => (record) => ({
            ...record,
            lessons: setOptional(record.lessons, key, text),
          })}
        />
      ))}
    </div>
  );
}
