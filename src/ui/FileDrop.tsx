import clsx from 'clsx';
import { useId, useState, type ReactNode } from 'react';
import { Button, buttonClass } from './Button';
import { Disclosure } from './Disclosure';
import { ProgressBar, type ProgressBarProps } from './ProgressBar';
import { TextArea } from './fields/TextArea';
import styles from './FileDrop.module.css';

export interface FileDropProgress extends ProgressBarProps {
  readonly onCancel?: (() => void) | undefined;
}

export interface FileDropProps {
  /** What is wanted: `Benchmark results`. It names the control for screen readers. */
  readonly label: string;
  /** Which files are read, and that they stay in the browser. */
  readonly hint?: ReactNode;
  readonly onFiles: (files: File[]) => void;
  /** Set it to accept text pasted on the zone or into a box. */
  readonly onText?: ((text: string) => void) | undefined;
  /** As the input's `accept`; a help for the picker, never a check: the importer decides what a file is. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** While files are being read. */
  readonly progress?: FileDropProgress | undefined;
  /** A `Notice`: one message per cause. */
  readonly error?: ReactNode;
  /** Beside the button: `Use an example`. */
  readonly actions?: ReactNode;
}

/** A button and a drop zone that are always in view. Works with mouse, keyboard, touch and paste. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, onFiles, onText, accept, multiple = true, actions, error } = props;
  const { progress } = props;
  const disabled = props.disabled === true || progress !== undefined;
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  const take = (list: FileList | null): boolean => {
    const files = [...(list ?? [])];
    if (disabled || files.length === 0) return false;
    onFiles(multiple ? files : files.slice(0, 1));
    return true;
  };

  return (
    // Dropping and pasting are shortcuts: the button inside does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={label}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      onPaste={(event) => {
        // Text pasted into the box below belongs to the box.
        if (event.target instanceof HTMLTextAreaElement) return;
        const text = event.clipboardData.getData('text/plain');
        if (take(event.clipboardData.files)) event.preventDefault();
        else if (onText !== undefined && !disabled && text.trim() !== '') onText(text);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        // Without this the browser would leave the page and open the file, also while the zone is disabled.
        event.preventDefault();
        event.dataTransfer.dropEffect = disabled ? 'none' : 'copy';
        setIsOver(!disabled);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <div className={clsx(styles.zone, isOver && styles.over)}>
        <div className={styles.line}>
          <input
            className={styles.input}
            id={id}
            type="file"
            accept={accept}
            multiple={multiple}
            disabled={disabled}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            onChange={(event) => {
              take(event.target.files);
              // The same file may be chosen again after it was corrected.
              event.target.value = '';
            }}
          />
          <label className={clsx(buttonClass({ variant: 'primary' }), styles.choose)} htmlFor={id}>
            {multiple ? 'Choose files' : 'Choose a file'}
          </label>
          <span>or drop {multiple ? 'them' : 'it'} here</span>
          {actions}
        </div>
        {hint !== undefined && (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {progress !== undefined && (
          <>
            <ProgressBar {...progress} />
            {progress.onCancel && (
              <Button size="small" onClick={progress.onCancel}>
                Cancel
              </Button>
            )}
          </>
        )}
      </div>
      {onText !== undefined && (
        <div className={styles.below}>
          <Disclosure summary="Paste text instead">
            <PasteBox onText={onText} disabled={disabled} />
          </Disclosure>
        </div>
      )}
      {error !== undefined && <div className={styles.below}>{error}</div>}
    </div>
  );
}

interface PasteBoxProps {
  readonly onText: (text: string) => void;
  readonly disabled: boolean;
}

function PasteBox({ onText, disabled }: PasteBoxProps) {
  const [text, setText] = useState('');
  return (
    <div className={styles.paste}>
      <TextArea
        label="Text of a result"
        value={text}
        onChange={setText}
        rows={4}
        mono
        disabled={disabled}
      />
      <Button
        disabled={disabled || text.trim() === ''}
        onClick={() => {
          onText(text);
          setText('');
        }}
      >
        Read the text
      </Button>
    </div>
  );
}
