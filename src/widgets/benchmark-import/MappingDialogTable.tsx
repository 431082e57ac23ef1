import clsx from 'clsx';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { ColumnRole, TablePreview } from '@site/src/state/import-state';
import { ScrollRegion } from '@site/src/ui/ScrollRegion';
import { describeRole } from './column-roles';
import styles from './MappingDialog.module.css';

interface MappingDialogTableProps {
  readonly preview: TablePreview;
  readonly roles: readonly ColumnRole[];
  /** The column whose question has the focus: it is marked and brought into view. */
  readonly active: number | null;
}

const SHOWN_ROWS = 5;

/** The first rows as they are read now, each column under what it is taken for. */
export function MappingDialogTable({ preview, roles, active }: MappingDialogTableProps): ReactNode {
  const captionId = useId();
  const head = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (active === null) return;
    const cell = head.current?.children[active];
    const region = cell?.closest('[data-scroll]');
    if (!(cell instanceof HTMLElement) || !(region instanceof HTMLElement)) return;
    // Sideways only: the dialog itself must not jump.
    const before = cell.offsetLeft - region.scrollLeft;
    if (before < 0 || before + cell.offsetWidth > region.clientWidth) {
      region.scrollLeft = Math.max(0, cell.offsetLeft - region.clientWidth / 3);
    }
  }, [active]);
  return (
    <ScrollRegion labelledBy={captionId}>
      <table className={styles.table}>
        <caption className={styles.caption} id={captionId}>
          <span className={styles.captionText}>The first rows</span>
        </caption>
        <thead>
          <tr ref={head}>
            {preview.headers.map((header, index) => {
              const role = roles[index] ?? { role: 'ignore' };
              const isUsed = role.role !== 'ignore';
              return (
                <th
                  key={`${index}-${header}`}
                  scope="col"
                  className={clsx(
                    !isUsed && styles.unused,
                    active === index && styles.active,
                    isNumeric(preview, index) && styles.end,
                  )}
                >
                  {header}
                  <span className={clsx(styles.role, isUsed && styles.used)}>
                    {describeRole(role)}
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, SHOWN_ROWS).map((row, place) => (
            // The rows of a file have no names, and never change places.
            <tr key={place}>
              {preview.headers.map((header, index) => (
                <td
                  key={`${index}-${header}`}
                  className={clsx(
                    roles[index]?.role === 'ignore' && styles.unused,
                    active === index && styles.active,
                    isNumeric(preview, index) && styles.end,
                  )}
                >
                  {row[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Begins like a number in each row that has something: for the alignment alone. */
function isNumeric({ rows }: TablePreview, index: number): boolean {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^[+-]?[\d.,]+(?:\s?\D{1,3})?$/u.test(cell));
}
