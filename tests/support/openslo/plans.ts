/** Monitoring plans for tests of what is written from them: every preset on every engine, and plans full of hostile text. */
import fc from 'fast-check';
import { createRecord } from '../../../src/domain/investigation/create-record';
import type { InvestigationRecord } from '../../../src/domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../../src/domain/monitoring/create-monitoring-plan';
import { ENGINE_METRICS } from '../../../src/domain/monitoring/engine-metrics';
import type { MonitoringPlan, ServiceLevel } from '../../../src/domain/monitoring/monitoring-plan';
import { quotePromql } from '../../../src/domain/monitoring/promql-text';
import { SLO_PRESETS, createTargetsFromPreset } from '../../../src/domain/slo/presets';
import type { SloTarget } from '../../../src/domain/slo/target';
import { HOSTILE_TEXTS } from '../hostile-record';

export const DAY = 86_400;
export const HANDBOOK = 'https://handbook.example.com';

type Rules = NonNullable<InvestigationRecord['monitoring']['rules']>;

export function planOf(targets: readonly SloTarget[], rules: Rules = {}): MonitoringPlan {
  const record = createRecord({ id: 'r1', now: '2026-11-24T08:00:00Z', title: 'Slow chat' });
  return createMonitoringPlan(
    {
      ...record,
      system: { ...record.system, service: 'Chat API' },
      baseline: { ...record.baseline, targets: [...targets] },
      monitoring: { ...record.monitoring, rules },
    },
    { handbook: HANDBOOK },
  );
}

/** The only level of a plan. */
export function onlyLevel({ levels }: MonitoringPlan): ServiceLevel {
  const [level, ...others] = levels;
  if (!level || others.length > 0) throw new Error(`${levels.length} levels instead of one`);
  return level;
}

/** Each published preset × each engine × windows of 7, 28, 30 and 90 days. */
export const PRESET_PLANS: readonly (readonly [string, MonitoringPlan])[] = SLO_PRESETS.flatMap(
  (preset) =>
    ENGINE_METRICS.flatMap(({ id: engine }) =>
      [7, 28, 30, 90].map((days): readonly [string, MonitoringPlan] => {
        let n = 0;
        const targets = createTargetsFromPreset(preset, () => `t${(n += 1)}`);
        return [
          `${preset.id} on ${engine} over ${days} d`,
          planOf(targets, { engine, window: days * DAY }),
        ];
      }),
    ),
);

/** What a person could have put into any free text of a record. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_TEXTS,
    '---',
    'a\n---\nkind: Service',
    'a\u2028---\u2029...\u0085# x',
    '# comment',
    '{{ $value }} ${HOME} $(id) `id`',
    '- item\n  key: value',
    '%YAML 1.1',
    '*alias &anchor !!tag | > @ `',
    'yes',
    'null',
    '1:30',
    '0x1F',
    '2024-01-01',
    '\u0000\ud800\udfff\ufeff\uffff\u007f',
    '\u202eright to left',
    '😀'.repeat(150),
    `${'x'.repeat(62)}😀`,
    '',
    ' ',
    '\t\n',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

const TARGET = {
  id: 't',
  metric: 'time_to_first_token',
  statistic: 'p99',
  comparator: '<=',
  threshold: 0.3,
} as const;

/** All three indicators, with every free text replaced. The shape of the documents must not depend on these texts. */
export function createHostilePlan(text: string): MonitoringPlan {
  const matcher = `{route=${quotePromql(text)}}`;
  const plan = planOf(
    [
      { ...TARGET, id: 'a' },
      { ...TARGET, id: 'b', metric: 'inter_token_latency' },
      { ...TARGET, id: 'c', metric: 'error_rate', statistic: 'rate', threshold: 0.001 },
      { ...TARGET, id: 'd', metric: 'request_latency' },
      { ...TARGET, id: 'e', metric: 'request_latency', statistic: 'mean' },
    ],
    {
      engine: 'vllm',
      labels: [{ name: 'job', value: text }],
      sources: {
        c: {
          kind: 'ratio',
          bad: `sum(rate(bad_total${matcher}[$window]))`,
          total: `sum(rate(all_total${matcher}[$window]))`,
        },
        d: { kind: 'error ratio', ratio: `avg_over_time(share${matcher}[$window])` },
      },
    },
  );
  const levels = plan.levels.map((level) => ({ ...level, warnings: [text] }));
  if (levels.length !== 4) throw new Error('the hostile plan has lost a level');
  return {
    ...plan,
    record: { id: text, title: text, link: null },
    service: text.trim() === '' ? 'LLM service' : text,
    owner: text,
    levels,
    leftOut: plan.leftOut.map((entry) => ({ ...entry, because: text })),
  };
}
