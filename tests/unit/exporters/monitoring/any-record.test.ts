/** Whatever stands in a record that its schema allows, the files are written, and the rules are one document of valid expressions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InvestigationRecord } from '../../../../src/domain/investigation/investigation-record';
import { checkPromql } from '../../../../src/domain/monitoring/promql-template';
import { createMonitoringFiles } from '../../../../src/exporters/monitoring/create-monitoring-files';
import type { RuleFile } from '../../../../src/exporters/monitoring/prometheus/rule-file';
import { arbitraryRecord } from '../../../support/arbitrary-record';
import { HOSTILE_SEED, HOSTILE_TIMEOUT, readYaml } from '../../../support/hostile-runs';

const RULES = 'prometheus/slo.rules.yml';

/** Targets that can be watched, beside whatever the record has: most arbitrary metrics have no histogram. */
function withTargets(record: InvestigationRecord): InvestigationRecord {
  const { targets } = record.baseline;
  const known = (['time_to_first_token', 'request_latency', 'inter_token_latency'] as const).map(
    (metric, i) => ({ ...targets[i], id: `known-${i}`, metric }),
  );
  const usable = known.map((target, i) => ({
    statistic: 'p99' as const,
    comparator: '<=' as const,
    threshold: 0.5 * (i + 1),
    ...target,
  }));
  const others = targets.filter(({ id }) => !id.startsWith('known-'));
  return { ...record, baseline: { ...record.baseline, targets: [...usable, ...others] } };
}

it(
  'never fails, and every file can be read',
  () => {
    let written = 0;
    fc.assert(
      fc.property(
        arbitraryRecord,
        fc.constantFrom(null, 'https://h.example/x/'),
        (any, handbook) => {
          const record = withTargets(any);
          const { plan, files } = createMonitoringFiles(record, { handbook });
          expect(plan.levels.length + plan.leftOut.length).toBe(record.baseline.targets.length);
          for (const { because } of plan.leftOut) expect(because.trim()).not.toBe('');
          const rules = files.find(({ path }) => path === RULES);
          if (rules === undefined) return;
          written += 1;
          const { groups } = readYaml(rules.text)[0] as RuleFile;
          expect(groups).toHaveLength(3 * plan.levels.length);
          for (const { expr } of groups.flatMap((group) => group.rules)) {
            expect(checkPromql(expr), expr).toBeNull();
          }
          const names = groups.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          for (const { text, language } of files) {
            expect(text).not.toMatch(/\p{Surrogate}/u);
            if (language === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow();
          }
        },
      ),
      { numRuns: 1000, seed: HOSTILE_SEED },
    );
    expect(written).toBeGreaterThan(100);
  },
  HOSTILE_TIMEOUT,
);
