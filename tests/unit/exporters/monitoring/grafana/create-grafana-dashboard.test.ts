import { describe, expect, it } from 'vitest';
import { createGrafanaDashboard } from '../../../../../src/exporters/monitoring/grafana/create-grafana-dashboard';
import { isPanel } from '../../../../support/grafana-dashboard';
import type { ReadPanel } from '../../../../support/grafana-dashboard';
import {
  HAS_GRAFANA_SCHEMA,
  NO_GRAFANA_SCHEMA,
  createDashboardCheck,
} from '../../../../support/grafana-schema';
import { DAY, aPlan } from '../prometheus/plans';
import {
  PLAN,
  findLevel,
  findLevelPanels,
  findQuery,
  listPanelsOf,
  readDashboardOf,
} from './dashboards';

const DASHBOARD = readDashboardOf(PLAN);
const PANELS = listPanelsOf(DASHBOARD);
const FIRST = findLevelPanels(DASHBOARD, findLevel(PLAN, 0).title);

function steps(panel: ReadPanel | undefined): (number | null)[] {
  return panel?.fieldConfig.defaults.thresholds.steps.map(({ value }) => value) ?? [];
}

function find(title: string, panels = FIRST): ReadPanel {
  const panel = panels.find((candidate) => candidate.title.startsWith(title));
  if (!panel) throw new Error(`no panel ${title}`);
  return panel;
}

describe('the dashboard', () => {
  it('is the same file each time, and its uid follows the record', () => {
    expect(createGrafanaDashboard(PLAN)).toEqual(createGrafanaDashboard(PLAN));
    expect(createGrafanaDashboard(PLAN).path).toBe('grafana/slo-dashboard.json');
    expect(DASHBOARD.uid).toBe('slo-record-1');
    expect(DASHBOARD.schemaVersion).toBe(42);
    expect(DASHBOARD.title).toBe('Service levels of Chat API: Slow first tokens');
    expect(DASHBOARD.description).toContain('Owner: Serving team.');
  });

  it('has an overview and a row for each service level', () => {
    const rows = DASHBOARD.panels.filter((panel) => !isPanel(panel)).map(({ title }) => title);
    expect(rows).toEqual(['Overview', ...PLAN.levels.map(({ title }) => title)]);
    expect(PLAN.levels).toHaveLength(5);
    for (const { title } of PLAN.levels) {
      expect(PANELS.filter((panel) => panel.title.endsWith(`: ${title}`))).toHaveLength(4);
    }
  });

  it('numbers its panels and lets none overlap another or leave the grid', () => {
    const ids = DASHBOARD.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = new Set<string>();
    for (const { gridPos } of DASHBOARD.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(cells.has(`${x},${y}`), `${x},${y}`).toBe(false);
          cells.add(`${x},${y}`);
        }
      }
    }
  });

  it('shows the longest alert window, and the budget over its own period', () => {
    // Recommended policies end with three days (SRE workbook, table 5-8).
    expect(DASHBOARD.time).toEqual({ from: 'now-3d', to: 'now' });
    expect(find('Error budget remaining').timeFrom).toBe('30d');
    const week = findLevelPanels(DASHBOARD, findLevel(PLAN, 2).title);
    expect(find('Error budget remaining', week).timeFrom).toBe('7d');
  });

  it('links to the record and the runbook, and to nothing else', () => {
    const step7 =
      'https://handbook.example/docs/03-professional-scenarios/engineering/performance-investigation-steps/07-monitor-and-validate';
    // `$x` would be a variable of Grafana; %24 is the same in an address.
    expect(DASHBOARD.links.map(({ title, url }) => [title, url])).toEqual([
      ['Investigation record', 'https://records.example/slow?a=%24x'],
      ['Runbook', step7],
    ]);
    expect(find('Alerts').links.map(({ url }) => url)).toEqual([step7]);
    const own = 'https://wiki.example/first-token';
    const levels = PLAN.levels.map((level, i) => (i === 0 ? { ...level, runbook: own } : level));
    expect(
      readDashboardOf({ ...PLAN, levels }).links.map(({ title, url }) => [title, url]),
    ).toEqual([
      ['Investigation record', 'https://records.example/slow?a=%24x'],
      ['Runbook: TTFT p99 at or below 500 ms', own],
      ['Runbook of 4 objectives', step7],
    ]);
    expect(
      readDashboardOf({ ...PLAN, record: { ...PLAN.record, link: null }, levels: [] }).links,
    ).toEqual([]);
  });
});

