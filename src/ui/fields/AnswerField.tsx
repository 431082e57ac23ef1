/** An answer can be a text, "unknown", or "not applicable, because …"; all three differ from a question nobody has looked at. */
import { useId, useState } from 'react';
import { SegmentedControl } from '../SegmentedControl';
import { TextArea } from './TextArea';
import styles from './AnswerField.module.css';

export type AnswerValue =
  | { readonly state: 'answered'; readonly text: string }
  | { readonly state: 'unknown'; readonly note?: string | undefined }
  | { readonly state: 'not_applicable'; readonly because: string };

type AnswerState = AnswerValue['state'];

export interface AnswerFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** null: not answered yet. */
  readonly value: AnswerValue | null;
  readonly onCommit: (value: AnswerValue | null) => void;
  readonly rows?: number | undefined;
  readonly readOnly?: boolean | undefined;
}

const STATES = [
  { value: 'answered', label: 'Answer' },
  { value: 'unknown', label: 'Unknown' },
  { value: 'not_applicable', label: 'Not applicable' },
] as const;

/** What the text box is for in each state. */
const BOX_LABELS: Readonly<Record<AnswerState, string>> = {
  answered: 'Answer',
  unknown: 'How it could be found out (optional)',
  not_applicable: 'Because',
};

export function AnswerField(props: AnswerFieldProps) {
  const { label, hint, value, onCommit, rows = 2, readOnly } = props;
  const id = useId();
  // "Not applicable" needs a reason before it is an answer, so a choice may be ahead of the value.
  const [chosen, setChosen] = useState<AnswerState | null>(null);
  const state = chosen ?? value?.state ?? 'answered';
  const text = value?.state === state ? answerText(value) : '';

  const commit = (nextState: AnswerState, nextText: string) => {
    const next = createAnswer(nextState, nextText.trim());
    if (next !== null || value !== null) onCommit(next);
  };
  /** At each keystroke, so that a crash loses nothing; an emptied box stays of its kind until another one is chosen. */
  const type = (typed: string) => {
    commit(state, typed);
    setChosen(createAnswer(state, typed.trim()) === null ? state : null);
  };
  const choose = (next: AnswerState) => {
    setChosen(next);
    // Unknown is an answer at once. The others wait for their text, and the earlier answer stays until then.
    if (next === 'unknown' && value?.state !== 'unknown') commit('unknown', '');
  };

  return (
    <div
      className={styles.answer}
      role="group"
      aria-labelledby={`${id}-question`}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <div className={styles.head}>
        <div className={styles.question}>
          <span id={`${id}-question`}>{label}</span>
          {hint && (
            <div className={styles.hint} id={`${id}-hint`}>
              {hint}
            </div>
          )}
        </div>
        <SegmentedControl
          label="Kind of answer"
          value={state}
          options={STATES}
          onCommit={choose}
          disabled={readOnly}
        />
      </div>
      <TextArea
        key={state}
        label={BOX_LABELS[state]}
        labelHidden={state === 'answered'}
        value={text}
        rows={rows}
        readOnly={readOnly}
        onChange={type}
      />
    </div>
  );
}

function answerText(value: AnswerValue): string {
  switch (value.state) {
    case 'answered':
      return value.text;
    case 'unknown':
      return value.note ?? '';
    case 'not_applicable':
      return value.because;
  }
}

/** null where the text that makes the answer is missing. */
function createAnswer(state: AnswerState, text: string): AnswerValue | null {
  switch (state) {
    case 'answered':
      return text === '' ? null : { state, text };
    case 'unknown':
      return text === '' ? { state } : { state, note: text };
    case 'not_applicable':
      return text === '' ? null : { state, because: text };
  }
}
