import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import { VisuallyHidden } from './VisuallyHidden';
import { AddIcon, DownIcon, RemoveIcon, UpIcon } from './icons';
import styles from './ListEditor.module.css';

export interface ListEditorProps<Item> {
  /** What is listed, for screen readers: `Targets`. */
  readonly label: string;
  readonly items: readonly Item[];
  /** Stable: the focus follows it. */
  readonly itemKey: (item: Item) => string;
  /** Used in the buttons' names and in what is read out: `Hypothesis 3`, `target "TTFT p99"`. */
  readonly itemName: (item: Item, index: number) => string;
  readonly renderItem: (item: Item, index: number) => ReactNode;
  readonly onAdd?: (() => void) | undefined;
  readonly addLabel?: string | undefined;
  /** The caller offers an undo (`UndoBar`) instead of asking first. */
  readonly onRemove?: ((item: Item) => void) | undefined;
  readonly onMove?: ((from: number, to: number) => void) | undefined;
  /** Instead of the list while it has no items. */
  readonly empty?: ReactNode;
}

type Tool = 'up' | 'down' | 'remove';

export function ListEditor<Item>(props: ListEditorProps<Item>) {
  const { label, items, itemKey, itemName, renderItem, onAdd, onRemove, onMove } = props;
  const root = useRef<HTMLDivElement>(null);
  /** Where the focus goes once the changed list is drawn: moving or removing an element drops it. */
  const nextFocus = useRef<{ readonly key: string; readonly tool: Tool } | null>(null);
  const [announcement, setAnnouncement] = useState('');

  useEffect(() => {
    const target = nextFocus.current;
    if (target === null) return;
    nextFocus.current = null;
    const item = root.current?.querySelector(`[data-item="${CSS.escape(target.key)}"]`);
    // An item may hold lists of its own, whose tools are not meant.
    const tools =
      item?.querySelectorAll<HTMLButtonElement>(':scope > * > [data-tool]:enabled') ?? [];
    const same = [...tools].find((tool) => tool.dataset.tool === target.tool);
    const add = root.current?.querySelector<HTMLButtonElement>(':scope > [data-tool="add"]');
    (same ?? tools[0] ?? add)?.focus();
  }, [items]);

  const move = (item: Item, from: number, tool: 'up' | 'down') => {
    const to = tool === 'up' ? from - 1 : from + 1;
    nextFocus.current = { key: itemKey(item), tool };
    setAnnouncement(`${itemName(item, from)} moved to position ${to + 1} of ${items.length}.`);
    onMove?.(from, to);
  };
  const remove = (item: Item, index: number) => {
    const neighbour = items[index + 1] ?? items[index - 1];
    nextFocus.current = { key: neighbour === undefined ? '' : itemKey(neighbour), tool: 'remove' };
    setAnnouncement(`${itemName(item, index)} removed.`);
    onRemove?.(item);
  };

  return (
    <div ref={root}>
      {items.length === 0 && props.empty}
      {items.length > 0 && (
        <ol className={styles.list} aria-label={label}>
          {items.map((item, index) => {
            const name = itemName(item, index);
            return (
              <li key={itemKey(item)} className={styles.item} data-item={itemKey(item)}>
                <div className={styles.content}>{renderItem(item, index)}</div>
                <div className={styles.tools}>
                  {onMove !== undefined && items.length > 1 && (
                    <>
                      <IconButton
                        label={`Move ${name} up`}
                        icon={<UpIcon />}
                        disabled={index === 0}
                        data-tool="up"
                        onClick={() => move(item, index, 'up')}
                      />
                      <IconButton
                        label={`Move ${name} down`}
                        icon={<DownIcon />}
                        disabled={index === items.length - 1}
                        data-tool="down"
                        onClick={() => move(item, index, 'down')}
                      />
                    </>
                  )}
                  {onRemove !== undefined && (
                    <IconButton
                      label={`Remove ${name}`}
                      icon={<RemoveIcon />}
                      data-tool="remove"
                      onClick={() => remove(item, index)}
                    />
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {onAdd !== undefined && (
        <Button size="small" onClick={onAdd} data-tool="add">
          <AddIcon />
          {props.addLabel ?? 'Add'}
        </Button>
      )}
      <VisuallyHidden>
        <span role="status">{announcement}</span>
      </VisuallyHidden>
    </div>
  );
}
