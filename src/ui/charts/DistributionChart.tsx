/** The distribution of a measured quantity with its target and the interval of the quantile that is judged. */
import { useState } from 'react';
import { SegmentedControl } from '../SegmentedControl';
import { AXIS_HEIGHT, AxisX } from './AxisX';
import { ChartFrame, ChartSvg } from './ChartFrame';
import {
  BOTTOM,
  Band,
  Bars,
  Curve,
  TOP,
  hatchId,
  type ChartEstimate,
  type ChartTarget,
} from './DistributionLayers';
import { ChartKey, HatchPattern, LabelledLine, type KeyMark } from './Marks';
import type { ScaleKind } from './axis';
import { createDistributionAxis, type Bucket } from './bars';
import { createBucketTable, type HeldEnd } from './bucket-table';
import styles from './charts.module.css';

export interface DistributionChartProps {
  readonly title: string;
  readonly summary: string;
  readonly buckets: readonly Bucket[];
  /** `Time to first token` */
  readonly quantity: string;
  /** As shown on the axis: `ms`. */
  readonly unit: string;
  /** A value in the shown unit, without the unit. */
  readonly format: (value: number) => string;
  /** What is counted: `requests` unless said otherwise. */
  readonly counted?: string | undefined;
  readonly scale?: ScaleKind | undefined;
  /** Which end belongs to a bucket, for the table; the lower one unless said otherwise. */
  readonly heldEnd?: HeldEnd | undefined;
  readonly target?: ChartTarget | undefined;
  readonly estimate?: ChartEstimate | undefined;
  readonly initialView?: DistributionView | undefined;
}

export type DistributionView = 'histogram' | 'cumulative';

const VIEWS = [
  { value: 'histogram', label: 'Histogram' },
  { value: 'cumulative', label: 'Cumulative' },
] as const;

export function DistributionChart(props: DistributionChartProps) {
  const { title, summary, buckets, quantity, unit, format, counted = 'requests' } = props;
  const { scale = 'log', heldEnd = 'lower', target, estimate } = props;
  const [view, setView] = useState<DistributionView>(props.initialView ?? 'histogram');
  const axis = createDistributionAxis(buckets, scale, [
    ...(target === undefined ? [] : [target.value]),
    ...(estimate === undefined ? [] : [estimate.value]),
  ]);
  const isCumulative = view === 'cumulative';
  const key: { mark: KeyMark; text: string }[] = [];
  if (!isCumulative) key.push({ mark: 'bar', text: `area: share of ${counted}` });
  if (target !== undefined) key.push({ mark: 'beyond', text: 'beyond the target' });
  if (estimate !== undefined) key.push({ mark: 'band', text: estimate.intervalLabel });
  return (
    <ChartFrame
      title={title}
      summary={summary}
      controls={<SegmentedControl label="Shape" value={view} options={VIEWS} onCommit={setView} />}
      table={createBucketTable({ buckets, axis, format, unit, counted, heldEnd })}
    >
      {(ids) => (
        <>
          <div className={styles.plot}>
            <div className={isCumulative ? styles.withLeftAxis : undefined}>
              <ChartSvg ids={ids} title={title} summary={summary} height={BOTTOM + AXIS_HEIGHT}>
                <defs>
                  <HatchPattern id={hatchId(ids)} />
                </defs>
                {estimate !== undefined && <Band axis={axis} estimate={estimate} />}
                <AxisX
                  axis={axis}
                  top={TOP}
                  bottom={BOTTOM}
                  format={format}
                  label={`${quantity}, ${unit}`}
                />
                {isCumulative ? (
                  <Curve axis={axis} buckets={buckets} target={target} ids={ids} />
                ) : (
                  <Bars axis={axis} buckets={buckets} target={target} ids={ids} />
                )}
                {target !== undefined && (
                  <LabelledLine
                    kind="target"
                    x={axis.position(target.value)}
                    top={2}
                    bottom={BOTTOM}
                    label={target.label}
                    labelY={12}
                  />
                )}
                {estimate !== undefined && (
                  <LabelledLine
                    kind="estimate"
                    x={axis.position(estimate.value)}
                    top={TOP - 14}
                    bottom={BOTTOM}
                    label={estimate.label}
                    labelY={TOP - 6}
                  />
                )}
              </ChartSvg>
            </div>
          </div>
          <ChartKey entries={key} hatchId={hatchId(ids)} />
        </>
      )}
    </ChartFrame>
  );
}
