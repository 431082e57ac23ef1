import type { ReactNode } from 'react';
import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { changeMonitoring } from './change-monitoring';

/** What the record says; written by the action above, or by hand. */
export function OutcomeFields({ monitoring }: { readonly monitoring: Monitoring }): ReactNode {
  return (
    <>
      <RecordChoice
        label="Outcome"
        none="Still watching"
        width="medium"
        value={monitoring.outcome}
        options={[
          { value: 'held', label: 'The gain held' },
          { value: 'lost', label: 'The gain was lost' },
          { value: 'not reviewed', label: 'Nobody reviewed it' },
        ]}
        change={(outcome) =>
          changeMonitoring((current) => setOptional(current, 'outcome', outcome))
        }
      />
      <RecordText
        label="Note on the outcome"
        hint="The numbers at the review"
        rows={4}
        value={monitoring.outcomeNote}
        change={(text) => changeMonitoring((current) => setOptional(current, 'outcomeNote', text))}
      />
    </>
  );
}
