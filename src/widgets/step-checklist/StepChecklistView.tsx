import type { ReactNode } from 'react';
import type { ChecklistAnswer } from '@site/src/domain/investigation/investigation-record';
import type { ChecklistItem } from '@site/src/domain/investigation/step';
import { STEPS } from '@site/src/domain/investigation/steps';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { RadioGroup } from '@site/src/ui/fields/RadioGroup';
import { RecordText } from '../kit/RecordText';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { answerItem, describeAnswers, type ItemState } from './checklist-answers';
import styles from './StepChecklist.module.css';

export interface StepChecklistProps {
  /** 1 to 7, as text because it is written as an attribute in a page. */
  readonly step: string;
}

const STATES: readonly { readonly value: ItemState; readonly label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: 'skipped', label: 'Skip' },
  { value: 'not_applicable', label: 'Does not apply' },
];

export function View({ step: stepText }: StepChecklistProps): ReactNode {
  const step = STEPS.find((candidate) => String(candidate.number) === stepText);
  const answers = useInvestigation((state) => state.record.checklist);
  if (step === undefined)
    throw new Error(`StepChecklist: there is no step "${stepText}", use 1 to 7`);
  const { text, complete } = describeAnswers(step.checklist, answers);
  return (
    <RecordWidget title={`Checklist of step ${step.number}`} id={`checklist-${step.number}`}>
      <p className={styles.count} data-complete={complete}>
        {text}
      </p>
      <ol className={styles.items}>
        {step.checklist.map((item) => (
          <Item key={item.id} item={item} answer={answers[item.id]} risk={step.riskIfSkipped} />
        ))}
      </ol>
    </RecordWidget>
  );
}

/** Evidence may be a whole paragraph although its box is one line. */
const LONGEST_EVIDENCE = 20_000;

interface ItemProps {
  readonly item: ChecklistItem;
  readonly answer: ChecklistAnswer | undefined;
  readonly risk: string;
}

function Item({ item, answer, risk }: ItemProps): ReactNode {
  const edit = useEdit();
  const disabled = !useCanEdit();
  const change =
    (next: (answer: ChecklistAnswer) => ChecklistAnswer): RecordChange =>
    (record) => {
      const current = record.checklist[item.id];
      if (current === undefined) return record;
      return { ...record, checklist: { ...record.checklist, [item.id]: next(current) } };
    };
  return (
    <li className={styles.item} data-state={answer?.state ?? 'open'}>
      <div className={styles.what}>
        <p className={styles.text}>{item.text}</p>
        <p className={styles.why}>{item.why}</p>
      </div>
      <div className={styles.answer}>
        <RadioGroup
          label={item.text}
          labelHidden
          inline
          value={answer?.state ?? 'open'}
          options={STATES}
          disabled={disabled}
          onCommit={(state) =>
            edit((record) => answerItem(record, item.id, state), 'answer a checklist item')
          }
        />
        {answer?.state === 'done' && (
          <RecordText
            label={`Evidence: ${item.evidence}`}
            limit={LONGEST_EVIDENCE}
            value={answer.evidence}
            change={(text) => change((current) => setOptional(current, 'evidence', text))}
          />
        )}
        {(answer?.state === 'skipped' || answer?.state === 'not_applicable') && (
          <RecordText
            label={answer.state === 'skipped' ? 'Why it is skipped' : 'Does not apply, because'}
            limit={LONGEST_EVIDENCE}
            value={answer.because}
            change={(text) => change((current) => setOptional(current, 'because', text))}
          />
        )}
        {answer?.state === 'skipped' && <p className={styles.risk}>Risk: {risk}.</p>}
      </div>
    </li>
  );
}
