/** The four kinds of panels that are used, with everything that is the same in all of them. */
import { toPlainText } from './literal-text';
import type {
  DashboardLink,
  FieldDefaults,
  GrafanaUnit,
  Query,
  ThresholdStep,
  UnplacedPanel,
} from './dashboard-model';
import { DATASOURCE } from './dashboard-model';

/** Grafana's named colours, which follow the theme. */
export const COLOURS = { good: 'green', warning: 'orange', bad: 'red', idle: 'text' } as const;

export interface PanelQuery {
  readonly expr: string;
  readonly legend: string;
}

export interface PanelBasics {
  readonly title: string;
  /** Markdown; free text in it has passed `toMarkdown`. */
  readonly description: string;
  readonly queries: readonly PanelQuery[];
  readonly links?: readonly DashboardLink[];
  readonly timeFrom?: string;
}

export interface NumberPanel extends PanelBasics {
  readonly unit: GrafanaUnit;
  readonly decimals: number;
  readonly min?: number;
  readonly max?: number;
  /** From the lowest; the first has no value. */
  readonly steps?: readonly ThresholdStep[];
}

const NO_DATA = 'no data';
const NO_STEPS: readonly ThresholdStep[] = [{ value: null, color: COLOURS.good }];
const TOOLTIP = { mode: 'multi', sort: 'desc' } as const;

/** One value: the last of the range, coloured by its thresholds. */
export function createStat(panel: NumberPanel): UnplacedPanel {
  return {
    ...createBase(panel, 'instant'),
    type: 'stat',
    options: {
      colorMode: 'value',
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      percentChangeColorMode: 'standard',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showPercentChange: false,
      textMode: 'value',
      wideLayout: true,
    },
    fieldConfig: { defaults: createDefaults(panel, 'thresholds'), overrides: [] },
  };
}

/** Lines over time; thresholds are dashed lines across the panel. */
export function createTimeSeries(panel: NumberPanel): UnplacedPanel {
  return {
    ...createBase(panel, 'range'),
    type: 'timeseries',
    options: {
      legend: {
        calcs: ['lastNotNull', 'max'],
        displayMode: 'table',
        placement: 'bottom',
        showLegend: true,
      },
      tooltip: TOOLTIP,
    },
    fieldConfig: {
      defaults: {
        ...createDefaults(panel, 'palette-classic'),
        custom: {
          drawStyle: 'line',
          fillOpacity: 0,
          lineInterpolation: 'linear',
          lineWidth: 2,
          showPoints: 'never',
          // A gap is a time without traffic or without data, and must be seen as one.
          spanNulls: false,
          thresholdsStyle: { mode: panel.steps === undefined ? 'off' : 'dashed' },
        },
      },
      overrides: [],
    },
  };
}

/** Buckets as they are scraped; `unit` is that of their bounds. */
export function createHeatmap(panel: NumberPanel & { readonly cellUnit: GrafanaUnit }) {
  const { cellUnit, unit } = panel;
  return {
    ...createBase(panel, 'heatmap'),
    type: 'heatmap',
    options: {
      calculate: false,
      cellGap: 1,
      cellValues: { unit: cellUnit, decimals: 2 },
      color: {
        exponent: 0.5,
        fill: 'dark-orange',
        mode: 'scheme',
        reverse: false,
        scale: 'exponential',
        scheme: 'Oranges',
        steps: 64,
      },
      exemplars: { color: 'rgba(255,0,255,0.7)' },
      // Empty buckets stay without colour.
      filterValues: { le: 1e-9 },
      legend: { show: true },
      rowsFrame: { layout: 'auto' },
      showValue: 'never',
      tooltip: { mode: 'single', showColorScale: true, yHistogram: true },
      yAxis: { axisPlacement: 'left', decimals: panel.decimals, reverse: false, unit },
    },
    fieldConfig: {
      defaults: {
        ...createDefaults(panel, 'palette-classic'),
        custom: { scaleDistribution: { type: 'linear' } },
      },
      overrides: [],
    },
  } satisfies UnplacedPanel;
}

/** 0 is quiet and 1 is firing. */
export function createAlertTimeline(panel: PanelBasics): UnplacedPanel {
  const numbers: NumberPanel = { ...panel, unit: 'short', decimals: 0, min: 0, max: 1 };
  const steps = [...NO_STEPS, { value: 1, color: COLOURS.bad }];
  return {
    ...createBase(panel, 'range'),
    type: 'state-timeline',
    options: {
      alignValue: 'left',
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false },
      mergeValues: true,
      rowHeight: 0.8,
      showValue: 'auto',
      tooltip: { mode: 'single', sort: 'none' },
    },
    fieldConfig: {
      defaults: {
        ...createDefaults({ ...numbers, steps }, 'thresholds'),
        mappings: [
          {
            type: 'value',
            options: {
              '0': { text: 'quiet', color: COLOURS.good },
              '1': { text: 'firing', color: COLOURS.bad },
            },
          },
        ],
        custom: { fillOpacity: 70, lineWidth: 0 },
      },
      overrides: [],
    },
  };
}

type QueryKind = 'instant' | 'range' | 'heatmap';

function createBase(
  { title, description, queries, links = [], timeFrom }: PanelBasics,
  kind: QueryKind,
) {
  return {
    title: toPlainText(title),
    description,
    datasource: DATASOURCE,
    targets: queries.map(({ expr, legend }, index): Query => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: DATASOURCE,
      editorMode: 'code',
      expr,
      format: kind === 'heatmap' ? 'heatmap' : 'time_series',
      instant: kind === 'instant',
      legendFormat: legend,
      range: kind !== 'instant',
    })),
    links,
    ...(timeFrom !== undefined && { timeFrom }),
  };
}

function createDefaults(
  { unit, decimals, min, max, steps = NO_STEPS }: NumberPanel,
  color: FieldDefaults['color']['mode'],
): FieldDefaults {
  return {
    unit,
    decimals,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    noValue: NO_DATA,
    color: { mode: color },
    thresholds: { mode: 'absolute', steps },
  };
}
