import type {
  ChecklistAnswer,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import type { ChecklistItem } from '@site/src/domain/investigation/step';

export type ItemState = ChecklistAnswer['state'] | 'open';

/** What was typed as evidence or reason stays when the reader changes the state back and forth. */
export function answerItem(
  record: InvestigationRecord,
  id: string,
  state: ItemState,
): InvestigationRecord {
  const { [id]: before, ...others } = record.checklist;
  if (state === 'open') return { ...record, checklist: others };
  return { ...record, checklist: { ...record.checklist, [id]: { ...before, state } } };
}

/** Only an item with evidence, or with a reason why it does not apply, counts as proven. */
export function describeAnswers(
  items: readonly ChecklistItem[],
  answers: InvestigationRecord['checklist'],
): { readonly text: string; readonly complete: boolean } {
  const given = items.map((item) => answers[item.id]);
  const proven = given.filter(
    (answer) =>
      (answer?.state === 'done' && hasText(answer.evidence)) ||
      (answer?.state === 'not_applicable' && hasText(answer.because)),
  ).length;
  const ticked = given.filter((answer) => answer?.state === 'done').length;
  const skipped = given.filter((answer) => answer?.state === 'skipped').length;
  const withoutEvidence = given.filter(
    (answer) => answer?.state === 'done' && !hasText(answer.evidence),
  ).length;
  const parts = [`${proven} of ${items.length} with evidence`];
  if (withoutEvidence > 0) parts.push(`${withoutEvidence} of ${ticked} ticked without evidence`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return { text: parts.join(', '), complete: proven === items.length };
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
