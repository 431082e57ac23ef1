import { useMemo, type ReactNode } from 'react';
import type { Outage, OutageTiming } from '@site/src/domain/slo/alert-timing';
import type { BurnPoint } from '@site/src/domain/slo/burn-series';
import type { SloObjective } from '@site/src/domain/slo/target';
import type { Column } from '@site/src/ui/DataTable';
import { AXIS_HEIGHT, AxisX } from '@site/src/ui/charts/AxisX';
import { ChartFrame, ChartSvg } from '@site/src/ui/charts/ChartFrame';
import { KeyList } from '@site/src/ui/charts/Marks';
import { percent } from '@site/src/ui/charts/axis';
import { BurnPanelDrawing, PANEL_HEIGHT } from './BurnPanelDrawing';
import { createBurnChart, type BurnChartModel } from './burn-chart';
import { sayInMinutes, sayNumber, sayShare, sayWindow } from './number-text';
import styles from './BurnChart.module.css';

interface BurnChartProps {
  readonly objective: SloObjective;
  readonly outage: Outage;
  readonly timing: OutageTiming;
}

/** Burn rate over time in both windows of each pair that pages, or of each ticket where nothing pages. */
export function BurnChart({ objective, outage, timing }: BurnChartProps): ReactNode {
  const chart = useMemo(
    () => createBurnChart(objective, outage, timing),
    [objective, outage, timing],
  );
  if (chart === null) return null;
  const { panels, x, toUnit, unit, severity } = chart;
  const title = `Burn rate during and after the outage: the pairs that ${severity === 'page' ? 'page' : 'open a ticket'}`;
  const summary = `${sayShare(outage.badShare)} of the requests are bad for ${sayWindow(outage.duration)}. ${describePanels(chart)}`;
  const bottom = panels.length * PANEL_HEIGHT;
  return (
    <ChartFrame
      title={title}
      summary={summary}
      legend={<KeyList entries={KEY} />}
      table={{
        columns: listColumns(chart),
        rows: chart.table,
        rowKey: ({ time }: BurnPoint) => String(time),
      }}
    >
      {(ids) => (
        <div className={styles.plot}>
          <div className={styles.withLeftAxis}>
            <ChartSvg ids={ids} title={title} summary={summary} height={bottom + AXIS_HEIGHT}>
              {panels.map((panel, index) => (
                <BurnPanelDrawing
                  key={`${panel.timing.pair.longWindow} ${panel.timing.pair.shortWindow} ${index}`}
                  panel={panel}
                  chart={chart}
                  duration={outage.duration}
                  top={index * PANEL_HEIGHT}
                />
              ))}
              <AxisX
                axis={x}
                top={bottom}
                bottom={bottom}
                format={sayNumber}
                label={`Time since the outage began, ${unit}`}
              />
              <rect
                className={styles.outage}
                x="0"
                width={percent(x.position(toUnit(outage.duration)))}
                y={bottom - 3}
                height={3}
              />
            </ChartSvg>
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

function describePanels({ panels }: BurnChartModel): string {
  return panels
    .map(({ timing, threshold }) => {
      const pair = `${sayWindow(timing.pair.longWindow)} and ${sayWindow(timing.pair.shortWindow)}`;
      const { detection, reset } = timing;
      return detection === null || reset === null
        ? `${pair}: not both above ${sayNumber(threshold)}, does not fire.`
        : `${pair}: both above ${sayNumber(threshold)} from ${sayInMinutes(detection)} min on, until ${sayInMinutes(reset)} min after the outage.`;
    })
    .join(' ');
}

function listColumns({ windows, unit, toUnit, panels }: BurnChartModel): Column<BurnPoint>[] {
  return [
    {
      key: 'time',
      header: 'Time',
      unit,
      align: 'end',
      render: ({ time }) => sayNumber(toUnit(time)),
    },
    ...windows.map((window, index) => ({
      key: String(window),
      header: `Burn rate in ${sayWindow(window)}`,
      align: 'end' as const,
      render: ({ burn }: BurnPoint) => sayNumber(burn[index] ?? 0),
    })),
    {
      key: 'firing',
      header: 'Firing',
      render: ({ time }) =>
        panels
          .filter(({ timing: { detection, firing } }) => isWithin(time, detection, firing))
          .map(({ timing }) => sayWindow(timing.pair.longWindow))
          .join(' and ') || '–',
    },
  ];
}

/** At the moment of crossing the burn rate equals the threshold, and must exceed it. */
function isWithin(time: number, from: number | null, length: number | null): boolean {
  return from !== null && length !== null && time > from && time < from + length;
}

const line = (className: string | undefined) => (
  <line className={className} x1="0" x2="18" y1="6" y2="6" />
);

const KEY = [
  { text: 'long window', symbol: line(styles.long) },
  { text: 'short window', symbol: line(styles.short) },
  { text: 'threshold', symbol: line(styles.threshold) },
  {
    text: 'the alert fires',
    symbol: (
      <>
        <rect className={styles.firing} width="18" height="12" />
        <rect className={styles.firingEdge} width="18" height="3" />
      </>
    ),
  },
  { text: 'the outage', symbol: <rect className={styles.outage} y="6" width="18" height="3" /> },
];
