/** A generated Grafana dashboard, read back from its text. The shapes are those that tests look at; the schema checks the rest. */

export interface ReadQuery {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat: string;
  readonly datasource: { readonly uid: string };
}

export interface ReadLink {
  readonly title: string;
  readonly tooltip: string;
  readonly url: string;
}

export interface ReadPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

export interface ReadRow {
  readonly type: 'row';
  readonly id: number;
  readonly title: string;
  readonly gridPos: ReadPosition;
}

export interface ReadPanel {
  readonly type: 'stat' | 'timeseries' | 'heatmap' | 'state-timeline';
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly datasource: { readonly uid: string };
  readonly gridPos: ReadPosition;
  readonly targets: readonly ReadQuery[];
  readonly links: readonly ReadLink[];
  readonly options: object;
  readonly timeFrom?: string;
  readonly fieldConfig: {
    readonly defaults: {
      readonly unit: string;
      readonly decimals: number;
      readonly min?: number;
      readonly max?: number;
      readonly thresholds: {
        readonly steps: readonly { readonly value: number | null; readonly color: string }[];
      };
      readonly custom?: object;
    };
  };
}

export interface ReadDashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly schemaVersion: number;
  readonly editable: boolean;
  readonly time: { readonly from: string; readonly to: string };
  readonly refresh: string;
  readonly templating: {
    readonly list: readonly {
      readonly type: string;
      readonly name: string;
      readonly label: string;
      readonly query: string;
    }[];
  };
  readonly links: readonly ReadLink[];
  readonly panels: readonly (ReadPanel | ReadRow)[];
}

export function readDashboard(text: string): ReadDashboard {
  return JSON.parse(text) as ReadDashboard;
}

export function listPanels(dashboard: unknown): readonly (ReadPanel | ReadRow)[] {
  return (dashboard as ReadDashboard).panels;
}

export function isPanel(panel: ReadPanel | ReadRow): panel is ReadPanel {
  return panel.type !== 'row';
}

/** The query as Prometheus gets it: Grafana's variables have been replaced. */
export function fillVariables(expression: string): string {
  return expression.replaceAll('$__rate_interval', '5m');
}
