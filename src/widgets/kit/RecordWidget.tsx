/** The frame of every widget that shows or changes the open record: example mark, phase notice, save line. */
import type { ReactNode } from 'react';
import { Button } from '@site/src/ui/Button';
import { Notice } from '@site/src/ui/Notice';
import { WidgetFrame, type WidgetFrameProps } from '@site/src/ui/WidgetFrame';
import { useActions, useInvestigation, useIsExample } from '@site/src/state/use-investigation';
import { SaveLine } from './SaveLine';

export interface RecordWidgetProps extends Omit<WidgetFrameProps, 'tag' | 'footer'> {
  /** Without the line that says which record this is and whether it is saved: for a widget that says so itself. */
  readonly plain?: boolean | undefined;
}

export function RecordWidget({ plain = false, children, ...frame }: RecordWidgetProps): ReactNode {
  const isExample = useIsExample();
  // A record that nobody has edited yet has nothing to say about saving.
  const hasRecord = useInvestigation((state) => state.isStored || state.saving.kind !== 'saved');
  return (
    <WidgetFrame
      {...frame}
      tag={isExample ? 'Example' : undefined}
      footer={plain || isExample || !hasRecord ? undefined : <SaveLine />}
    >
      {isExample && (
        <p className="widget-example-note">
          An example with made-up numbers; on screen your own record takes its place.
        </p>
      )}
      {!plain && <PhaseNotice />}
      {children}
    </WidgetFrame>
  );
}

/** Why the record cannot be changed now, with the way out. */
function PhaseNotice(): ReactNode {
  const phase = useInvestigation((state) => state.phase);
  const actions = useActions();
  switch (phase.kind) {
    case 'read only':
      return (
        <Notice
          tone="info"
          actions={
            phase.reason === 'open in another tab' && (
              <Button size="small" onClick={() => void actions.takeOver()}>
                Edit in this tab
              </Button>
            )
          }
        >
          <p>{phase.message}</p>
        </Notice>
      );
    case 'rescue':
      return (
        <Notice
          tone="error"
          title="Your stored record could not be read"
          actions={
            <>
              <Button size="small" variant="primary" onClick={() => actions.downloadRaw()}>
                Download the stored text
              </Button>
              <Button size="small" onClick={() => void actions.create()}>
                Start a new record
              </Button>
            </>
          }
        >
          <p>{phase.failure.message} Nothing was changed or deleted.</p>
        </Notice>
      );
    case 'memory only':
      return (
        <Notice tone="warning">
          <p>{phase.reason}</p>
        </Notice>
      );
    case 'starting':
    case 'ready':
      return null;
  }
}
