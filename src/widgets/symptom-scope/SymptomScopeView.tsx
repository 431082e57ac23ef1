import type { ReactNode } from 'react';
import type {
  Answer,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import { PROBLEM_QUESTIONS } from '@site/src/domain/investigation/questions';
import { useInvestigation } from '@site/src/state/use-investigation';
import { AnswerOf } from '../kit/AnswerOf';
import { RecordText } from '../kit/RecordText';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { WidgetPart } from '../kit/WidgetPart';
import { ChangeList } from './ChangeList';
import { ScopeEditor } from './ScopeEditor';
import { SymptomTimes } from './SymptomTimes';

export function View(): ReactNode {
  const symptoms = useInvestigation((state) => state.record.symptoms);
  return (
    <RecordWidget title="Symptoms and scope" id="symptom-scope">
      <RecordText
        label="Symptom"
        hint="What got worse, for whom, from which value to which, since when; no cause yet"
        rows={2}
        value={symptoms.statement}
        change={(text) => (record) => ({
          ...record,
          symptoms: setOptional(record.symptoms, 'statement', text),
        })}
      />
      <SymptomTimes symptoms={symptoms} />
      <WidgetPart
        title="Scope: affected and not affected"
        lead="The contrast is the point. What the two sides of a row do not share is where to look: a symptom on one replica and not on the others is a replica, on long prompts and not on short ones is prefill or memory."
      >
        <ScopeEditor scope={symptoms.scope} />
      </WidgetPart>
      <WidgetPart
        title="What changed"
        lead="Before the onset, whether or not anyone thinks that it matters: prompt templates, images, flags, drivers, traffic, documents."
      >
        <ChangeList changes={symptoms.changes} />
      </WidgetPart>
      <WidgetPart
        title="Problem statement"
        lead="An answer may be unknown, or not apply; both are different from a question that nobody asked."
      >
        {PROBLEM_QUESTIONS.map(({ id, text, why }) => (
          <AnswerOf
            key={id}
            label={text}
            hint={why}
            value={symptoms.questions[id]}
            change={(answer) => (record) => answerQuestion(record, id, answer)}
          />
        ))}
      </WidgetPart>
    </RecordWidget>
  );
}

function answerQuestion(
  record: InvestigationRecord,
  id: string,
  answer: Answer | null,
): InvestigationRecord {
  const questions = setOptional(record.symptoms.questions, id, answer);
  return { ...record, symptoms: { ...record.symptoms, questions } };
}
