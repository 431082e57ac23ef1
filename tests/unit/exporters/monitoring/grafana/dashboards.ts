/** Plans with every kind of indicator, and the dashboards of them. */
import type {
  MonitoringPlan,
  ServiceLevel,
} from '../../../../../src/domain/monitoring/monitoring-plan';
import { createGrafanaDashboard } from '../../../../../src/exporters/monitoring/grafana/create-grafana-dashboard';
import type { ReadDashboard, ReadPanel, ReadQuery } from '../../../../support/grafana-dashboard';
import { isPanel, readDashboard } from '../../../../support/grafana-dashboard';
import type { PromTree } from '../../../../support/promql-tree';
import { DAY, aPlan } from '../prometheus/plans';

/** vLLM: 500 ms is a bound of the first token's histogram; 80 ms lies between 75 and 100 ms; a ratio; a share. */
export const PLAN: MonitoringPlan = aPlan({
  service: 'Chat API',
  title: 'Slow first tokens',
  owner: 'Serving team',
  targets: [
    { metric: 'time_to_first_token', statistic: 'p99', comparator: '<=', threshold: 0.5 },
    { metric: 'time_per_output_token', statistic: 'p95', comparator: '<=', threshold: 0.08 },
    {
      metric: 'request_latency',
      statistic: 'mean',
      comparator: '<=',
      threshold: 10,
      objective: { target: 0.999, window: 7 * DAY },
    },
    { metric: 'error_rate', statistic: 'rate', comparator: '<=', threshold: 0.01 },
    {
      metric: 'custom.wrong_answer_share',
      statistic: 'rate',
      comparator: '<=',
      threshold: 0.1,
      objective: { target: 0.5, window: 28 * DAY },
    },
  ],
  rules: {
    engine: 'vllm',
    labels: [{ name: 'model_name', value: 'm' }],
    recordLink: 'https://records.example/slow?a=$x',
    sources: { t4: { kind: 'error ratio', ratio: 'avg_over_time(wrong_answers:ratio[$window])' } },
  },
});

export function readDashboardOf(plan: MonitoringPlan): ReadDashboard {
  return readDashboard(createGrafanaDashboard(plan).text);
}

export function listPanelsOf(dashboard: ReadDashboard): readonly ReadPanel[] {
  return dashboard.panels.filter(isPanel);
}

/** The panels of one level's row, and its four figures in the overview. */
export function findLevelPanels(dashboard: ReadDashboard, title: string): readonly ReadPanel[] {
  const start = dashboard.panels.findIndex(
    (panel) => panel.type === 'row' && panel.title === title,
  );
  const rest = dashboard.panels.slice(start + 1);
  const end = rest.findIndex(({ type }) => type === 'row');
  const row = end === -1 ? rest : rest.slice(0, end);
  const figures = dashboard.panels.filter((panel) => panel.title.endsWith(`: ${title}`));
  return [...figures, ...row].filter(isPanel);
}

/** Panel and legend by the beginning of their texts. */
export function findQuery(panels: readonly ReadPanel[], title: string, legend: string): ReadQuery {
  const panel = panels.find((candidate) => candidate.title.startsWith(title));
  const query = panel?.targets.find(({ legendFormat }) => legendFormat.startsWith(legend));
  if (!query) throw new Error(`no query “${legend}” in a panel “${title}”`);
  return query;
}

export function findLevel(plan: MonitoringPlan, index: number): ServiceLevel {
  const level = plan.levels[index];
  if (!level) throw new Error(`no level ${index}`);
  return level;
}

/** Every `name{…}` in an expression. */
export function listSelectors(tree: PromTree): Extract<PromTree, { kind: 'selector' }>[] {
  switch (tree.kind) {
    case 'selector':
      return [tree];
    case 'call':
    case 'aggregation':
      return tree.args.flatMap(listSelectors);
    case 'binary':
      return [...listSelectors(tree.left), ...listSelectors(tree.right)];
    case 'number':
    case 'string':
      return [];
    default:
      return listSelectors(tree.of);
  }
}