describe('a level whose threshold is a bound', () => {
  it('draws each alert’s two windows against its own threshold', () => {
    // 99 % over 30 days: 14.4, 6 and 1 (table 5-8); the budget is 1 − 0.99 = 0.01.
    expect(
      FIRST.filter(({ title }) => title.startsWith('Burn rate over')).map((panel) => [
        panel.title,
        steps(panel),
      ]),
    ).toEqual([
      ['Burn rate over 1h and 5m: page above 14.4', [null, 14.4]],
      ['Burn rate over 6h and 30m: page above 6', [null, 6]],
      ['Burn rate over 3d and 6h: ticket above 1', [null, 1]],
    ]);
    const labels =
      '{slo_id="chat-api-time-to-first-token-p99",slo_service="chat-api",slo_name="time-to-first-token-p99"}';
    expect(find('Burn rate over 1h').targets.map(({ expr }) => expr)).toEqual([
      `slo:sli_error:ratio_rate1h${labels} / 0.01`,
      `slo:sli_error:ratio_rate5m${labels} / 0.01`,
    ]);
  });

  it('shows one bad share, with the budget as its line', () => {
    const panel = find('Bad share');
    expect(panel.title).toBe('Bad share');
    expect(panel.targets).toHaveLength(1);
    expect(steps(panel)).toEqual([null, 0.01]);
  });

  it('shows the quantile that is promised, with the target as its line', () => {
    const panel = find('TTFT over time');
    expect(panel.targets.map(({ legendFormat }) => legendFormat)).toEqual(['p50', 'p99']);
    expect(panel.targets[1]?.expr).toBe(
      'histogram_quantile(0.99, sum by (le) (rate(vllm:time_to_first_token_seconds_bucket{model_name="m"}[$__rate_interval])))',
    );
    expect(steps(panel)).toEqual([null, 0.5]);
  });

  it('colours the figures at the objective, the budget and the burn rates', () => {
    expect(steps(find('Good over 30d'))).toEqual([null, 0.99]);
    expect(steps(find('Budget remaining:'))).toEqual([null, 0, 0.25]);
    // Orange above 1; red where the first page is, at 6.
    expect(steps(find('Burn rate now'))).toEqual([null, 1, 6]);
  });

  it('asks for alerts by the names that the rules give them', () => {
    expect(find('Alerts').targets.map(({ legendFormat }) => legendFormat)).toEqual([
      'budget burn, page',
      'budget burn, ticket',
      'data missing, page',
    ]);
    expect(find('Alerts').targets[0]?.expr).toContain('alertname="TimeToFirstTokenBudgetBurn"');
  });
});

