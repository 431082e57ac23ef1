/** Several values with their intervals and thresholds on one axis: the gap table at a glance, or a run before and after a change. */
import clsx from 'clsx';
import { max, min } from 'd3-array';
import { VERDICT_WORDS, VerdictMark, type VerdictWord } from '../Verdict';
import { AXIS_HEIGHT, AxisX } from './AxisX';
import { ChartFrame, ChartSvg } from './ChartFrame';
import { ChartKey, type KeyMark } from './Marks';
import { createAxis, percent, type Axis, type ScaleKind } from './axis';
import { createIntervalTable } from './interval-table';
import styles from './charts.module.css';

export interface IntervalRow {
  readonly key: string;
  /** `TTFT p99` */
  readonly label: string;
  /** null where nothing was measured: the row then holds its words only. */
  readonly value: number | null;
  /** null where the data gives no bound. */
  readonly low: number | null;
  readonly high: number | null;
  readonly threshold: number | null;
  /** At the end of the row's line, after the verdict's word: `1,240 of 500 ms`. May be empty. */
  readonly text: string;
  /** The shape at the value: that of a verdict, or a hollow (before) or solid (after) disc. */
  readonly mark: VerdictWord | 'hollow' | 'solid';
}

export interface IntervalPlotProps {
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly IntervalRow[];
  /** `Measured value as a share of its target, %` */
  readonly axisLabel: string;
  readonly format: (value: number) => string;
  /** `95 % interval` */
  readonly intervalLabel: string;
  /** What the tick is: `target`. */
  readonly thresholdLabel?: string | undefined;
  readonly scale?: ScaleKind | undefined;
  /** Marks for the key besides interval and threshold. */
  readonly keyEntries?: readonly { readonly mark: KeyMark; readonly text: string }[] | undefined;
}

const ROW_HEIGHT = 48;
/** Of the marks' centre, from the row's top. */
const MARK_Y = 32;

export function IntervalPlot(props: IntervalPlotProps) {
  const { title, summary, rows, axisLabel, format, intervalLabel } = props;
  const { thresholdLabel = 'target', scale = 'linear' } = props;
  const axis = createIntervalAxis(rows, scale);
  const bottom = rows.length * ROW_HEIGHT;
  const hasThreshold = rows.some((row) => row.threshold !== null);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={createIntervalTable(rows, format, axisLabel)}
      legend={
        <ChartKey
          entries={[
            ...(props.keyEntries ?? []),
            { mark: 'interval', text: intervalLabel },
            ...(hasThreshold ? [{ mark: 'target' as const, text: thresholdLabel }] : []),
          ]}
        />
      }
    >
      {(ids) => (
        <div className={clsx(styles.plot)}>
          <div className={styles.inset}>
            <ChartSvg ids={ids} title={title} summary={summary} height={bottom + AXIS_HEIGHT}>
              <AxisX axis={axis} top={0} bottom={bottom} format={format} label={axisLabel} />
              {rows.map((row, index) => (
                <Row key={row.key} row={row} axis={axis} y={index * ROW_HEIGHT} />
              ))}
            </ChartSvg>
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

/** Holds every value, bound and threshold, and 0 when a linear axis is near it. */
export function createIntervalAxis(rows: readonly IntervalRow[], kind: ScaleKind): Axis {
  const numbers = rows
    .flatMap(({ value, low, high, threshold }) => [value, low, high, threshold])
    .filter((number) => number !== null && Number.isFinite(number))
    .filter((number) => kind === 'linear' || Number(number) > 0)
    .map(Number);
  const low = min(numbers) ?? (kind === 'log' ? 0.1 : 0);
  const high = max(numbers) ?? 1;
  if (kind === 'log') return createAxis({ kind, low: low / 1.15, high: high * 1.15 });
  const margin = (high - low) * 0.06;
  const startsAtZero = low >= 0 && low < high * 0.35;
  return createAxis({ kind, low: startsAtZero ? 0 : low - margin, high: high + margin });
}

/** The word of a verdict stands beside its shape. */
function endText({ mark, text }: IntervalRow): string {
  if (mark === 'hollow' || mark === 'solid') return text;
  return text === '' ? VERDICT_WORDS[mark] : `${VERDICT_WORDS[mark]}: ${text}`;
}

interface RowProps {
  readonly row: IntervalRow;
  readonly axis: Axis;
  /** Top of the row in px. */
  readonly y: number;
}

function Row({ row, axis, y }: RowProps) {
  const middle = y + MARK_Y;
  return (
    <g>
      <text className={clsx(styles.strong, styles.halo)} x="0" y={y + 16}>
        {row.label}
      </text>
      <text className={styles.halo} x="100%" y={y + 16} textAnchor="end">
        {endText(row)}
      </text>
      {row.value !== null && <IntervalBar row={row} axis={axis} y={middle} />}
      {row.threshold !== null && (
        <line
          className={styles.target}
          x1={percent(axis.position(row.threshold))}
          x2={percent(axis.position(row.threshold))}
          y1={y + 20}
          y2={y + ROW_HEIGHT - 2}
          strokeDasharray="5 2"
        />
      )}
      {row.value !== null && (
        // A nested drawing moves the shape to a place in per cent.
        <svg x={percent(axis.position(row.value))} y={middle} overflow="visible">
          <Mark mark={row.mark} />
        </svg>
      )}
    </g>
  );
}

function IntervalBar({ row, axis, y }: RowProps) {
  if (row.low === null && row.high === null) return null;
  const from = row.low === null ? 0 : axis.position(row.low);
  const to = row.high === null ? 1 : axis.position(row.high);
  const isOpen = row.low === null || row.high === null;
  return (
    <g className={styles.interval}>
      <line
        className={clsx(isOpen && styles.openEnd)}
        x1={percent(from)}
        x2={percent(to)}
        y1={y}
        y2={y}
      />
      {row.low !== null && <Cap x={from} y={y} />}
      {row.high !== null && <Cap x={to} y={y} />}
    </g>
  );
}

function Cap({ x, y }: { readonly x: number; readonly y: number }) {
  return <line x1={percent(x)} x2={percent(x)} y1={y - 5} y2={y + 5} />;
}

function Mark({ mark }: { readonly mark: IntervalRow['mark'] }) {
  if (mark === 'hollow') return <circle className={styles.hollow} r="5" />;
  if (mark === 'solid') return <circle className={styles.solid} r="6" />;
  return <VerdictMark value={mark} x={0} y={0} size={14} />;
}
