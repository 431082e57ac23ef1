/** The review of step 7: the watch, a new measurement, held or lost with the numbers, and the way back to step 1. */
import { useMemo, useState, type ReactNode } from 'react';
import { findMeasurement, judgeReview } from '@site/src/domain/investigation/judge-review';
import { checkReviewTime } from '@site/src/domain/investigation/review-time';
import { useInvestigation, useIsExample } from '@site/src/state/use-investigation';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordWidget } from '../kit/RecordWidget';
import { WidgetPart } from '../kit/WidgetPart';
import { NextRound, PreviousRound } from './NextRound';
import { OutcomeFields } from './OutcomeFields';
import { isAboutWatch } from './review-text';
import { ReviewMeasurement } from './ReviewMeasurement';
import { ReviewResult } from './ReviewResult';
import { WatchFields } from './WatchFields';

export function View(): ReactNode {
  const record = useInvestigation((state) => state.record);
  const isExample = useIsExample();
  const [now] = useState(() => new Date().toISOString());
  const [begunFrom, setBegunFrom] = useState<string | null>(null);
  const { monitoring, previous } = record;
  const measurement = findMeasurement(record, monitoring.reviewMeasurement);
  const review = useMemo(
    () => (measurement === null ? null : judgeReview(record, measurement)),
    [record, measurement],
  );
  // The example was reviewed at a time of its own.
  const notes = checkReviewTime(monitoring, measurement, isExample ? null : now);
  return (
    <RecordWidget title="Review" id="review">
      {previous !== undefined && (
        <PreviousRound previous={previous} isNew={begunFrom === previous.id} />
      )}
      <WatchFields monitoring={monitoring} notes={notes.filter(isAboutWatch)} />
      <ReviewMeasurement measurements={record.measurements} chosen={measurement} />
      <WidgetPart title="Held or lost">
        {review === null ? (
          <EmptyState title="Nothing to judge yet">
            <p>
              Drop or choose a measurement above. Then each target stands here with its value at the
              baseline, after the change and now, and the outcome with its numbers can be written
              into the record.
            </p>
          </EmptyState>
        ) : (
          <ReviewResult
            review={review}
            monitoring={monitoring}
            notes={notes.filter((note) => !isAboutWatch(note))}
          />
        )}
        <OutcomeFields monitoring={monitoring} />
      </WidgetPart>
      {(review !== null || monitoring.outcome === 'lost') && (
        <NextRound
          title={record.title}
          isLost={monitoring.outcome === 'lost' && review?.outcome !== 'held'}
          hasMeasurement={review !== null}
          onBegun={() => setBegunFrom(record.id)}
        />
      )}
    </RecordWidget>
  );
}
