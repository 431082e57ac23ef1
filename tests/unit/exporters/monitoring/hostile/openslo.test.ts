import { expect, it } from 'vitest';
import { createOpenSlo } from '../../../../../src/exporters/monitoring/openslo/create-openslo';
import { toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { HOSTILE_TIMEOUT, forHostilePlans, readYaml } from '../../../../support/hostile-runs';

interface Named {
  readonly kind: string;
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}

it(
  'the OpenSLO objects have each text as it is',
  () => {
    forHostilePlans((plan) => {
      // Service, source, target of notifications, the level, its condition and its policy.
      const objects = readYaml(createOpenSlo(plan).text, 6) as readonly Named[];
      const [service] = objects;
      expect(service?.metadata.annotations).toMatchObject({
        'record-title': toWritable(plan.record.title),
        ...(plan.owner === null ? {} : { owner: toWritable(plan.owner) }),
        ...(plan.record.link === null ? {} : { 'record-link': plan.record.link }),
      });
      const slo = objects.find(({ kind }) => kind === 'SLO');
      expect(slo?.metadata.annotations?.['warning-1']).toBe(
        toWritable(plan.levels[0]?.warnings[0] ?? ''),
      );
    });
  },
  HOSTILE_TIMEOUT,
);
