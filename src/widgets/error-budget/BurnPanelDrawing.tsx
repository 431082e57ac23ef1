import type { ReactNode } from 'react';
import { percent } from '@site/src/ui/charts/axis';
import type { BurnChartModel, BurnPanel, CurvePoint } from './burn-chart';
import { sayNumber } from './number-text';
import { sayWindows } from './words';
import styles from './BurnChart.module.css';

/** In px: a line of words, then the plot. */
export const PANEL_HEIGHT = 168;
const HEAD = 28;
const GAP = 12;
const PLOT = PANEL_HEIGHT - HEAD - GAP;

interface BurnPanelDrawingProps {
  readonly panel: BurnPanel;
  readonly chart: BurnChartModel;
  /** Of the outage, in seconds. */
  readonly duration: number;
  /** In px. */
  readonly top: number;
}

export function BurnPanelDrawing(props: BurnPanelDrawingProps): ReactNode {
  const { panel, chart, duration, top } = props;
  const { x, y, toUnit } = chart;
  const { timing, threshold, long, short } = panel;
  const start = top + HEAD;
  const toY = (burn: number) => start + (1 - y.position(burn)) * PLOT;
  const toX = (time: number) => percent(x.position(toUnit(time)));
  const ticks = y.ticks.filter(({ isMajor }) => isMajor);
  const { detection, firing } = timing;
  const span =
    detection === null || firing === null
      ? null
      : {
          x: toX(detection),
          width: percent(x.position(toUnit(detection + firing)) - x.position(toUnit(detection))),
        };
  return (
    <g>
      <text className={styles.name} x="0" y={top + 17}>
        {sayWindows(timing.pair)}: threshold {sayNumber(threshold)}
        {detection === null ? ', does not fire' : ''}
      </text>
      {ticks.map(({ value }) => (
        <g key={value}>
          <line className={styles.grid} x1="0" x2="100%" y1={toY(value)} y2={toY(value)} />
          <text x="-6" y={toY(value) + 4} textAnchor="end">
            {sayNumber(value)}
          </text>
        </g>
      ))}
      {span !== null && (
        <>
          <rect className={styles.firing} {...span} y={start} height={PLOT} />
          <rect className={styles.firingEdge} {...span} y={start} height={3} />
        </>
      )}
      <line
        className={styles.end}
        x1={toX(duration)}
        x2={toX(duration)}
        y1={start}
        y2={start + PLOT}
      />
      <svg
        x="0"
        y={start}
        width="100%"
        height={PLOT}
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        overflow="hidden"
        aria-hidden="true"
      >
        <Curve className={styles.long} points={long} chart={chart} />
        <Curve className={styles.short} points={short} chart={chart} />
      </svg>
      <line className={styles.threshold} x1="0" x2="100%" y1={toY(threshold)} y2={toY(threshold)} />
    </g>
  );
}

interface CurveProps {
  readonly className: string | undefined;
  readonly points: readonly CurvePoint[];
  readonly chart: BurnChartModel;
}

/** In thousandths of the plot: a polyline cannot be given in per cent. */
function Curve({ className, points, chart: { x, y, toUnit } }: CurveProps): ReactNode {
  return (
    <polyline
      className={className}
      vectorEffect="non-scaling-stroke"
      points={points
        .map(({ time, burn }) => {
          const left = x.position(toUnit(time)) * 1000;
          return `${left.toFixed(2)},${((1 - y.position(burn)) * 1000).toFixed(2)}`;
        })
        .join(' ')}
    />
  );
}
