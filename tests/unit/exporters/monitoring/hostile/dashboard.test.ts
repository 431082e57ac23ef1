import { expect, it } from 'vitest';
import { createGrafanaDashboard } from '../../../../../src/exporters/monitoring/grafana/create-grafana-dashboard';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { HOSTILE_TIMEOUT, forHostilePlans } from '../../../../support/hostile-runs';

interface Dashboard {
  readonly title: string;
  readonly description: string;
}

/** Of a label's value in a query: Go's escapes, and those that keep Grafana from seeing a variable. */
const MATCHER = /model_name=("(?:[^"\\]|\\.)*")/gu;

function readGoString(quoted: string): string {
  const json = quoted.replaceAll(/\\(?:x(..)|.)/gu, (whole, hex?: string) =>
    hex === undefined ? whole : `\\u00${hex}`,
  );
  return JSON.parse(json) as string;
}

it(
  'the dashboard is JSON that has each text as it is',
  () => {
    let matched = 0;
    forHostilePlans((plan) => {
      const { text } = createGrafanaDashboard(plan);
      const { title, description } = JSON.parse(text) as Dashboard;
      const whole = `Service levels of ${toWritable(plan.service)}: ${toWritable(plan.record.title)}`;
      // 189 characters are what Grafana's database holds.
      const characters = Array.from(whole);
      expect(title).toBe(
        characters.length <= 189 ? whole : `${characters.slice(0, 188).join('')}…`,
      );
      expect(description).toContain(`“${toWritable(plan.record.title)}”`);
      const label = plan.labels.find(({ name }) => name === 'model_name');
      const [level] = plan.levels;
      if (!label || level?.indicator.kind !== 'histogram') return;
      const queries = JSON.stringify(
        Array.from(text.matchAll(/"expr": ("(?:[^"\\]|\\.)*")/gu), ([, expr = '""']) =>
          String(JSON.parse(expr)),
        ),
      );
      for (const query of JSON.parse(queries) as readonly string[]) {
        for (const [, value = '""'] of query.matchAll(MATCHER)) {
          expect(readGoString(value)).toBe(label.value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
          matched += 1;
        }
      }
    });
    expect(matched).toBeGreaterThan(1000);
  },
  HOSTILE_TIMEOUT,
);