describe('other levels', () => {
  it('shows both shares where the threshold lies between two bounds', () => {
    const panels = findLevelPanels(DASHBOARD, findLevel(PLAN, 1).title);
    const panel = find('Bad share', panels);
    expect(panel.title).toBe('Bad share, between two bounds');
    // 80 ms lies between vLLM's bounds of 75 and 100 ms; the lower one is used unless the reader says otherwise.
    expect(panel.targets.map(({ legendFormat }) => legendFormat)).toEqual([
      'beyond 75 ms (alerts use this)',
      'beyond 100 ms',
    ]);
    expect(panel.targets[1]?.expr).toMatch(/^slo:sli_error_other_bound:ratio_rate\{/u);
  });

  it('shows the mean where the target is a mean, beside the promised quantile', () => {
    const panels = findLevelPanels(DASHBOARD, findLevel(PLAN, 2).title);
    expect(find('E2E over time', panels).targets.map(({ legendFormat }) => legendFormat)).toEqual([
      'p50',
      'p99.9',
      'mean',
    ]);
  });

  it('shows counts but no distribution for queries, and neither for a share', () => {
    const kinds = (index: number) =>
      findLevelPanels(DASHBOARD, findLevel(PLAN, index).title).map(({ title }) => title);
    expect(kinds(3)).toContain('Events per second');
    expect(kinds(3).join()).not.toMatch(/over time|by bucket/u);
    expect(kinds(4).join()).not.toMatch(/per second|over time|by bucket/u);
  });

  it('shows the burn rate alone where no alert can fire', () => {
    // At 50 % a burn rate of 2 is complete failure. Over 28 days the pairs are 13.44, 5.6 and 0.9333: the last can fire.
    const panels = findLevelPanels(DASHBOARD, findLevel(PLAN, 4).title);
    expect(
      panels.filter(({ title }) => title.startsWith('Burn rate over')).map(({ title }) => title),
    ).toEqual(['Burn rate over 3d and 6h: ticket above 0.9333']);
    const level = findLevel(PLAN, 4);
    const none = readDashboardOf({ ...PLAN, levels: [{ ...level, alerts: [] }] });
    expect(find('Burn rate', findLevelPanels(none, level.title).slice(4)).title).toBe('Burn rate');
    expect(none.time.from).toBe('now-28d');
  });

  it('shows a metric in milliseconds in seconds, and its buckets as they are', () => {
    const plan = aPlan({
      targets: [
        {
          metric: 'time_to_first_token',
          statistic: 'p99',
          comparator: '<=',
          threshold: 0.5,
          objective: { target: 0.99, window: 30 * DAY },
        },
      ],
      rules: { engine: 'triton' },
    });
    const panels = findLevelPanels(readDashboardOf(plan), findLevel(plan, 0).title);
    expect(findQuery(panels, 'TTFT over time', 'p99').expr).toMatch(/ \/ 1000$/u);
    expect(find('TTFT over time', panels).fieldConfig.defaults.unit).toBe('s');
    expect(find('TTFT by bucket', panels).fieldConfig.defaults.unit).toBe('ms');
  });

  it('is valid and empty without levels', () => {
    expect(readDashboardOf({ ...PLAN, levels: [] }).panels).toEqual([]);
  });
});

/** Rules of https://github.com/grafana/dashboard-linter; those on `job` and `instance` do not fit series that rules have recorded. */
describe('the rules of Grafana’s linter', () => {
  it('has one data source, as a variable', () => {
    expect(DASHBOARD.templating.list).toMatchObject([
      { type: 'datasource', name: 'datasource', label: 'Data source', query: 'prometheus' },
    ]);
    for (const panel of PANELS) {
      expect(panel.datasource.uid).toBe('${datasource}');
      expect(panel.targets.length).toBeGreaterThan(0);
      for (const target of panel.targets) expect(target.datasource.uid).toBe('${datasource}');
    }
  });

  it('cannot be edited by accident', () => {
    expect(DASHBOARD.editable).toBe(false);
  });

  it.each(PANELS.map((panel) => [panel.title, panel] as const))(
    'has a title, a description, a unit, decimals and legends: %s',
    (title, panel) => {
      expect(title.trim()).not.toBe('');
      expect(panel.description).toMatch(/^[A-Z].{40,}/u);
      const { unit, decimals } = panel.fieldConfig.defaults;
      expect(['s', 'ms', 'percentunit', 'reqps', 'cps', 'short']).toContain(unit);
      expect(decimals).toBeGreaterThanOrEqual(0);
      expect(panel.targets.map(({ refId }) => refId)).toEqual(
        ['A', 'B', 'C', 'D', 'E'].slice(0, panel.targets.length),
      );
      for (const { legendFormat } of panel.targets) expect(legendFormat).not.toBe('');
      const values = steps(panel);
      expect(values[0]).toBeNull();
      const numbers = values.slice(1).map(Number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    },
  );

  it('takes rates of raw metrics over $__rate_interval, and of nothing else', () => {
    const rates = PANELS.flatMap(({ targets }) => targets).filter(({ expr }) => expr.includes('['));
    expect(rates.length).toBeGreaterThan(0);
    for (const { expr } of rates) {
      expect(expr.match(/\[[^\]]*\]/gu)).toEqual(
        Array.from({ length: expr.match(/rate\(/gu)?.length ?? 0 }, () => '[$__rate_interval]'),
      );
    }
  });
});

describe('Grafana’s own schema', () => {
  if (!HAS_GRAFANA_SCHEMA) {
    it.skip(NO_GRAFANA_SCHEMA, () => undefined);
    return;
  }
  const check = createDashboardCheck();

  it('accepts the dashboard, the options of every panel and every query', () => {
    expect(check(DASHBOARD)).toEqual([]);
    expect(check(readDashboardOf({ ...PLAN, levels: [] }))).toEqual([]);
  });

  it.each([
    ['a field that is unknown', { ...DASHBOARD, titel: 'x' }],
    ['a version that is no number', { ...DASHBOARD, schemaVersion: '42' }],
    [
      'an option that a panel does not have',
      { ...DASHBOARD, panels: PANELS.map((panel) => ({ ...panel, options: { graph: 1 } })) },
    ],
    [
      'a query without an expression',
      { ...DASHBOARD, panels: PANELS.map((panel) => ({ ...panel, targets: [{ refId: 'A' }] })) },
    ],
  ])('would refuse %s', (_what, damaged) => {
    expect(check(damaged)).not.toEqual([]);
  });
});
