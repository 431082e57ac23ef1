import type {
  Answer,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import type { FitRow } from '@site/src/domain/investigation/step';

export function isYes(answer: Answer | undefined): boolean {
  return answer?.state === 'answered' && answer.text === 'yes';
}

export function answerFit(
  record: InvestigationRecord,
  id: string,
  yes: boolean,
): InvestigationRecord {
  const { [id]: _before, ...others } = record.fit;
  return { ...record, fit: yes ? { ...others, [id]: { state: 'answered', text: 'yes' } } : others };
}

/** What the ticked rows say together, in one sentence. */
export function describeFit(rows: readonly FitRow[], fit: InvestigationRecord['fit']): string {
  const ticked = (side: FitRow['side']) =>
    rows.filter((row) => row.side === side && isYes(fit[row.id])).length;
  const use = ticked('use');
  const avoid = ticked('avoid');
  if (use === 0 && avoid === 0) return 'Tick what applies.';
  if (avoid === 0) return `It fits: ${count(use, 'reason')} to investigate, none against.`;
  if (use === 0)
    return `Better not now: ${count(avoid, 'reason')} against and none for it. Read the advice beside what you ticked.`;
  return `Both sides apply: ${count(use, 'reason')} for, ${count(avoid, 'reason')} against. Deal with the ones against first; each says how.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
