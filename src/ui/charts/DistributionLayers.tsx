/** What lies between the axes of a distribution chart: bars or a curve, the interval, the part beyond the target. */
import { percent, type Axis } from './axis';
import { computeBars, computeCumulative, type Bucket } from './bars';
import type { ChartIds } from './ChartFrame';
import styles from './charts.module.css';

/** The plot's top and bottom in px; above it stand two lines of labels. */
export const TOP = 40;
export const BOTTOM = 200;

export interface ChartTarget {
  readonly value: number;
  /** `Target ≤ 500 ms` */
  readonly label: string;
  /** The side that misses it: `above` for a latency. */
  readonly missedSide: 'above' | 'below';
}

export interface ChartEstimate {
  readonly value: number;
  /** null where the data gives no bound. */
  readonly low: number | null;
  readonly high: number | null;
  /** `p99 512 ms` */
  readonly label: string;
  /** For the key: `p99 with its 95 % interval`. */
  readonly intervalLabel: string;
}

export function hatchId(ids: ChartIds): string {
  return `${ids.prefix}-hatch`;
}

interface LayerProps {
  readonly axis: Axis;
  readonly buckets: readonly Bucket[];
  readonly target: ChartTarget | undefined;
  readonly ids: ChartIds;
}

/** The fraction of the axis that misses the target, as [from, to]; empty without a target. */
function missedSpan(axis: Axis, target: ChartTarget | undefined): readonly [number, number] {
  if (target === undefined) return [1, 1];
  const at = axis.position(target.value);
  return target.missedSide === 'above' ? [at, 1] : [0, at];
}

export function Bars({ axis, buckets, target, ids }: LayerProps) {
  const [from, to] = missedSpan(axis, target);
  return (
    <g>
      {computeBars(buckets, axis).map(({ x, width, height }) => {
        const y = BOTTOM - height * (BOTTOM - TOP);
        const start = Math.min(Math.max(from, x), x + width);
        const end = Math.min(Math.max(to, x), x + width);
        return (
          <g key={x}>
            <BarPart from={x} to={x + width} y={y} className={styles.bar} />
            {end > start && (
              <>
                <BarPart from={start} to={end} y={y} fill={`url(#${hatchId(ids)})`} />
                <BarPart from={start} to={end} y={y} className={styles.outline} />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

interface BarPartProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly className?: string | undefined;
  readonly fill?: string | undefined;
}

function BarPart({ from, to, y, className, fill }: BarPartProps) {
  return (
    <rect
      className={className}
      fill={fill}
      x={percent(from)}
      width={percent(to - from)}
      y={y}
      height={BOTTOM - y}
    />
  );
}

export function Band({
  axis,
  estimate,
}: {
  readonly axis: Axis;
  readonly estimate: ChartEstimate;
}) {
  const from = estimate.low === null ? 0 : axis.position(estimate.low);
  const to = estimate.high === null ? 1 : axis.position(estimate.high);
  return (
    <g>
      <rect
        className={styles.band}
        x={percent(from)}
        width={percent(to - from)}
        y={TOP}
        height={BOTTOM - TOP}
      />
      {[estimate.low === null ? null : from, estimate.high === null ? null : to].map(
        (edge, index) =>
          edge !== null && (
            <line
              key={index === 0 ? 'low' : 'high'}
              className={styles.bandEdge}
              x1={percent(edge)}
              x2={percent(edge)}
              y1={TOP}
              y2={BOTTOM}
            />
          ),
      )}
    </g>
  );
}

/** Straight between the buckets' ends: where the values lie inside a bucket is not known. */
export function Curve({ axis, buckets, target, ids }: LayerProps) {
  const points = computeCumulative(buckets);
  const [from, to] = missedSpan(axis, target);
  const toY = (share: number) => BOTTOM - share * (BOTTOM - TOP);
  return (
    <g>
      {target !== undefined && (
        <rect
          x={percent(from)}
          width={percent(to - from)}
          y={BOTTOM - 6}
          height={6}
          fill={`url(#${hatchId(ids)})`}
        />
      )}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className={styles.grid} x1="0" x2="100%" y1={toY(share)} y2={toY(share)} />
          <text x="-6" y={toY(share) + 4} textAnchor="end">
            {share * 100} %
          </text>
        </g>
      ))}
      {points.slice(1).map((point, index) => {
        const before = points[index] ?? point;
        return (
          <line
            key={point.value}
            className={styles.curve}
            x1={percent(axis.position(before.value))}
            y1={toY(before.share)}
            x2={percent(axis.position(point.value))}
            y2={toY(point.share)}
          />
        );
      })}
    </g>
  );
}
