import type { ReactNode } from 'react';
import type { Optimisation } from '@site/src/domain/investigation/investigation-record';
import { useInvestigation } from '@site/src/state/use-investigation';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordList } from '../kit/RecordList';
import { RecordWidget } from '../kit/RecordWidget';
import { OptimisationCard } from './OptimisationCard';

export function View(): ReactNode {
  const cards = useInvestigation((state) => state.record.optimisations.cards);
  const baseline = useInvestigation((state) => state.record.baseline.measurement);
  return (
    <RecordWidget title="Optimisations, one change a card" id="optimisation-cards">
      <RecordList<'optimisations'>
        name="optimisations"
        label="Optimisations"
        noun="optimisation"
        items={cards}
        create={(id): Optimisation => ({
          id,
          change: '',
          guardrails: [],
          // Asked once in step 1, not again here.
          ...(baseline !== undefined && { before: baseline }),
        })}
        render={(card) => <OptimisationCard card={card} />}
        empty={
          <EmptyState title="No optimisation yet">
            <p>
              One card for one change. Write down what it should gain before you measure, choose the
              runs before and after, and the card compares them with their intervals. Two changes in
              one card cannot be told apart.
            </p>
          </EmptyState>
        }
      />
    </RecordWidget>
  );
}
