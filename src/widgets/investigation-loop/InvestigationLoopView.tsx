import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import type { StepProgress, StepState } from '@site/src/domain/investigation/progress';
import { STEPS } from '@site/src/domain/investigation/steps';
import { selectProgress } from '@site/src/state/selectors';
import { useInvestigation } from '@site/src/state/use-investigation';
import { LoopDiagram, type LoopLinkProps, type LoopStepState } from '@site/src/ui/LoopDiagram';
import { RecordWidget } from '../kit/RecordWidget';

const STEP_PAGES = '/docs/03-professional-scenarios/engineering/performance-investigation-steps';

const LOOP_STATES: Readonly<Record<StepState, LoopStepState>> = {
  'not started': 'not started',
  'in progress': 'in progress',
  'evidence complete': 'complete',
};

export function View(): ReactNode {
  const progress = useInvestigation(selectProgress);
  const { pathname } = useLocation();
  return (
    <RecordWidget title="The loop, with your progress" id="investigation-loop">
      <LoopDiagram
        label="Steps of the investigation"
        returnLabel="until every target is met"
        linkAs={SiteLink}
        steps={STEPS.map((step) => {
          const done = progress.find((candidate) => candidate.step === step.number);
          return {
            key: step.slug,
            title: step.title,
            href: `${STEP_PAGES}/${step.slug}`,
            state: LOOP_STATES[done?.state ?? 'not started'],
            detail: done === undefined ? undefined : describeProgress(done),
            isCurrent: pathname.endsWith(step.slug),
          };
        })}
      />
    </RecordWidget>
  );
}

function describeProgress({ answered, total, skipped }: StepProgress): string {
  const checks = `${answered} of ${total} checks`;
  return skipped === 0 ? checks : `${checks}, ${skipped} skipped`;
}

function SiteLink({
  href,
  className,
  children,
  'aria-current': current,
}: LoopLinkProps): ReactNode {
  return (
    <Link
      to={href}
      {...(className !== undefined && { className })}
      {...(current !== undefined && { 'aria-current': current })}
    >
      {children}
    </Link>
  );
}
