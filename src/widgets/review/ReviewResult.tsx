/** What the measurement says about the gain, and the outcome that the reader writes into the record. */
import { useRef, type ReactNode } from 'react';
import {
  createOutcomeNote,
  explainOutcome,
  listCaveats,
} from '@site/src/domain/investigation/describe-review';
import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import type { Review } from '@site/src/domain/investigation/judge-review';
import type { ReviewTimeNote } from '@site/src/domain/investigation/review-time';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Notice } from '@site/src/ui/Notice';
import { without } from '@site/src/domain/investigation/edit';
import { changeMonitoring } from './change-monitoring';
import { Conditions } from './Conditions';
import { OUTCOME_WORDS } from './review-text';
import { ReviewTable } from './ReviewTable';
import { TimeNotes } from './TimeNotes';
import styles from './Review.module.css';

interface ReviewResultProps {
  readonly review: Review;
  readonly monitoring: Monitoring;
  /** What is wrong with the time of the measurement. */
  readonly notes: readonly ReviewTimeNote[];
}

export function ReviewResult({ review, monitoring, notes }: ReviewResultProps): ReactNode {
  const caveats = listCaveats(review);
  return (
    <>
      <p className={styles.outcome}>
        <strong>{OUTCOME_WORDS[review.outcome]}.</strong> {explainOutcome(review)}
      </p>
      {review.rows.length > 0 && <ReviewTable review={review} />}
      <TimeNotes notes={notes} />
      {caveats.length > 0 && (
        <Notice>
          {caveats.map((caveat) => (
            <p key={caveat}>{caveat}</p>
          ))}
        </Notice>
      )}
      <Conditions review={review} />
      <Proposal review={review} monitoring={monitoring} />
    </>
  );
}

/** One action that writes outcome and numbers; nothing is written without it. */
function Proposal({
  review,
  monitoring,
}: Pick<ReviewResultProps, 'review' | 'monitoring'>): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const written = useRef<HTMLParagraphElement>(null);
  const outcome = review.outcome === 'not proven' ? undefined : review.outcome;
  const note = createOutcomeNote(review);
  const isSaid = monitoring.outcome === outcome;
  const isWritten = isSaid && monitoring.outcomeNote === note;
  const write = (): void => {
    const reviewMeasurement = review.measurement.id;
    edit(
      changeMonitoring((current) => ({
        ...without(current, 'outcome'),
        ...(outcome === undefined ? {} : { outcome }),
        outcomeNote: note,
        reviewMeasurement,
      })),
      'write the outcome of the review',
    );
    // The button goes; what takes its place is read out.
    written.current?.focus();
  };
  const replaces = (monitoring.outcomeNote ?? '') !== '';
  return (
    <div className={styles.proposal}>
      {!isWritten && (
        <Button variant={isSaid ? 'secondary' : 'primary'} disabled={!canEdit} onClick={write}>
          {isSaid ? 'Write the numbers' : `Write: ${outcome ?? 'not proven yet'}`}
        </Button>
      )}
      <p className={styles.note} ref={written} tabIndex={-1}>
        {isWritten
          ? `The record ${outcome === undefined ? 'leaves the outcome open' : `says “${outcome}”`}, with these numbers.`
          : `Puts ${isSaid ? '' : outcome === undefined ? 'an open outcome and ' : 'the outcome and '}these numbers into the record${replaces ? ', in place of the note that is there' : ''}.`}
      </p>
    </div>
  );
}
