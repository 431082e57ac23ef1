import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Answer } from '@site/src/domain/investigation/investigation-record';
import { PITFALLS } from '@site/src/domain/investigation/pitfalls';
import type { Pitfall } from '@site/src/domain/investigation/step';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { RadioGroup } from '@site/src/ui/fields/RadioGroup';
import { RecordWidget } from '../kit/RecordWidget';
import { answerPitfall, describePitfall, readChoice, type AuditChoice } from './pitfall-answers';
import styles from './PitfallAudit.module.css';

export interface PitfallAuditProps {
  /** Only the questions of this pitfall; without it, all five. */
  readonly pitfall?: string;
}

const PAGES = '/docs/03-professional-scenarios/engineering/performance-investigation-pitfalls';

const CHOICES: readonly { readonly value: AuditChoice; readonly label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
];

export function View({ pitfall: only }: PitfallAuditProps): ReactNode {
  const answers = useInvestigation((state) => state.record.pitfalls);
  const shown = only === undefined ? PITFALLS : PITFALLS.filter((pitfall) => pitfall.id === only);
  if (shown.length === 0) throw new Error(`PitfallAudit: there is no pitfall "${String(only)}"`);
  return (
    <RecordWidget
      title={only === undefined ? 'Self-audit: five pitfalls' : 'Self-audit'}
      id="pitfall-audit"
    >
      {shown.map((pitfall) => (
        <section key={pitfall.id} className={styles.pitfall} aria-label={pitfall.title}>
          <p className={styles.title}>
            {only === undefined ? (
              <Link to={`${PAGES}/${pitfall.id}`}>{pitfall.title}</Link>
            ) : (
              pitfall.title
            )}
            <span className={styles.count}>{describePitfall(pitfall, answers)}</span>
          </p>
          <ol className={styles.questions}>
            {pitfall.questions.map((question) => (
              <Question key={question.id} question={question} answer={answers[question.id]} />
            ))}
          </ol>
        </section>
      ))}
    </RecordWidget>
  );
}

interface QuestionProps {
  readonly question: Pitfall['questions'][number];
  readonly answer: Answer | undefined;
}

function Question({ question, answer }: QuestionProps): ReactNode {
  const edit = useEdit();
  const disabled = !useCanEdit();
  const choice = readChoice(answer);
  return (
    <li className={styles.question}>
      <RadioGroup
        label={question.text}
        inline
        value={choice}
        options={CHOICES}
        disabled={disabled}
        onCommit={(value) =>
          edit((record) => answerPitfall(record, question.id, value), 'answer the self-audit')
        }
      />
      {(choice === 'no' || choice === 'unknown') && (
        <p className={styles.advice}>{question.ifNo}</p>
      )}
    </li>
  );
}
