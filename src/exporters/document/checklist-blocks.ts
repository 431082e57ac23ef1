/** A step's checklist with its answers; a skipped item says what that risks. */
import type {
  ChecklistAnswer,
  InvestigationRecord,
} from '../../domain/investigation/investigation-record';
import type { InvestigationStep } from '../../domain/investigation/step';
import { isProven } from '../../domain/investigation/progress';
import { table } from './blocks';
import type { Block } from './document';

export function createChecklistBlocks(
  record: InvestigationRecord,
  step: InvestigationStep,
): readonly Block[] {
  return table(
    'Checklist',
    ['Item', 'State', 'Evidence or reason'],
    step.checklist.map((item) => {
      const answer = Object.hasOwn(record.checklist, item.id)
        ? record.checklist[item.id]
        : undefined;
      return [item.text, sayState(answer), sayProof(answer, step)];
    }),
  );
}

function sayState(answer: ChecklistAnswer | undefined): string {
  switch (answer?.state) {
    case undefined:
      return 'open';
    case 'done':
      return isProven(answer) ? 'done' : 'ticked, without evidence';
    case 'skipped':
      return 'skipped';
    case 'not_applicable':
      return 'not applicable';
  }
}

function sayProof(
  answer: ChecklistAnswer | undefined,
  { riskIfSkipped }: InvestigationStep,
): string {
  if (answer === undefined) return '';
  const by = answer.by === undefined || answer.by === '' ? '' : ` (${answer.by})`;
  if (answer.state === 'done') return `${answer.evidence ?? ''}${by}`;
  const because = answer.because ?? '';
  if (answer.state === 'not_applicable')
    return `${because === '' ? 'no reason given' : because}${by}`;
  return `${because === '' ? '' : `${because}. `}Risk: ${riskIfSkipped}${by}`;
}
