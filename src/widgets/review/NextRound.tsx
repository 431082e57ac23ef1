/** The way back to step 1, and where this record came from when it is itself such a round. */
import Link from '@docusaurus/Link';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { nameNextRound } from '@site/src/domain/investigation/next-round';
import { useActions, useCanEdit, useInvestigation } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Notice } from '@site/src/ui/Notice';
import { WidgetPart } from '../kit/WidgetPart';
import styles from './Review.module.css';

const STEP_1 =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/01-define-and-measure-baseline';

interface NextRoundProps {
  readonly title: string;
  readonly isLost: boolean;
  readonly hasMeasurement: boolean;
  readonly onBegun: () => void;
}

export function NextRound({ title, isLost, hasMeasurement, onBegun }: NextRoundProps): ReactNode {
  const actions = useActions();
  const canEdit = useCanEdit();
  const [isBeginning, setIsBeginning] = useState(false);
  const begin = async (): Promise<void> => {
    setIsBeginning(true);
    try {
      if (await actions.startNextRound()) onBegun();
    } finally {
      setIsBeginning(false);
    }
  };
  return (
    <WidgetPart
      title="Next round"
      lead={
        isLost
          ? 'The gain was lost, so the loop begins again at step 1.'
          : 'For a gain that was lost, or a new gap.'
      }
    >
      <p className={styles.note}>
        “{nameNextRound(title)}” takes over the system, the people, the targets and the monitoring
        rules. {hasMeasurement ? 'This review is its baseline' : 'Its baseline is still to measure'}
        ; the old baseline and the run after the change stay beside it to compare with. This record
        stays in your library as it is.
      </p>
      <div>
        <Button
          variant={isLost ? 'primary' : 'secondary'}
          disabled={!canEdit || isBeginning}
          onClick={() => void begin()}
        >
          Begin the next round
        </Button>
      </div>
    </WidgetPart>
  );
}

interface PreviousRoundProps {
  readonly previous: { readonly id: string; readonly title: string };
  /** Just begun here: the focus moves to it, so that it is read out. */
  readonly isNew: boolean;
}

export function PreviousRound({ previous, isNew }: PreviousRoundProps): ReactNode {
  const actions = useActions();
  const canEdit = useCanEdit();
  const isInLibrary = useInvestigation((state) =>
    state.library.some(({ id }) => id === previous.id),
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) box.current?.focus();
  }, [isNew]);
  return (
    <div ref={box} tabIndex={-1} className={styles.previous}>
      <Notice
        title={isNew ? 'The next round is open' : undefined}
        actions={
          isInLibrary && (
            <Button
              size="small"
              variant="quiet"
              disabled={!canEdit}
              onClick={() => void actions.open(previous.id)}
            >
              Open the previous round
            </Button>
          )
        }
      >
        <p>
          This record goes on from “{previous.title}”. Continue at{' '}
          <Link to={STEP_1}>step 1, with the review as the baseline</Link>.
        </p>
      </Notice>
    </div>
  );
}
