import clsx from 'clsx';
import { percent, type Axis } from './axis';
import styles from './charts.module.css';

interface AxisXProps {
  readonly axis: Axis;
  /** Top and bottom of the plot, in px: grid lines run between them, labels stand below. */
  readonly top: number;
  readonly bottom: number;
  readonly format: (value: number) => string;
  /** `Time to first token, ms` */
  readonly label: string;
}

/** Height that the axis needs below `bottom`. */
export const AXIS_HEIGHT = 40;

export function AxisX({ axis, top, bottom, format, label }: AxisXProps) {
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g key={tick.value}>
          <line
            className={styles.grid}
            x1={percent(tick.position)}
            x2={percent(tick.position)}
            y1={top}
            y2={bottom}
          />
          <line
            className={styles.axis}
            x1={percent(tick.position)}
            x2={percent(tick.position)}
            y1={bottom}
            y2={bottom + 4}
          />
          <text
            className={clsx(!tick.isMajor && styles.minor)}
            x={percent(tick.position)}
            y={bottom + 17}
            textAnchor={tick.position > 0.97 ? 'end' : tick.position < 0.03 ? 'start' : 'middle'}
          >
            {format(tick.value)}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1="0" x2="100%" y1={bottom} y2={bottom} />
      <text x="100%" y={bottom + 35} textAnchor="end">
        {label}
      </text>
    </g>
  );
}
