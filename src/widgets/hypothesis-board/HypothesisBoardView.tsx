import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { Hypothesis } from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { ShareField } from '@site/src/ui/fields/ShareField';
import { EmptyState } from '@site/src/ui/EmptyState';
import { AnswerOf } from '../kit/AnswerOf';
import { RecordList } from '../kit/RecordList';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { EvidenceList } from './EvidenceList';
import styles from './HypothesisBoard.module.css';

const STATUSES: readonly Hypothesis['status'][] = [
  'open',
  'supported',
  'refuted',
  'confirmed',
  'set aside',
];

export function View(): ReactNode {
  const hypotheses = useInvestigation((state) => state.record.analysis.hypotheses);
  const rootCause = useInvestigation((state) => state.record.analysis.rootCause);
  const trigger = useInvestigation((state) => state.record.analysis.trigger);
  return (
    <RecordWidget title="Hypotheses" id="hypothesis-board">
      <RecordList
        name="hypotheses"
        label="Hypotheses"
        noun="hypothesis"
        items={hypotheses}
        create={(id) => ({ id, statement: '', for: [], against: [], status: 'open' })}
        render={(hypothesis) => <Card hypothesis={hypothesis} />}
        empty={
          <EmptyState title="No hypothesis yet">
            <p>
              Write at least two that compete. Each needs a prediction that the other does not make,
              and an observation that would refute it; the next check is the one that tells them
              apart.
            </p>
          </EmptyState>
        }
      />
      <div className={styles.conclusion}>
        <AnswerOf
          label="Root cause"
          hint="Only what evidence confirms; several contributing factors may stand here"
          value={rootCause}
          change={(answer) => (record) => ({
            ...record,
            analysis: setOptional(record.analysis, 'rootCause', answer),
          })}
        />
        <AnswerOf
          label="Trigger"
          hint="What set it off, which is seldom the cause itself"
          value={trigger}
          change={(answer) => (record) => ({
            ...record,
            analysis: setOptional(record.analysis, 'trigger', answer),
          })}
        />
      </div>
    </RecordWidget>
  );
}

function Card({ hypothesis }: { readonly hypothesis: Hypothesis }): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const { id } = hypothesis;
  const change =
    (next: (item: Hypothesis) => Hypothesis) => (record: Parameters<typeof updateItem>[0]) =>
      updateItem(record, 'hypotheses', id, next);
  return (
    <div className={styles.card} data-status={hypothesis.status}>
      <RecordText
        label="Hypothesis"
        hint="A cause and its mechanism, in one sentence that could be false"
        rows={2}
        value={hypothesis.statement}
        change={(statement) => change((item) => ({ ...item, statement }))}
      />
      <div className={styles.pair}>
        <RecordText
          label="If it is true, we will see"
          rows={2}
          value={hypothesis.prediction}
          change={(text) => change((item) => setOptional(item, 'prediction', text))}
        />
        <RecordText
          label="It is refuted if we see"
          rows={2}
          value={hypothesis.refutedBy}
          change={(text) => change((item) => setOptional(item, 'refutedBy', text))}
        />
      </div>
      <div className={styles.pair}>
        <EvidenceList hypothesis={hypothesis} side="for" title="Evidence for" />
        <EvidenceList hypothesis={hypothesis} side="against" title="Evidence against" />
      </div>
      <div className={styles.state}>
        <RecordSelect
          label="Status"
          value={hypothesis.status}
          options={STATUSES}
          change={(status) => change((item) => ({ ...item, status }))}
        />
        <ShareField
          label="How sure are you"
          value={hypothesis.confidence ?? null}
          readOnly={readOnly}
          onCommit={(confidence) =>
            edit(
              change((item) => setOptional(item, 'confidence', confidence)),
              'change confidence',
            )
          }
        />
        <RecordText
          label="Execution pattern"
          hint="For example 06-debug-with-evidence"
          width="medium"
          value={hypothesis.pattern}
          change={(text) => change((item) => setOptional(item, 'pattern', text))}
        />
      </div>
    </div>
  );
}
