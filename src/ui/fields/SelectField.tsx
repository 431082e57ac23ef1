import clsx from 'clsx';
import { FieldShell, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Options with the same group stand together under its name. */
  readonly group?: string | undefined;
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value | null;
  readonly options: readonly SelectOption<Value>[];
  readonly onCommit: (value: Value) => void;
  /** Shown while the value is null. */
  readonly empty?: string | undefined;
}

/** A choice takes effect in the record only; it never moves the reader elsewhere. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { value, options, onCommit, empty = 'Choose', ...field } = props;
  const groups = groupOptions(options);
  return (
    <FieldShell {...field}>
      {(control) => (
        <div className={clsx(styles.box, styles.select)}>
          <select
            {...control}
            className={styles.control}
            value={value ?? ''}
            disabled={field.disabled === true || field.readOnly === true}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen !== undefined) onCommit(chosen.value);
            }}
          >
            {value === null && <option value="">{empty}</option>}
            {groups.map(([group, members]) =>
              group === '' ? (
                members.map(toOption)
              ) : (
                <optgroup key={group} label={group}>
                  {members.map(toOption)}
                </optgroup>
              ),
            )}
          </select>
        </div>
      )}
    </FieldShell>
  );
}

function toOption({ value, label }: SelectOption<string>) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

/** In the order in which each group first appears. */
function groupOptions<Value extends string>(options: readonly SelectOption<Value>[]) {
  const groups = new Map<string, SelectOption<Value>[]>();
  for (const option of options) {
    const name = option.group ?? '';
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [option]);
    else members.push(option);
  }
  return [...groups];
}
