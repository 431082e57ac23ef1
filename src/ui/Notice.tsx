import clsx from 'clsx';
import type { ReactNode } from 'react';
import { VisuallyHidden } from './VisuallyHidden';
import { ErrorIcon, InfoIcon, WarningIcon } from './icons';
import styles from './Notice.module.css';

export type NoticeTone = 'info' | 'warning' | 'error';

export interface NoticeProps {
  readonly tone?: NoticeTone | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /**
   * Set it when the notice appears because of something the reader did: it is then read out (an error at once, others when the
   * screen reader is idle). A notice that is there from the start needs no announcing.
   */
  readonly announce?: boolean | undefined;
}

const ICONS = { info: <InfoIcon />, warning: <WarningIcon />, error: <ErrorIcon /> } as const;
/** The icon in words; information needs none. */
const SPOKEN = { info: null, warning: 'Warning: ', error: 'Error: ' } as const;

export function Notice({ tone = 'info', title, children, actions, announce = false }: NoticeProps) {
  const spoken = SPOKEN[tone];
  return (
    <div
      className={clsx(styles.notice, tone !== 'info' && styles[tone])}
      role={announce ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <span className={styles.icon}>{ICONS[tone]}</span>
      <div className={styles.body}>
        {spoken !== null && <VisuallyHidden>{spoken}</VisuallyHidden>}
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
