import type { ReactNode } from 'react';
import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import type { ReviewTimeNote } from '@site/src/domain/investigation/review-time';
import { RecordText } from '../kit/RecordText';
import { RecordDate, RecordTime } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { changeMonitoring } from './change-monitoring';
import { TimeNotes } from './TimeNotes';

interface WatchFieldsProps {
  readonly monitoring: Monitoring;
  /** What is wrong with the window or the date. */
  readonly notes: readonly ReviewTimeNote[];
}

export function WatchFields({ monitoring, notes }: WatchFieldsProps): ReactNode {
  return (
    <WidgetPart
      title="Watch"
      lead="A gain that is gone after a week was not one. Watch for at least one full cycle of the load, with a name and a date."
    >
      <FieldRow>
        <RecordTime
          label="Watch from"
          value={monitoring.watchFrom}
          change={(time) => changeMonitoring((current) => setOptional(current, 'watchFrom', time))}
        />
        <RecordTime
          label="Watch until"
          value={monitoring.watchUntil}
          change={(time) => changeMonitoring((current) => setOptional(current, 'watchUntil', time))}
        />
        <RecordDate
          label="Review date"
          value={monitoring.reviewDate}
          change={(date) => changeMonitoring((current) => setOptional(current, 'reviewDate', date))}
        />
      </FieldRow>
      <RecordText
        label="Owner of the watch"
        value={monitoring.owner}
        change={(text) => changeMonitoring((current) => setOptional(current, 'owner', text))}
      />
      <TimeNotes notes={notes} />
    </WidgetPart>
  );
}
