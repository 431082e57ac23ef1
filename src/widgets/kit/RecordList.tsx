/** One list of the record: add, remove with undo, reorder. */
import type { ReactNode } from 'react';
import { addItem, moveItem, removeItem } from '@site/src/domain/investigation/edit';
import type { RecordListName, RecordLists } from '@site/src/domain/investigation/record-lists';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { ListEditor } from '@site/src/ui/ListEditor';
import { createId } from '@site/src/state/create-id';

export interface RecordListProps<Name extends RecordListName> {
  readonly name: Name;
  /** `Hypotheses`. */
  readonly label: string;
  /** `hypothesis`, in lower case. */
  readonly noun: string;
  readonly items: readonly RecordLists[Name][];
  readonly create: (id: string) => RecordLists[Name];
  readonly render: (item: RecordLists[Name], index: number) => ReactNode;
  readonly empty?: ReactNode;
  readonly addLabel?: string | undefined;
}

export function RecordList<Name extends RecordListName>(props: RecordListProps<Name>): ReactNode {
  const { name, label, noun, items, create, render, empty, addLabel = `Add ${noun}` } = props;
  const edit = useEdit();
  const canEdit = useCanEdit();
  return (
    <ListEditor<RecordLists[Name]>
      label={label}
      items={items}
      itemKey={(item) => item.id}
      itemName={(_item, index) => `${noun} ${index + 1}`}
      renderItem={render}
      empty={empty}
      addLabel={addLabel}
      {...(canEdit && {
        onAdd: () => edit((record) => addItem(record, name, create(createId())), `add ${noun}`),
        onRemove: (item) => edit((record) => removeItem(record, name, item.id), `remove ${noun}`),
        onMove: (from, to) => {
          const item = items[from];
          if (item !== undefined)
            edit((record) => moveItem(record, name, item.id, to), `move ${noun}`);
        },
      })}
    />
  );
}
