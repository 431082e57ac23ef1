import type {
  Answer,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import type { Pitfall } from '@site/src/domain/investigation/step';

export type AuditChoice = 'yes' | 'no' | 'unknown';

export function readChoice(answer: Answer | undefined): AuditChoice | null {
  if (answer?.state === 'unknown') return 'unknown';
  if (answer?.state !== 'answered') return null;
  return answer.text === 'yes' || answer.text === 'no' ? answer.text : null;
}

export function answerPitfall(
  record: InvestigationRecord,
  id: string,
  choice: AuditChoice,
): InvestigationRecord {
  const answer: Answer =
    choice === 'unknown' ? { state: 'unknown' } : { state: 'answered', text: choice };
  return { ...record, pitfalls: { ...record.pitfalls, [id]: answer } };
}

export function describePitfall(
  pitfall: Pitfall,
  answers: InvestigationRecord['pitfalls'],
): string {
  const choices = pitfall.questions.map(({ id }) => readChoice(answers[id]));
  const given = choices.filter((choice) => choice !== null);
  const exposed = given.filter((choice) => choice !== 'yes').length;
  if (given.length === 0) return `${pitfall.questions.length} questions`;
  if (exposed > 0) return `exposed on ${exposed} of ${given.length} answered`;
  return given.length === choices.length
    ? 'avoided'
    : `${given.length} of ${choices.length} answered, none exposed`;
}
