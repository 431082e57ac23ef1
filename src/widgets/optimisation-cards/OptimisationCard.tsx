import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { Optimisation } from '@site/src/domain/investigation/investigation-record';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import type { ChangeCard } from './change-card';
import { GuardrailList } from './GuardrailList';
import { MeasuredChange } from './MeasuredChange';
import { PredictionFields } from './PredictionFields';
import styles from './OptimisationCards.module.css';

export function OptimisationCard({ card }: { readonly card: Optimisation }): ReactNode {
  const hypotheses = useInvestigation((state) => state.record.analysis.hypotheses);
  const change: ChangeCard = (next) => (record) =>
    updateItem(record, 'optimisations', card.id, next);
  return (
    <div className={styles.card}>
      <RecordText
        label="Change"
        hint="One variable: the flag with its old and new value, the commit, the new model"
        rows={2}
        value={card.change}
        change={(text) => change((current) => ({ ...current, change: text }))}
      />
      <FieldRow>
        <RecordChoice
          label="Hypothesis it tests"
          none="None: say why in the decision"
          value={card.hypothesis}
          options={hypotheses.map(({ id, statement }, index) => ({
            value: id,
            label: `${index + 1}. ${shorten(statement)}`,
          }))}
          change={(id) => change((current) => setOptional(current, 'hypothesis', id))}
        />
        <RecordChoice
          label="Kind of fix"
          value={card.fix}
          options={['temporary', 'permanent']}
          change={(fix) => change((current) => setOptional(current, 'fix', fix))}
        />
      </FieldRow>
      <PredictionFields predicted={card.predicted} change={change} />
      <MeasuredChange card={card} change={change} />
      <GuardrailList guardrails={card.guardrails} change={change} />
      <RecordText
        label="Rollback"
        hint="The command that takes it back, how long that takes, and what tells you to"
        rows={1}
        value={card.rollback}
        change={(text) => change((current) => setOptional(current, 'rollback', text))}
      />
      <FieldRow>
        <RecordChoice
          label="Decision"
          none="Open"
          value={card.decision}
          options={['keep', 'revert', 'run again']}
          change={(decision) => change((current) => setOptional(current, 'decision', decision))}
        />
        <RecordText
          label="Reason"
          rows={1}
          value={card.decisionReason}
          change={(text) => change((current) => setOptional(current, 'decisionReason', text))}
        />
      </FieldRow>
    </div>
  );
}

/** Statements may be paragraphs; a select shows the beginning. */
function shorten(statement: string): string {
  if (statement === '') return 'Untitled hypothesis';
  return statement.length > 80 ? `${statement.slice(0, 79)}…` : statement;
}
