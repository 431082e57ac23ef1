/** Undo and redo of the open record, in memory. Edits with one label in quick succession (typing) are one step. */
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';

/** Two edits with the same label join when they are at most this far apart, in milliseconds. */
export const COALESCE_WITHIN = 800;
export const MAX_STEPS = 200;

export type Step =
  | {
      readonly kind: 'edit';
      readonly label: string;
      readonly before: InvestigationRecord;
      readonly after: InvestigationRecord;
      /** Milliseconds since the epoch; null when nothing may join it any more. */
      readonly at: number | null;
    }
  | {
      readonly kind: 'remove';
      readonly label: string;
      readonly recordId: string;
      readonly wasOpen: boolean;
    };

export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  /** The next to redo first. */
  readonly future: readonly Step[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

export function pushStep(history: History, step: Step): History {
  const last = history.past.at(-1);
  const joined = last === undefined ? null : joinSteps(last, step);
  const past = joined === null ? [...history.past, step] : [...history.past.slice(0, -1), joined];
  return { past: past.slice(-MAX_STEPS), future: [] };
}

/** The history after its last step was undone, and that step; null when there is none. */
export function stepBack({ past, future }: History): { step: Step; history: History } | null {
  const step = past.at(-1);
  if (step === undefined) return null;
  return {
    step,
    history: { past: closeLast(past.slice(0, -1)), future: [closeStep(step), ...future] },
  };
}

/** The history after its last undone step was done again, and that step; null when there is none. */
export function stepForward({ past, future }: History): { step: Step; history: History } | null {
  const [step, ...rest] = future;
  if (step === undefined) return null;
  return { step, history: { past: [...past, step], future: rest } };
}

function joinSteps(last: Step, step: Step): Step | null {
  if (last.kind !== 'edit' || step.kind !== 'edit' || last.label !== step.label) return null;
  if (last.at === null || step.at === null || step.at - last.at > COALESCE_WITHIN) return null;
  return { ...step, before: last.before };
}

function closeLast(steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1);
  return last === undefined ? steps : [...steps.slice(0, -1), closeStep(last)];
}

/** What comes after an undo is a new step, even when it has the same label. */
function closeStep(step: Step): Step {
  return step.kind === 'edit' ? { ...step, at: null } : step;
}
