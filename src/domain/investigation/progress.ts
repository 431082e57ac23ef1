/**
 * How far an investigation is, step by step. A ticked box is not progress: an item counts when it has evidence, or a reason
 * why it does not apply. A skipped item is counted apart, so that its risk can be shown.
 */
import type { ChecklistAnswer, InvestigationRecord } from './investigation-record';
import type { InvestigationStep, StepNumber } from './step';
import { STEPS } from './steps';

export type StepState = 'not started' | 'in progress' | 'evidence complete';

export interface StepProgress {
  readonly step: StepNumber;
  readonly state: StepState;
  /** Items with evidence, or not applicable with a reason. */
  readonly answered: number;
  readonly total: number;
  readonly skipped: number;
}

/** The seven steps in order. */
export function computeProgress(record: InvestigationRecord): readonly StepProgress[] {
  return STEPS.map((step) => computeStepProgress(record, step));
}

function computeStepProgress(record: InvestigationRecord, step: InvestigationStep): StepProgress {
  const answers = step.checklist
    .filter((item) => Object.hasOwn(record.checklist, item.id))
    .flatMap((item) => record.checklist[item.id] ?? []);
  const answered = answers.filter(isProven).length;
  const total = step.checklist.length;
  const touched = answers.length > 0 || hasContent(record, step);
  return {
    step: step.number,
    state: answered === total ? 'evidence complete' : touched ? 'in progress' : 'not started',
    answered,
    total,
    skipped: answers.filter((answer) => answer.state === 'skipped').length,
  };
}

/** Whether an answer counts: done with evidence, or not applicable with a reason. */
export function isProven(answer: ChecklistAnswer): boolean {
  switch (answer.state) {
    case 'done':
      return isFilled(answer.evidence);
    case 'not_applicable':
      return isFilled(answer.because);
    case 'skipped':
      return false;
  }
}

function isFilled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** Whether the reader has entered anything into the step's section. Measurements belong to the first step's. */
function hasContent(record: InvestigationRecord, step: InvestigationStep): boolean {
  if (step.section === 'baseline' && record.measurements.length > 0) return true;
  return !isBlank(record[step.section]);
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
