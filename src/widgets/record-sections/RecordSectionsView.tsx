import type { ReactNode } from 'react';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordWidget } from '../kit/RecordWidget';
import { WidgetPart } from '../kit/WidgetPart';
import { ActionList } from './ActionList';
import { HeadFields } from './HeadFields';
import { ImpactFields } from './ImpactFields';
import { LessonFields } from './LessonFields';
import { QuestionList } from './QuestionList';
import { SystemFields } from './SystemFields';
import { Timeline } from './Timeline';

export function View(): ReactNode {
  const timeline = useInvestigation((state) => state.record.timeline);
  const actions = useInvestigation((state) => state.record.actions);
  const lessons = useInvestigation((state) => state.record.lessons);
  const openQuestions = useInvestigation((state) => state.record.openQuestions);
  return (
    <RecordWidget title="About this record" id="record-sections">
      <HeadFields />
      <ImpactFields />
      <SystemFields />
      <WidgetPart
        title="Timeline"
        lead="One row for each thing that happened, with a link to the graph or message that shows when."
      >
        <Timeline events={timeline} />
      </WidgetPart>
      <WidgetPart
        title="Action items"
        lead="Mitigate makes it hurt less, prevent keeps it from coming back, detect shows it sooner, process changes how you work. Each has an owner and a date, as 2026-11-24."
      >
        <ActionList actions={actions} />
      </WidgetPart>
      <WidgetPart title="Lessons">
        <LessonFields lessons={lessons} />
      </WidgetPart>
      <WidgetPart title="Open questions" lead="What is still not known, and who will find out.">
        <QuestionList questions={openQuestions} />
      </WidgetPart>
    </RecordWidget>
  );
}
