/** The example's steps 1 to 3: targets, symptoms, data. */
import { formatWithUnit } from '../../units/format-quantity';
import type { Baseline, DataCollection, Symptoms } from '../investigation-record';
import { EXAMPLE_MEASUREMENTS } from './measurements';
import { readExample } from './read-example';

const { good, slow, server } = EXAMPLE_MEASUREMENTS;
const AGREEMENT = {
  title: 'Support assistant SLO, 2026-09-01',
  url: 'https://wiki.example.com/slo/support-assistant',
};
const OWNER = 'AI platform on call';

const p99 = (measurement: typeof slow): string =>
  formatWithUnit(readExample(measurement, 'time_to_first_token', 'p99').value, 'seconds');

export const EXAMPLE_BASELINE: Baseline = {
  targets: [
    {
      id: 't-first-token',
      metric: 'time_to_first_token',
      statistic: 'p99',
      comparator: '<=',
      threshold: 0.5,
      objective: { target: 0.99, window: 2_592_000 },
      source: AGREEMENT,
      owner: OWNER,
    },
    {
      id: 't-per-token',
      metric: 'time_per_output_token',
      statistic: 'p95',
      comparator: '<=',
      threshold: 0.05,
      source: AGREEMENT,
      owner: OWNER,
    },
    {
      id: 't-whole-answer',
      metric: 'request_latency',
      statistic: 'p95',
      comparator: '<=',
      threshold: 10,
      source: AGREEMENT,
      owner: OWNER,
    },
    {
      id: 't-errors',
      metric: 'error_rate',
      statistic: 'rate',
      comparator: '<=',
      threshold: 0.01,
      source: AGREEMENT,
      owner: OWNER,
    },
  ],
  measurement: slow.id,
  lastKnownGood: {
    state: 'answered',
    text: `10 November, template v13, same load: p99 of time to first token ${p99(good)}.`,
  },
};

export const EXAMPLE_SYMPTOMS: Omit<Symptoms, 'questions'> = {
  statement: `p99 of time to first token on /assist is ${p99(slow)} at 6 requests/s since 17 November 09:20 UTC; it was ${p99(good)} at the same load on 10 November, and the target is 500 ms.`,
  onset: { at: '2026-11-17T09:20:00Z', approximate: true },
  detected: { at: '2026-11-17T10:05:00Z' },
  mitigated: { at: '2026-11-18T15:30:00Z' },
  resolved: { at: '2026-11-19T11:00:00Z' },
  detectedBy: 'user',
  scope: [
    {
      dimension: 'who',
      affected: 'all users of the assistant',
      notAffected: 'users of /summarise',
    },
    {
      dimension: 'where',
      affected: 'region eu-west, the only one',
      notAffected: 'none to compare',
    },
    { dimension: 'when', affected: 'all day', notAffected: 'before 17 November 09:12 UTC' },
    { dimension: 'route', affected: '/assist', notAffected: '/summarise on the same replica' },
    {
      dimension: 'load',
      affected: 'already at 1 request/s',
      notAffected: 'none: load does not matter',
    },
  ],
  changes: [
    {
      id: 'c-template',
      at: { at: '2026-11-17T09:12:00Z' },
      kind: 'configuration',
      what: 'Prompt template v14: adds the current date and time as its first line',
      link: 'https://git.example.com/assistant/templates/pull/214',
    },
    {
      id: 'c-index',
      at: { at: '2026-11-16T02:00:00Z' },
      kind: 'data',
      what: 'Retrieval index rebuilt with a new chunk size',
    },
    {
      id: 'c-gateway',
      at: { at: '2026-11-16T14:30:00Z', approximate: true },
      kind: 'dependency',
      what: 'Gateway patched from 1.31.2 to 1.31.3',
    },
  ],
};

export const EXAMPLE_DATA: DataCollection = {
  items: [
    {
      id: 'd-hit-rate',
      kind: 'metrics',
      title: 'Prefix cache hit rate',
      source: 'Prometheus, vLLM /metrics',
      query:
        'sum(rate(vllm:prefix_cache_hits_total[5m])) / sum(rate(vllm:prefix_cache_queries_total[5m]))',
      from: '2026-11-17T08:00:00Z',
      to: '2026-11-17T11:00:00Z',
      link: 'https://grafana.example.com/d/vllm?viewPanel=12',
      measurement: server.id,
      overhead: 'none: scraped every 15 s anyway',
      finding: 'Falls from 0.66 to 0.004 within five minutes of the release of template v14.',
    },
    {
      id: 'd-stages',
      kind: 'metrics',
      title: 'Queue and prefill time',
      source: 'Prometheus, vLLM /metrics',
      query:
        'histogram_quantile(0.5, sum by (le) (rate(vllm:request_prefill_time_seconds_bucket[5m])))',
      from: '2026-11-17T08:00:00Z',
      to: '2026-11-17T11:00:00Z',
      measurement: server.id,
      overhead: 'none: scraped every 15 s anyway',
      gaps: 'Buckets are wide: the median lies between 0.1 and 0.15 s.',
      finding: 'Prefill p50 rises from 40 to 118 ms, queue p50 from 9 to 83 ms.',
    },
    {
      id: 'd-tokens',
      kind: 'metrics',
      title: 'Prompt tokens',
      source: 'Prometheus, vLLM /metrics',
      query: 'sum(rate(vllm:prompt_tokens_total[5m])) / sum(rate(vllm:request_success_total[5m]))',
      from: '2026-11-16T00:00:00Z',
      to: '2026-11-17T11:00:00Z',
      finding: 'Between 3,870 and 3,920 before and after both releases.',
    },
    {
      id: 'd-prompts',
      kind: 'logs',
      title: 'First 64 characters of ten consecutive prompts',
      source: 'prompt assembly log',
      query: 'jq -r ".prompt[0:64]" assembly-2026-11-17T10.jsonl | head -10',
      from: '2026-11-17T10:00:00Z',
      to: '2026-11-17T10:01:00Z',
      sha256: 'c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2',
      overhead: 'none: written anyway',
      finding: 'All ten differ from the 14th character on: the time of day, to the second.',
    },
    {
      id: 'd-clocks',
      kind: 'metrics',
      title: 'GPU clocks and throttle reasons',
      source: 'DCGM exporter',
      query: 'avg_over_time(DCGM_FI_DEV_SM_CLOCK[10m])',
      from: '2026-11-17T08:00:00Z',
      to: '2026-11-17T11:00:00Z',
      finding: '1,980 MHz throughout, no throttle reason.',
    },
  ],
  coverage: [
    { component: 'client', signal: 'metrics', state: 'collected' },
    { component: 'client', signal: 'traces', state: 'missing', note: 'planned, see actions' },
    { component: 'gateway', signal: 'metrics', state: 'collected' },
    { component: 'gateway', signal: 'traces', state: 'available' },
    { component: 'retrieval', signal: 'metrics', state: 'collected' },
    { component: 'retrieval', signal: 'profiles', state: 'not needed' },
    { component: 'prompt assembly', signal: 'logs', state: 'collected' },
    { component: 'vLLM', signal: 'metrics', state: 'collected' },
    { component: 'vLLM', signal: 'logs', state: 'collected' },
    { component: 'vLLM', signal: 'profiles', state: 'not needed' },
  ],
};
