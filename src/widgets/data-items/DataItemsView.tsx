import type { ReactNode } from 'react';
import type { DataItem } from '@site/src/domain/investigation/investigation-record';
import { useInvestigation } from '@site/src/state/use-investigation';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordList } from '../kit/RecordList';
import { RecordWidget } from '../kit/RecordWidget';
import { WidgetPart } from '../kit/WidgetPart';
import { CoverageMatrix } from './CoverageMatrix';
import { DataItemCard } from './DataItemCard';

export function View(): ReactNode {
  const items = useInvestigation((state) => state.record.data.items);
  return (
    <RecordWidget title="Data collected" id="data-items">
      <RecordList<'dataItems'>
        name="dataItems"
        label="Data items"
        noun="data item"
        items={items}
        create={(id): DataItem => ({ id, kind: 'metrics', title: '' })}
        render={(item) => <DataItemCard item={item} />}
        empty={
          <EmptyState title="No data item yet">
            <p>
              One entry for each thing you looked at: a graph, a log query, a trace, a profile, a
              benchmark file. With its exact query and time range, somebody else can look at the
              same data; hypotheses cite it as evidence.
            </p>
          </EmptyState>
        }
      />
      <WidgetPart
        title="Coverage of the request path"
        lead="Which signals you have for each component. A component without any is where the time can hide."
      >
        <CoverageMatrix />
      </WidgetPart>
    </RecordWidget>
  );
}
