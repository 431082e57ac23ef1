/** Monitoring plans for the tests of the pipelines, which read the record's texts and the targets of a plan. */
import fc from 'fast-check';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import type { SloTarget } from '../../../../../src/domain/slo/target';
import { aTarget } from '../../../domain/support/measurements';

export interface PlanParts {
  readonly title?: string;
  readonly service?: string;
  readonly owner?: string | null;
  readonly link?: string | null;
  readonly watched?: readonly SloTarget[];
  readonly leftOut?: readonly SloTarget[];
}

export function aPlan(parts: PlanParts = {}): MonitoringPlan {
  const watched = parts.watched ?? [aTarget('TTFT p99 <= 500 ms')];
  return {
    record: { id: 'r1', title: parts.title ?? 'Slow first tokens', link: parts.link ?? null },
    service: parts.service ?? 'Chat API',
    owner: parts.owner ?? null,
    engine: 'vllm',
    labels: [],
    handbook: null,
    holdFor: 0,
    levels: watched.map((target, index) => ({
      id: `chat-api-${index}`,
      service: 'chat-api',
      name: `target-${index}`,
      title: 'a target',
      target,
      objective: { target: 0.99, window: 2_592_000 },
      indicator: { kind: 'error ratio', ratio: 'bad:ratio' },
      alerts: [],
      unreachable: [],
      runbook: null,
      warnings: [],
    })),
    leftOut: (parts.leftOut ?? []).map((target) => ({ target, because: 'No such metric.' })),
  };
}

const hostile = fc.constantFrom(
  '${{ github.token }}',
  '${{',
  '}}',
  '$$',
  '$HOME',
  '${CI_JOB_TOKEN}',
  '%CI_JOB_TOKEN%',
  '$(id)',
  '`id`',
  "'",
  '"',
  '\\',
  '\n',
  '\r',
  '\r\n',
  '\u0085',
  '\u2028',
  '\n---\n',
  '\n...\n',
  '\njobs: {}',
  ': ',
  ' #',
  '- ',
  '| ',
  '&a',
  '*a',
  '!!js',
  '\t',
  '\0',
  '\u001b[31m',
  '\ud800',
  '\u202Egnp',
  '\ufeff',
  '@all',
  '<b>',
  'x'.repeat(300),
);

export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

const anyTarget: fc.Arbitrary<SloTarget> = fc
  .record({
    metric: fc.oneof(
      fc.constantFrom('time_to_first_token', 'error_rate', 'output_token_throughput'),
      fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/).map((name) => `custom.${name}` as const),
    ),
    statistic: fc.constantFrom('p50', 'p99', 'p99.9', 'mean', 'max', 'rate'),
    comparator: fc.constantFrom('<=', '>='),
    threshold: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  })
  .map((target) => ({ id: 't', ...target }));

export const anyPlan: fc.Arbitrary<MonitoringPlan> = fc
  .record({
    title: anyText,
    service: anyText,
    owner: fc.option(anyText),
    link: fc.option(fc.webUrl({ withFragments: true, withQueryParameters: true })),
    watched: fc.array(anyTarget, { maxLength: 3 }),
    leftOut: fc.array(anyTarget, { maxLength: 3 }),
  })
  .map(aPlan);
