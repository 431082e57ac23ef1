import { useId } from 'react';
import styles from './Progress.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null while the end is not known. */
  readonly value: number | null;
  /** `41 of 135 MB`; without it the share in per cent. */
  readonly detail?: string | undefined;
}

export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  const id = useId();
  const percent = value === null ? undefined : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <label htmlFor={id}>{label}</label>
        <span>{detail ?? (percent === undefined ? '' : `${percent} %`)}</span>
      </div>
      <progress id={id} className={styles.bar} max={100} value={percent} />
    </div>
  );
}
