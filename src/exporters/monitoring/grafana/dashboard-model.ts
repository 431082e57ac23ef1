/**
 * The parts of Grafana's classic dashboard JSON that are written here. Format: `dashboard.jsonschema.json` and the panels' own files of
 * https://github.com/grafana/grafana-foundation-sdk; version 42 is the last of the classic format, and older ones migrate to it.
 */

export const SCHEMA_VERSION = 42;
/** Columns of the grid. */
export const GRID_WIDTH = 24;

export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' } as const;

/** The names of `packages/grafana-data/src/valueFormats/categories.ts`. */
export type GrafanaUnit = 's' | 'ms' | 'percentunit' | 'reqps' | 'cps' | 'short';

export interface GridPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

export interface Query {
  readonly refId: string;
  readonly datasource: typeof DATASOURCE;
  readonly expr: string;
  readonly legendFormat: string;
  readonly editorMode: 'code';
  readonly format: 'time_series' | 'heatmap';
  readonly instant: boolean;
  readonly range: boolean;
}

export interface ThresholdStep {
  /** The colour from this value on, itself included; null in the first step, for all that is lower. */
  readonly value: number | null;
  readonly color: string;
}

export interface FieldDefaults {
  readonly unit: GrafanaUnit;
  readonly decimals: number;
  readonly min?: number;
  readonly max?: number;
  readonly noValue?: string;
  readonly color: { readonly mode: 'palette-classic' | 'thresholds' };
  readonly thresholds: { readonly mode: 'absolute'; readonly steps: readonly ThresholdStep[] };
  readonly mappings?: readonly {
    readonly type: 'value';
    readonly options: Readonly<Record<string, { readonly text: string; readonly color: string }>>;
  }[];
  readonly custom?: Readonly<Record<string, unknown>>;
}

export interface DashboardLink {
  readonly title: string;
  readonly type: 'link';
  readonly icon: string;
  readonly tooltip: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly asDropdown: false;
  readonly targetBlank: true;
  readonly includeVars: false;
  readonly keepTime: false;
}

/** A panel before it has its number and its place. */
export interface UnplacedPanel {
  readonly type: 'stat' | 'timeseries' | 'heatmap' | 'state-timeline';
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly datasource: typeof DATASOURCE;
  readonly targets: readonly Query[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly fieldConfig: { readonly defaults: FieldDefaults; readonly overrides: readonly never[] };
  readonly links: readonly DashboardLink[];
  /** A length of time in one unit, such as `30d`, that this panel shows whatever the dashboard shows. */
  readonly timeFrom?: string;
}

export interface Panel extends UnplacedPanel {
  readonly id: number;
  readonly gridPos: GridPosition;
}

export interface Row {
  readonly type: 'row';
  readonly id: number;
  readonly title: string;
  readonly collapsed: false;
  readonly panels: readonly never[];
  readonly gridPos: GridPosition;
}

/** A row's heading, and lines of panels that share the width. */
export interface Section {
  readonly title: string;
  readonly lines: readonly PanelLine[];
}

export interface PanelLine {
  readonly height: number;
  readonly panels: readonly UnplacedPanel[];
}
