import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Answer } from '@site/src/domain/investigation/investigation-record';
import { FIT_ROWS } from '@site/src/domain/investigation/fit';
import type { FitRow } from '@site/src/domain/investigation/step';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { CheckboxField } from '@site/src/ui/fields/CheckboxField';
import { RecordWidget } from '../kit/RecordWidget';
import { answerFit, describeFit, isYes } from './fit-answers';
import styles from './FitCheck.module.css';

const SIDES: readonly { readonly side: FitRow['side']; readonly title: string }[] = [
  { side: 'use', title: 'Use this scenario when' },
  { side: 'avoid', title: 'Do not use it when' },
];

export function View(): ReactNode {
  const fit = useInvestigation((state) => state.record.fit);
  return (
    <RecordWidget title="Does this scenario fit?" id="fit-check">
      <div className={styles.sides}>
        {SIDES.map(({ side, title }) => (
          <div key={side} role="group" aria-labelledby={`fit-${side}`}>
            <p className={styles.side} id={`fit-${side}`}>
              {title}
            </p>
            <ul className={styles.rows}>
              {FIT_ROWS.filter((row) => row.side === side).map((row) => (
                <Row key={row.id} row={row} answer={fit[row.id]} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className={styles.result} role="status">
        {describeFit(FIT_ROWS, fit)}
      </p>
    </RecordWidget>
  );
}

function Row({
  row,
  answer,
}: {
  readonly row: FitRow;
  readonly answer: Answer | undefined;
}): ReactNode {
  const edit = useEdit();
  const disabled = !useCanEdit();
  const checked = isYes(answer);
  return (
    <li>
      <CheckboxField
        label={row.text}
        checked={checked}
        disabled={disabled}
        onCommit={(yes) => edit((record) => answerFit(record, row.id, yes), 'change the fit check')}
      />
      {checked && (
        <p className={styles.advice}>
          {row.advice}
          {row.page !== undefined && (
            <>
              {' '}
              <Link to={row.page}>Go there</Link>
            </>
          )}
        </p>
      )}
    </li>
  );
}
