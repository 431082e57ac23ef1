/** Monitoring plans whose free text is anything at all, for property tests of everything that is written from a plan. */
import fc from 'fast-check';
import type { MonitoringPlan, ServiceLevel } from '../../src/domain/monitoring/monitoring-plan';
import { computeBurnRateAlerts } from '../../src/domain/slo/burn-rate-alerts';

/** Parts that mean something in one of the formats, or that an encoder trips over. */
const PARTS: readonly string[] = [
  '"',
  "'",
  '`',
  '```',
  '\\',
  '\\n',
  '\n',
  '\n---\n',
  '\n...\n',
  ': ',
  ' #',
  '- ',
  '? ',
  '&a *a !!js/function |',
  '{{ .Value }}',
  '{{"{{"}}',
  '{{{',
  '}}',
  '{{/*',
  '{{- range .Alerts }}',
  '${HOME}',
  '${{ secrets.TOKEN }}',
  '$(touch x)',
  '`touch x`',
  '; rm -rf /',
  '[[datasource]]',
  '$datasource',
  '"} or vector(1) #',
  '[5m]))',
  '<script>alert(1)</script>',
  '![i](http://evil.example/i.png)',
  '[x](javascript:alert(1))',
  '\n# heading\n',
  '| a | b |',
  '@everyone',
  '#1',
  '<!-- c -->',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\u0085',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\t',
  '\r\n',
  '~',
  'null',
  'true',
  '0x10',
  '1e3',
  '2026-11-24',
  '%s %d',
  '::set-output name=x::y',
  '=cmd|x',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 6,
    })
    .map((parts) => parts.join('').slice(0, 300)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const LABEL_NAMES = ['model_name', 'namespace', 'job', '_x9'] as const;

const ONE_PAIR = [
  { severity: 'page', budgetShare: 0.02, longWindow: 3600, shortWindow: 300 },
] as const;

const OBJECTIVE = { target: 0.99, window: 30 * 86_400 } as const;

/** One level with one pair of windows, so that ten thousand of them take no time. */
export const hostilePlan: fc.Arbitrary<MonitoringPlan> = fc
  .record({
    title: hostileText,
    service: hostileText,
    owner: fc.option(hostileText),
    because: hostileText,
    warning: hostileText,
    link: fc.option(fc.webUrl({ withFragments: true, withQueryParameters: true })),
    labels: fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...LABEL_NAMES), value: hostileText }),
      { maxLength: 3, selector: ({ name }) => name },
    ),
    kind: fc.constantFrom('histogram', 'ratio', 'error ratio'),
  })
  .map(({ title, service, owner, because, warning, link, labels, kind }) => {
    const level: ServiceLevel = {
      id: 'chat-time-to-first-token-p99',
      service: 'chat',
      name: 'time-to-first-token-p99',
      title: 'TTFT p99 at or below 500 ms',
      target: {
        id: 't',
        metric: 'time_to_first_token',
        statistic: 'p99',
        comparator: '<=',
        threshold: 0.5,
      },
      objective: OBJECTIVE,
      indicator:
        kind === 'histogram'
          ? {
              kind,
              metric: 'vllm:time_to_first_token_seconds',
              labels,
              pessimistic: { exposed: 0.25, value: 0.25 },
              optimistic: { exposed: 1, value: 1 },
              used: { exposed: 0.25, value: 0.25 },
              counts: 'requests',
            }
          : kind === 'ratio'
            ? {
                kind,
                bad: 'sum(rate(bad_total{a="# [$window]\\"{{x}}"}[$window])) # the bad',
                total: 'sum(rate(all_total{b=`c\n  d`}[$window]))',
              }
            : { kind: 'error ratio', ratio: 'avg_over_time(bad_share[$window]) # "it' },
      alerts: computeBurnRateAlerts(OBJECTIVE, ONE_PAIR),
      unreachable: [],
      runbook: link,
      warnings: [warning],
    };
    return {
      record: { id: 'r-1', title, link },
      service,
      owner,
      engine: 'vllm',
      labels,
      handbook: 'https://handbook.example',
      holdFor: 0,
      levels: [level],
      leftOut: [{ target: { ...level.target, statistic: 'mean' }, because }],
    };
  });
