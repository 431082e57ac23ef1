import clsx from 'clsx';
import { Fragment, useId, useState, type ReactNode } from 'react';
import { IconButton } from './Button';
import { ScrollRegion } from './ScrollRegion';
import { VisuallyHidden } from './VisuallyHidden';
import { ChevronIcon } from './icons';
import styles from './DataTable.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** Once, in the header; the cells hold bare numbers. */
  readonly unit?: string | undefined;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end' | undefined;
  readonly render: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly caption: string;
  /** Where the title above says the same. */
  readonly captionHidden?: boolean | undefined;
  /** Instead of the table when there are no rows. */
  readonly empty?: ReactNode;
  /** What unfolds below a row; null for a row that has nothing more to show. */
  readonly details?: ((row: Row) => ReactNode) | undefined;
  /** The row's name in the button that unfolds it: `TTFT p99`. */
  readonly rowName?: ((row: Row) => string) | undefined;
  /** Cards instead of a scrolling table where the container is narrower than 640 px. Needs a container, such as `WidgetFrame`. */
  readonly stack?: boolean | undefined;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, caption, captionHidden = false, empty, details, stack } = props;
  const captionId = useId();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (rows.length === 0 && empty !== undefined) return <div className={styles.empty}>{empty}</div>;

  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };

  return (
    <ScrollRegion labelledBy={captionId}>
      <table className={clsx(styles.table, stack === true && styles.stack)}>
        <caption
          className={clsx(styles.caption, captionHidden && styles.hiddenCaption)}
          id={captionId}
        >
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={clsx(column.align === 'end' && styles.end, index === 0 && styles.sticky)}
              >
                {column.header}
                {column.unit !== undefined && <span className={styles.unit}> {column.unit}</span>}
              </th>
            ))}
            {details !== undefined && (
              <td className={styles.toggleCell} data-print="hide">
                <VisuallyHidden>Details</VisuallyHidden>
              </td>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const more = details?.(row) ?? null;
            const isOpen = more !== null && opened.has(key);
            const detailsId = `${captionId}-${key}`;
            return (
              <Fragment key={key}>
                <tr className={styles.row}>
                  {columns.map((column, index) => (
                    <Cell key={column.key} column={column} row={row} isName={index === 0} />
                  ))}
                  {details !== undefined && (
                    <td className={styles.toggleCell} data-print="hide">
                      {more !== null && (
                        <span className={clsx(styles.toggle, isOpen && styles.opened)}>
                          <IconButton
                            label={`Details of ${props.rowName?.(row) ?? key}`}
                            icon={<ChevronIcon />}
                            aria-expanded={isOpen}
                            aria-controls={isOpen ? detailsId : undefined}
                            onClick={() => toggle(key)}
                          />
                        </span>
                      )}
                    </td>
                  )}
                </tr>
                {isOpen && (
                  <tr className={styles.detailsRow} id={detailsId}>
                    <td className={styles.details} colSpan={columns.length + 1}>
                      {more}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly isName: boolean;
}

function Cell<Row>({ column, row, isName }: CellProps<Row>) {
  if (isName) {
    return (
      <th scope="row" className={styles.sticky}>
        {column.render(row)}
      </th>
    );
  }
  return (
    <td className={clsx(column.align === 'end' && styles.end)}>
      {/* For the eye only: the header cell already names the column for screen readers. */}
      <span className={styles.cellLabel} aria-hidden="true">
        {column.header}
        {column.unit !== undefined && `, ${column.unit}`}
      </span>
      <span>{column.render(row)}</span>
    </td>
  );
}
