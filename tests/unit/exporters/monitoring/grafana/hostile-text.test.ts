/** Free text in every field that may hold it: the file stays one dashboard, and nothing that Grafana shows is replaced or run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { checkPromql } from '../../../../../src/domain/monitoring/promql-template';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { createGrafanaDashboard } from '../../../../../src/exporters/monitoring/grafana/create-grafana-dashboard';
import { fillVariables, readDashboard } from '../../../../support/grafana-dashboard';
import {
  HAS_GRAFANA_SCHEMA,
  NO_GRAFANA_SCHEMA,
  createDashboardCheck,
} from '../../../../support/grafana-schema';
import { HOSTILE_TEXTS } from '../../../../support/hostile-record';
import { parsePromql } from '../../../../support/promql-tree';
import { PLAN, listPanelsOf, listSelectors } from './dashboards';

const TEXTS = [
  ...HOSTILE_TEXTS,
  '$datasource ${datasource} [[datasource]] [[datasource:raw]] $__rate_interval ${__user.email}',
  '{{le}} {{slo_id}} {{ $value }}',
  '<a href="javascript:alert(1)">x</a> www.evil.example https://evil.example me@evil.example',
  'a"b\\c\n--- # `d` |',
  '\u0000\ud800\udfff\u202e',
  'x'.repeat(300),
];

/** As Grafana has it in `public/app/features/variables/utils.ts`. */
const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/gu;

function fill(text: string, levels = PLAN.levels): MonitoringPlan {
  const labels = [{ name: 'model_name', value: text }];
  return {
    ...PLAN,
    record: { id: text, title: text, link: PLAN.record.link },
    service: text,
    owner: text,
    labels,
    levels: levels.map((level, i) => ({
      ...level,
      // A runbook of its own for the first, so that links are named by titles.
      runbook: i === 0 ? 'https://runbooks.example/first' : level.runbook,
      title: `${text} ${level.title}`,
      warnings: [text, ...level.warnings],
      indicator:
        level.indicator.kind === 'histogram' ? { ...level.indicator, labels } : level.indicator,
    })),
    leftOut: PLAN.levels.map(({ target }) => ({ target, because: text })),
  };
}

/** Half a surrogate pair, which UTF-8 cannot hold. */
const HALF_PAIRS = /\p{Surrogate}/gu;

const check = HAS_GRAFANA_SCHEMA ? createDashboardCheck() : () => [];

function checkText(text: string, levels = PLAN.levels): void {
  const plan = fill(text, levels);
  const file = createGrafanaDashboard(plan).text;
  const dashboard = readDashboard(file);
  // No character that a database, UTF-8 or a reader of JSON would stumble on.
  expect(file).not.toMatch(HALF_PAIRS);
  expect(file).not.toMatch(/\\u0000|\\ud[89a-f]/iu);

  const title = `Service levels of ${toWritable(text)}: ${toWritable(text)}`;
  const characters = Array.from(title);
  expect(dashboard.title).toBe(
    characters.length <= 189 ? title : `${characters.slice(0, 188).join('')}…`,
  );
  expect(dashboard.description).toContain(`“${toWritable(text)}”`);
  expect(dashboard.uid).toMatch(/^[\w-]{8,40}$/u);

  const panels = listPanelsOf(dashboard);
  const shown = [
    ...dashboard.panels.map((panel) => panel.title),
    ...panels.flatMap((panel) => [
      panel.description,
      ...panel.targets
        .map(({ legendFormat }) => legendFormat)
        // The label of a heatmap's buckets is ours.
        .filter((legend) => legend !== '{{le}}'),
    ]),
    ...dashboard.links.flatMap((link) => [link.title, link.tooltip, link.url]),
  ];
  for (const part of shown) {
    expect(part.match(VARIABLE), part).toBeNull();
    expect(part, part).not.toContain('{{');
  }
  for (const { description } of panels) {
    expect(description).not.toMatch(/[<>]|\]\(|https?:\/\/|www\./u);
  }
  for (const { targets } of panels) {
    for (const { expr } of targets) {
      expect(expr.match(VARIABLE) ?? []).toEqual(
        Array.from(expr.matchAll(/\$__rate_interval/gu), ([match]) => match),
      );
      expect(checkPromql(fillVariables(expr)), expr).toBeNull();
    }
  }
  expect(check(dashboard)).toEqual([]);
}

describe('free text', () => {
  if (!HAS_GRAFANA_SCHEMA) it.skip(NO_GRAFANA_SCHEMA, () => undefined);

  it.each(TEXTS)('stays text: %j', (text) => {
    checkText(text);
  });

  it('stays text, whatever it is', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '$',
        '{',
        '[[',
        '{{',
        '}}',
        ']]',
        '<',
        '`',
        '"',
        '\\',
        '\n',
        'datasource',
        '__range',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
        (text) => {
          checkText(text, PLAN.levels.slice(0, 2));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('comes back from the label matchers of the queries', () => {
    for (const text of TEXTS) {
      const dashboard = readDashboard(createGrafanaDashboard(fill(text)).text);
      const values = listPanelsOf(dashboard)
        .flatMap(({ targets }) => targets)
        .filter(({ expr }) => expr.includes('model_name'))
        .flatMap(({ expr }) => listSelectors(parsePromql(fillVariables(expr))))
        .flatMap(({ matchers }) => matchers.filter((matcher) => matcher.startsWith('model_name')));
      expect(values.length).toBeGreaterThan(0);
      // PromQL holds any character but half a surrogate pair.
      expect(new Set(values)).toEqual(
        new Set([`model_name = ${JSON.stringify(text.replaceAll(HALF_PAIRS, '\uFFFD'))}`]),
      );
    }
  });
});
