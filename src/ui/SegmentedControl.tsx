import { useId } from 'react';
import { VisuallyHidden } from './VisuallyHidden';
import styles from './SegmentedControl.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SegmentedControlProps<Value extends string> {
  /** What is chosen, for screen readers: `Shape of the chart`. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Segment<Value>[];
  readonly onCommit: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** Two to four short options, all in view: how something is shown, or which kind of answer is given. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onCommit, disabled } = props;
  const name = useId();
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onCommit(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
