import { useId, useState, type ReactNode } from 'react';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { TextField } from '@site/src/ui/fields/TextField';
import { USUAL_COMPONENTS, addComponents, hasComponent } from './request-path';
import styles from './AddComponent.module.css';

/** Adds components to the request path: by name, or the usual ones in one go. Nothing while the record cannot be edited. */
export function AddComponent(): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const components = useInvestigation((state) => state.record.system.components);
  const [name, setName] = useState('');
  const fieldId = useId();
  if (!canEdit) return null;
  const isKnown = hasComponent(components, name);
  const missing = USUAL_COMPONENTS.filter((usual) => !hasComponent(components, usual));
  return (
    <form
      className={styles.form}
      data-print="hide"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || isKnown) return;
        edit((record) => addComponents(record, [name]), 'add component');
        setName('');
      }}
    >
      <TextField
        id={fieldId}
        label="Another component of the request path"
        width="medium"
        value={name}
        error={isKnown ? `“${name.trim()}” is there already.` : undefined}
        onChange={setName}
      />
      <Button type="submit" size="small">
        Add component
      </Button>
      {missing.length > 0 && (
        <Button
          size="small"
          variant="quiet"
          onClick={() =>
            edit((record) => addComponents(record, missing), 'add the usual components')
          }
        >
          {components.length === 0 ? 'Add the usual request path' : `Add ${missing.join(', ')}`}
        </Button>
      )}
    </form>
  );
}
