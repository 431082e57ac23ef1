import type { ReactNode } from 'react';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { ListEditor } from '@site/src/ui/ListEditor';
import { AddComponent } from '../kit/AddComponent';
import { moveComponent, removeComponent } from '../kit/request-path';
import styles from './RecordSections.module.css';

export function RequestPath({ components }: { readonly components: readonly string[] }): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  return (
    <div role="group" aria-label="Components of the request path" className={styles.group}>
      <p className={styles.groupTitle}>Components of the request path, in order</p>
      <ListEditor<string>
        label="Components of the request path"
        items={components}
        itemKey={(component) => component}
        itemName={(component) => `component ${component}`}
        renderItem={(component) => component}
        empty={
          <p className={styles.note}>
            None yet. They become the rows of the coverage matrix in step 3.
          </p>
        }
        {...(canEdit && {
          onRemove: (component) =>
            edit((record) => removeComponent(record, component), 'remove component'),
          onMove: (from, to) => edit((record) => moveComponent(record, from, to), 'move component'),
        })}
      />
      <AddComponent />
    </div>
  );
}
