import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../src/domain/investigation/create-record';
import {
  COALESCE_WITHIN,
  EMPTY_HISTORY,
  MAX_STEPS,
  pushStep,
  stepBack,
  stepForward,
  type History,
  type Step,
} from '../../../src/state/history';

const record = (title: string) => createRecord({ id: 'r', now: '2026-11-24T08:00:00Z', title });
const edit = (label: string, at: number | null, before = 'before', after = 'after'): Step => ({
  kind: 'edit',
  label,
  at,
  before: record(before),
  after: record(after),
});
const labels = (steps: readonly Step[]) => steps.map((step) => step.label);

describe('history', () => {
  it('joins edits with one label in quick succession, up to and including 800 ms', () => {
    const typed = [edit('title', 0, '', 'a'), edit('title', COALESCE_WITHIN, 'a', 'ab')].reduce(
      pushStep,
      EMPTY_HISTORY,
    );
    expect(typed.past).toEqual([{ ...edit('title', COALESCE_WITHIN, '', 'ab') }]);
    expect(pushStep(typed, edit('title', 2 * COALESCE_WITHIN + 1)).past).toHaveLength(2);
    expect(pushStep(typed, edit('owner', COALESCE_WITHIN + 1)).past).toHaveLength(2);
  });

  it('does not join what comes after an undo', () => {
    const two = [edit('title', 0), edit('title', 10_000)].reduce(pushStep, EMPTY_HISTORY);
    const back = stepBack(two);
    if (back === null) throw new Error('nothing to undo');
    expect(labels(pushStep(back.history, edit('title', 1)).past)).toEqual(['title', 'title']);
  });

  it('forgets what could be redone when something new is done', () => {
    const back = stepBack(pushStep(EMPTY_HISTORY, edit('a', 0)));
    expect(labels(back?.history.future ?? [])).toEqual(['a']);
    expect(pushStep(back?.history ?? EMPTY_HISTORY, edit('b', 0)).future).toEqual([]);
  });

  it('keeps at least the last hundred steps', () => {
    const many = Array.from({ length: MAX_STEPS + 5 }, (_, index) => edit(`step ${index}`, 0));
    const history = many.reduce(pushStep, EMPTY_HISTORY);
    expect(MAX_STEPS).toBeGreaterThanOrEqual(100);
    expect(labels(history.past)).toEqual(labels(many).slice(5));
    expect(stepBack(EMPTY_HISTORY)).toBeNull();
    expect(stepForward(history)).toBeNull();
  });

  it('undone and done again is the same, for any way of going back and forth', () => {
    const moves = fc.array(fc.constantFrom('push', 'back', 'forward'), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (sequence) => {
        let history: History = EMPTY_HISTORY;
        let next = 0;
        for (const move of sequence) {
          if (move === 'push') history = pushStep(history, edit(`step ${(next += 1)}`, null));
          const all = labels([...history.past, ...history.future]);
          const moved =
            move === 'back' ? stepBack(history) : move === 'forward' ? stepForward(history) : null;
          if (moved === null) continue;
          history = moved.history;
          expect(labels([...history.past, ...history.future])).toEqual(all);
        }
      }),
    );
  });
});
