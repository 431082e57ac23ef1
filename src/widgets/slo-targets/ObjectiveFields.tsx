import type { ReactNode } from 'react';
import { updateTarget } from '@site/src/domain/investigation/edit';
import type { RecordTarget } from '@site/src/domain/investigation/investigation-record';
import { useEdit } from '@site/src/state/use-investigation';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { ShareField } from '@site/src/ui/fields/ShareField';
import { setOptional } from '../kit/set-optional';
import { useQuantityField } from '../kit/use-quantity-field';

const DAY = 86_400;
/** The window most error budgets use, until the reader says otherwise. */
const USUAL_WINDOW = 30 * DAY;
const USUAL_SHARE = 0.99;

interface ObjectiveFieldsProps {
  readonly target: RecordTarget;
  readonly readOnly: boolean;
}

/** The share of requests that must meet the threshold over a window; it is what brings an error budget. */
export function ObjectiveFields({ target, readOnly }: ObjectiveFieldsProps): ReactNode {
  const edit = useEdit();
  const objective = target.objective;
  const window = useQuantityField('seconds', objective?.window ?? USUAL_WINDOW);
  const set = (next: RecordTarget['objective'] | null) =>
    edit(
      (record) =>
        updateTarget(record, target.id, (current) =>
          setOptional(current, 'objective', next ?? null),
        ),
      'change objective',
    );
  return (
    <>
      <ShareField
        label="Objective: share of good requests"
        hint="Above 0 and below 100; empty for no error budget"
        value={objective?.target ?? null}
        readOnly={readOnly}
        onCommit={(share) => {
          if (share === null) set(null);
          else if (share > 0 && share < 1)
            set({ ...objective, window: objective?.window ?? USUAL_WINDOW, target: share });
        }}
      />
      <NumberField
        {...window}
        label="Over a window"
        hint="Such as 30 d or 7 d"
        value={objective?.window ?? null}
        readOnly={readOnly}
        onCommit={(seconds) => {
          if (seconds !== null && seconds > 0)
            set({ ...objective, target: objective?.target ?? USUAL_SHARE, window: seconds });
        }}
      />
    </>
  );
}
