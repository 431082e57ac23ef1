/** Steps that lead back to the first one, each with its state and a link. One list in reading order; CSS bends it into a loop. */
import clsx from 'clsx';
import type { ComponentType, CSSProperties, ReactNode } from 'react';
import styles from './LoopDiagram.module.css';

export type LoopStepState = 'not started' | 'in progress' | 'complete';

export interface LoopStep {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly state: LoopStepState;
  /** Beside the state: `3 of 7 checks`. */
  readonly detail?: string | undefined;
  /** The page the reader is on, or where the work stands. */
  readonly isCurrent?: boolean | undefined;
}

export interface LoopLinkProps {
  readonly href: string;
  readonly className?: string | undefined;
  readonly 'aria-current'?: 'step' | undefined;
  readonly children: ReactNode;
}

export interface LoopDiagramProps {
  /** Names the navigation: `Steps of the investigation`. */
  readonly label: string;
  readonly steps: readonly LoopStep[];
  /** On the way from the last step to the first: `until every target is met`. */
  readonly returnLabel: string;
  /** Docusaurus's Link, where the base address and the router matter. */
  readonly linkAs?: ComponentType<LoopLinkProps> | 'a' | undefined;
}

export interface LoopPlace {
  readonly column: number;
  readonly row: 1 | 2;
}

const STATE_WORDS: Readonly<Record<LoopStepState, string>> = {
  'not started': 'Not started',
  'in progress': 'In progress',
  complete: 'Complete',
};

export function LoopDiagram({ label, steps, returnLabel, linkAs = 'a' }: LoopDiagramProps) {
  const Link = linkAs;
  const { columns, free, places } = computeLoopPlaces(steps.length);
  return (
    <nav className={styles.nav} aria-label={label}>
      <div className={styles.grid} style={cssVariables({ columns, free })}>
        <ol className={styles.list}>
          {steps.map((step, index) => {
            const place = places[index] ?? { column: 1, row: 1 };
            return (
              <li
                key={step.key}
                className={clsx(
                  styles.step,
                  index === 0 && styles.first,
                  index === steps.length - 1 && styles.last,
                  place.row === 1 && place.column === columns && styles.turn,
                  place.row === 2 && place.column === columns && styles.turned,
                  place.row === 2 && styles.back,
                  step.state === 'complete' && styles.complete,
                  step.state === 'in progress' && styles.started,
                )}
                style={cssVariables({ column: place.column, row: place.row })}
              >
                <Link
                  className={styles.link}
                  href={step.href}
                  aria-current={step.isCurrent === true ? 'step' : undefined}
                >
                  <StepMark number={index + 1} state={step.state} />
                  <span className={styles.title}>{step.title}</span>
                  <span className={styles.state}>
                    {STATE_WORDS[step.state]}
                    {step.detail !== undefined && `, ${step.detail}`}
                  </span>
                </Link>
              </li>
            );
          })}
        </ol>
        <p className={styles.return}>{returnLabel}</p>
        <span className={styles.wire} aria-hidden="true" />
      </div>
    </nav>
  );
}

/** Out along the first row, back along the second from its end, so that at least one cell stays free at the start of the second. */
export function computeLoopPlaces(count: number) {
  const columns = Math.max(Math.ceil((count + 1) / 2), 1);
  const places = Array.from({ length: count }, (_, index): LoopPlace =>
    index < columns ? { column: index + 1, row: 1 } : { column: 2 * columns - index, row: 2 },
  );
  return { columns, free: Math.max(2 * columns - count, 1), places };
}

/** React's type of a style knows no custom properties. */
function cssVariables(values: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
}

/** Number in a ring; half a ring more when started, a tick in a disc when complete. */
function StepMark({ number, state }: { readonly number: number; readonly state: LoopStepState }) {
  return (
    <svg className={styles.mark} viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
      {state === 'complete' ? (
        <>
          <circle r="9" fill="currentColor" />
          <path d="m-4 .5 2.75 2.75L4.5-3.5" fill="none" stroke="var(--surface)" strokeWidth="2" />
        </>
      ) : (
        <>
          <circle r="8.5" fill="none" stroke="currentColor" />
          {state === 'in progress' && (
            <path d="M0-8.5a8.5 8.5 0 0 1 0 17" fill="none" stroke="currentColor" strokeWidth="3" />
          )}
          <text
            y="4"
            textAnchor="middle"
            fontSize="11"
            fontWeight="600"
            fill="currentColor"
            fontFamily="var(--font-sans)"
          >
            {number}
          </text>
        </>
      )}
    </svg>
  );
}
