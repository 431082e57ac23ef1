import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '@site/src/ui/Button';
import { ScrollRegion } from '@site/src/ui/ScrollRegion';
import styles from './PrometheusSource.module.css';

export interface CommandBlockProps {
  /** Names it: `Command for the query`. */
  readonly label: string;
  readonly command: string;
}

type Copying = 'copied' | 'selected' | null;

const OUTCOMES = {
  copied: 'Copied.',
  selected: 'The browser does not allow copying: the command is selected, copy it by keyboard.',
} as const;

/** A command with a button that copies it. */
export function CommandBlock({ label, command }: CommandBlockProps): ReactNode {
  const id = useId();
  const code = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly what: Copying }>();
  // It says so of this text only.
  const copying = outcome?.of === command ? outcome.what : null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setOutcome({ of: command, what: 'copied' });
    } catch {
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      setOutcome({ of: command, what: 'selected' });
    }
  };
  return (
    <div className={styles.command}>
      <div className={styles.bar}>
        <span className={styles.name} id={id}>
          {label}
        </span>
        <span className={styles.outcome} role="status">
          {copying !== null && OUTCOMES[copying]}
        </span>
        <span data-print="hide">
          <Button size="small" onClick={() => void copy()} aria-describedby={id}>
            Copy
          </Button>
        </span>
      </div>
      <ScrollRegion labelledBy={id}>
        <pre className={styles.text}>
          <code ref={code}>{command}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
