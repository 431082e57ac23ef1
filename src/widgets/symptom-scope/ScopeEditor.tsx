import type { ReactNode } from 'react';
import type { ScopeDimension } from '@site/src/domain/investigation/investigation-record';
import { RecordText } from '../kit/RecordText';
import { SCOPE_QUESTIONS, describeScope, findScope, setScope, type ScopeSide } from './scope';
import styles from './SymptomScope.module.css';

const SIDES: readonly { readonly side: ScopeSide; readonly title: string }[] = [
  { side: 'affected', title: 'Affected' },
  { side: 'notAffected', title: 'Not affected' },
];

export function ScopeEditor({ scope }: { readonly scope: readonly ScopeDimension[] }): ReactNode {
  return (
    <div>
      <div className={styles.scope}>
        {/* Every field below carries these words in its own label. */}
        <div className={styles.scopeHead} aria-hidden="true">
          <span>Dimension</span>
          {SIDES.map(({ side, title }) => (
            <span key={side}>{title}</span>
          ))}
        </div>
        {SCOPE_QUESTIONS.map(({ dimension, title, examples }) => {
          const row = findScope(scope, dimension);
          return (
            <div key={dimension} className={styles.scopeRow} role="group" aria-label={title}>
              <p className={styles.dimension}>
                {title}
                <span className={styles.examples}>{examples}</span>
              </p>
              {SIDES.map((column) => (
                <div key={column.side} className={styles.scopeCell} data-side={column.side}>
                  <span className={styles.cellTitle} aria-hidden="true">
                    {column.title}
                  </span>
                  <RecordText
                    label={`${title}: ${column.title.toLowerCase()}`}
                    labelHidden
                    rows={1}
                    value={row?.[column.side]}
                    change={(text) => (record) => setScope(record, dimension, column.side, text)}
                  />
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p className={styles.note}>{describeScope(scope)}</p>
    </div>
  );
}
