/** Marks that several charts share. x is a fraction of the width, y is in px. */
import type { ReactNode } from 'react';
import clsx from 'clsx';
import { percent } from './axis';
import styles from './charts.module.css';

interface LabelledLineProps {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  readonly labelY: number;
  readonly kind: 'target' | 'estimate';
}

/** An upright line with its name beside it, on the side where there is room. */
export function LabelledLine({ x, top, bottom, label, labelY, kind }: LabelledLineProps) {
  const isAtEnd = x > 0.6;
  return (
    <g>
      <line
        className={styles[kind]}
        x1={percent(x)}
        x2={percent(x)}
        y1={top}
        y2={bottom}
        strokeDasharray={kind === 'target' ? '5 3' : undefined}
      />
      <text
        className={clsx(styles.strong, styles.halo)}
        x={percent(x)}
        dx={isAtEnd ? -6 : 6}
        y={labelY}
        textAnchor={isAtEnd ? 'end' : 'start'}
      >
        {label}
      </text>
    </g>
  );
}

/** Slanted lines in the colour of "missed": what lies beyond the target is marked without colour too. */
export function HatchPattern({ id }: { readonly id: string }) {
  return (
    <pattern
      id={id}
      className={styles.beyond}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className={styles.beyondBase} width="5" height="5" />
      <rect width="2" height="5" fill="currentColor" />
    </pattern>
  );
}

export type KeyMark = 'bar' | 'beyond' | 'band' | 'target' | 'hollow' | 'solid' | 'interval';

interface KeyProps {
  readonly entries: readonly { readonly mark: KeyMark; readonly text: string }[];
  readonly hatchId?: string | undefined;
}

export function ChartKey({ entries, hatchId }: KeyProps) {
  return (
    <KeyList
      entries={entries.map(({ mark, text }) => ({
        text,
        symbol: <KeySymbol mark={mark} hatchId={hatchId} />,
      }))}
    />
  );
}

/** A key whose marks the chart draws itself, each within 18 × 12 px. */
export function KeyList({
  entries,
}: {
  readonly entries: readonly { readonly text: string; readonly symbol: ReactNode }[];
}) {
  return (
    <ul className={styles.key}>
      {entries.map(({ text, symbol }) => (
        <li key={text}>
          <svg width="18" height="12" aria-hidden="true" focusable="false">
            {symbol}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function KeySymbol({ mark, hatchId }: { readonly mark: KeyMark; hatchId: string | undefined }) {
  switch (mark) {
    case 'bar':
      return <rect className={styles.bar} width="18" height="12" />;
    case 'beyond':
      return (
        <>
          <rect width="18" height="12" fill={`url(#${hatchId ?? ''})`} />
          <rect className={styles.outline} x=".5" y=".5" width="17" height="11" />
        </>
      );
    case 'band':
      return (
        <>
          <rect className={styles.band} width="18" height="12" />
          <line className={styles.estimate} x1="9" x2="9" y1="0" y2="12" />
        </>
      );
    case 'target':
      return <line className={styles.target} x1="9" x2="9" y1="0" y2="12" strokeDasharray="5 2" />;
    case 'interval':
      return <path className={styles.interval} d="M1 6h16M1 2v8M17 2v8" fill="none" />;
    case 'hollow':
      return <circle className={styles.hollow} cx="9" cy="6" r="4" />;
    case 'solid':
      return <circle className={styles.solid} cx="9" cy="6" r="5" />;
  }
}
