import clsx from 'clsx';
import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button';
import { ScrollRegion } from './ScrollRegion';
import styles from './CopyBlock.module.css';

export interface CopyBlockProps {
  /** Names it: `Command for the query`, or the path of a file. */
  readonly title: string;
  /** The title is a path. */
  readonly mono?: boolean | undefined;
  /** What is copied: `command`. */
  readonly noun: string;
  readonly text: string;
  /** Below the title. */
  readonly description?: string | undefined;
  /** Beside the button that copies; described by the title. */
  readonly actions?: ((titleId: string) => ReactNode) | undefined;
  /** A text that may be long scrolls within a window of fixed height. */
  readonly tall?: boolean | undefined;
}

interface Outcome {
  readonly of: string;
  readonly what: 'copied' | 'selected';
}

/** Text to take away, in a box that scrolls by itself, with a button that copies it. */
export function CopyBlock(props: CopyBlockProps): ReactNode {
  const { title, mono = false, noun, text, description, actions, tall = false } = props;
  const id = useId();
  const code = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ of: text, what: 'copied' });
    } catch {
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      setOutcome({ of: text, what: 'selected' });
    }
  };
  return (
    <div className={styles.block}>
      <div className={styles.bar}>
        <span className={clsx(styles.title, mono && styles.mono)} id={id}>
          {title}
        </span>
        {/* It says so of this text only. */}
        <span className={styles.outcome} role="status">
          {outcome?.of === text && sayOutcome(outcome.what, noun)}
        </span>
        <span className={styles.actions} data-print="hide">
          <Button size="small" aria-describedby={id} onClick={() => void copy()}>
            Copy
          </Button>
          {actions?.(id)}
        </span>
        {description !== undefined && <p className={styles.description}>{description}</p>}
      </div>
      <div className={clsx(tall && styles.tall)}>
        <ScrollRegion key={title} labelledBy={id}>
          <pre className={styles.text}>
            <code ref={code}>{text}</code>
          </pre>
        </ScrollRegion>
      </div>
    </div>
  );
}

function sayOutcome(what: Outcome['what'], noun: string): string {
  return what === 'copied'
    ? 'Copied.'
    : `The browser does not allow copying: the ${noun} is selected, copy it by keyboard.`;
}
