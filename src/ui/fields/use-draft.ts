/**
 * The text in a field while the reader types. It is kept apart from the value, because what is typed need not be a value yet, and
 * because a value that changes meanwhile (another tab, a late save) must not take away what is being typed.
 */
import { useState } from 'react';

export interface Draft {
  /** What the box shows. */
  readonly text: string;
  /** null until the reader has typed something that is not yet committed. */
  readonly typed: string | null;
  readonly message: string | null;
  readonly type: (text: string) => void;
  /** The typed text became the value: show the value again. */
  readonly settle: () => void;
  /** The typed text is no value: keep it, and say why. */
  readonly refuse: (message: string) => void;
}

interface DraftState {
  readonly typed: string | null;
  readonly message: string | null;
  /** The value's text when `message` was set. */
  readonly refusedBeside: string | null;
}

const NOTHING_TYPED: DraftState = { typed: null, message: null, refusedBeside: null };

/** @param locked nothing can be typed now (another tab edits): the value is shown, and an earlier text does not come back. */
export function useDraft(valueText: string, locked = false): Draft {
  const [state, setState] = useState<DraftState>(NOTHING_TYPED);
  // A refused text stays until the value itself changes, for example by an undo or an import.
  const stale =
    (locked && state.typed !== null) ||
    (state.refusedBeside !== null && state.refusedBeside !== valueText);
  if (stale) setState(NOTHING_TYPED);
  const current = stale ? NOTHING_TYPED : state;
  return {
    text: current.typed ?? valueText,
    typed: current.typed,
    message: current.message,
    // The message stays while the reader corrects the text: nothing is judged before it is committed.
    type: (typed) => setState((before) => ({ ...before, typed })),
    settle: () => setState(NOTHING_TYPED),
    refuse: (message) => setState((before) => ({ ...before, message, refusedBeside: valueText })),
  };
}
