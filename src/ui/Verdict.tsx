/** A verdict is a word and a shape before it is a colour; the same in badges, tables and charts. */
import clsx from 'clsx';
import styles from './Verdict.module.css';

export type VerdictWord = 'met' | 'missed' | 'not proven' | 'no data';

export const VERDICT_WORDS: Readonly<Record<VerdictWord, string>> = {
  met: 'Met',
  missed: 'Missed',
  'not proven': 'Not proven',
  'no data': 'No data',
};

export interface VerdictProps {
  readonly value: VerdictWord;
  /** With a border, where it stands alone instead of in a table's cell. */
  readonly boxed?: boolean | undefined;
}

export function Verdict({ value, boxed = false }: VerdictProps) {
  return (
    <span className={clsx(styles.verdict, verdictClass(value), boxed && styles.boxed)}>
      <svg className={styles.mark} viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
        <VerdictShape value={value} />
      </svg>
      {VERDICT_WORDS[value]}
    </span>
  );
}

export interface VerdictMarkProps {
  readonly value: VerdictWord;
  /** Centre, in the units of the drawing around it. */
  readonly x: number;
  readonly y: number;
  readonly size?: number | undefined;
}

/** The shape for a chart, centred on (x, y). */
export function VerdictMark({ value, x, y, size = 12 }: VerdictMarkProps) {
  return (
    <g
      className={clsx(styles.mark, verdictClass(value))}
      transform={`translate(${x} ${y}) scale(${size / 16})`}
    >
      <VerdictShape value={value} />
    </g>
  );
}

function verdictClass(value: VerdictWord): string | undefined {
  return styles[value.replace(' ', '-')];
}

/** Four outlines that differ without colour and at 12 px: disc, triangle, half-filled diamond, dashed square. */
function VerdictShape({ value }: { readonly value: VerdictWord }) {
  switch (value) {
    case 'met':
      return (
        <>
          <circle r="7.5" fill="currentColor" />
          <path d="m-3.5 .25 2.5 2.5 4.5-5" fill="none" stroke="var(--surface)" strokeWidth="2" />
        </>
      );
    case 'missed':
      return (
        <>
          <path d="M0-7.5 8 7h-16Z" fill="currentColor" />
          <path d="M0-2.5v4.25M0 3.75v1.75" stroke="var(--surface)" strokeWidth="2" />
        </>
      );
    case 'not proven':
      return (
        <>
          <path d="M0-7.25 7.25 0 0 7.25-7.25 0Z" fill="var(--surface)" />
          <path d="M0-7.25V7.25L-7.25 0Z" fill="currentColor" />
          <path
            d="M0-7.25 7.25 0 0 7.25-7.25 0Z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </>
      );
    case 'no data':
      return (
        <rect
          x="-6.25"
          y="-6.25"
          width="12.5"
          height="12.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.5 1.67"
        />
      );
  }
}
