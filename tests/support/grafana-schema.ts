/**
 * The JSON schemas of Grafana's own software kit (https://github.com/grafana/grafana-foundation-sdk, draft-07), kept beside the
 * repository and not in it. The dashboard's schema leaves open what belongs to a kind of panel, so each panel and query is also held
 * against the schema of its kind; there is none of a state timeline.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isPanel, listPanels } from './grafana-dashboard';

const FOLDER = '../shared/golden/slo/grafana-schema/jsonschema';
const DIRECTORY = fileURLToPath(new URL(`../../${FOLDER}/`, import.meta.url));

export const HAS_GRAFANA_SCHEMA = existsSync(DIRECTORY);
export const NO_GRAFANA_SCHEMA = `NOT RUN: ${FOLDER} is missing, so no dashboard is held against Grafana’s schema`;

/** What the schemas find wrong; empty for a dashboard that Grafana's own builders could have written. */
export type CheckDashboard = (dashboard: unknown) => readonly string[];

export function createDashboardCheck(): CheckDashboard {
  const dashboardSchema = compile('dashboard');
  const query = compile('prometheus');
  const options = new Map<string, ValidateFunction>();
  const custom = new Map<string, ValidateFunction>();
  for (const kind of ['stat', 'timeseries', 'heatmap']) {
    options.set(kind, compile(kind, 'Options'));
    if (kind !== 'stat') custom.set(kind, compile(kind, 'FieldConfig'));
  }
  return (dashboard) => {
    const problems = explain('dashboard', dashboardSchema, dashboard);
    for (const panel of listPanels(dashboard).filter(isPanel)) {
      const at = `${panel.type} “${panel.title}”`;
      problems.push(
        ...explain(`options of ${at}`, options.get(panel.type), panel.options),
        ...explain(
          `custom fields of ${at}`,
          custom.get(panel.type),
          panel.fieldConfig.defaults.custom,
        ),
        ...panel.targets.flatMap((target) => explain(`query of ${at}`, query, target)),
      );
    }
    return problems;
  };
}

function compile(name: string, definition?: string): ValidateFunction {
  const text = readFileSync(`${DIRECTORY}${name}.jsonschema.json`, 'utf8');
  const schema = JSON.parse(text) as Record<string, unknown>;
  // `x-deprecation-message` is no keyword of JSON Schema.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(
    definition === undefined ? schema : { ...schema, $ref: `#/definitions/${definition}` },
  );
}

function explain(what: string, validate: ValidateFunction | undefined, value: unknown): string[] {
  if (validate === undefined || validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${what} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
