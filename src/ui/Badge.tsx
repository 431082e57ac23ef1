import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'accent' | 'caution' | 'danger' | undefined;
}

/** A word or two about the thing beside it: `Example`, `SEV-2`, `draft`. For a verdict use `Verdict`. */
export function Badge({ children, tone = 'neutral' }: BadgeProps) {
  return <span className={clsx(styles.badge, tone !== 'neutral' && styles[tone])}>{children}</span>;
}
