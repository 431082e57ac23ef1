/**
 * The rules in a real Prometheus, with windows of seconds: it scrapes a server whose latency breaks its target for a while, and the
 * page goes from nothing to pending, firing and nothing again. Windows are short; thresholds and shares follow the usual arithmetic.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEngine } from '../../../../../src/domain/monitoring/engine-metrics';
import { createRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import {
  HAS_PROMETHEUS,
  startPrometheus,
  waitUntil,
  type PrometheusServer,
} from '../../../../support/prometheus-server';
import { startReplay, type Replay } from '../../../../support/replay-exporter';
import { aPlan } from './plans';

const [HISTOGRAM] = findEngine('vllm').histograms;
const MODEL = 'org/8b';
const OBJECTIVE = { target: 0.99, window: 300 };
/** Two pairs: 7.5 and 3.75 times the budget of 1 %. */
const PAIRS = [
  { severity: 'page', budgetShare: 0.5, longWindow: 20, shortWindow: 5 },
  { severity: 'page', budgetShare: 0.5, longWindow: 40, shortWindow: 10 },
] as const;
const HOLD = 2;
const BREACH = 0.5;
const RATE = 200;

/** On a bound of vLLM's, an integral one, which Python writes as 1.0. */
const THRESHOLD = 1;

const PLAN = aPlan({
  targets: [
    {
      metric: 'time_to_first_token',
      statistic: 'p99',
      comparator: '<=',
      threshold: THRESHOLD,
      objective: OBJECTIVE,
    },
  ],
  rules: {
    engine: 'vllm',
    labels: [{ name: 'model_name', value: MODEL }],
    pairs: [...PAIRS],
    holdFor: HOLD,
  },
});

const PAGE = 'TimeToFirstTokenBudgetBurn';

interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: string;
}

async function listAlerts(server: PrometheusServer): Promise<readonly Alert[]> {
  const response = await fetch(`${server.address}/api/v1/alerts`);
  const answer = (await response.json()) as { readonly data: { readonly alerts: Alert[] } };
  return answer.data.alerts;
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

describe.skipIf(!HAS_PROMETHEUS)(
  HAS_PROMETHEUS
    ? 'the rules in a real Prometheus'
    : 'SKIPPED: no Prometheus is installed here (Debian’s package prometheus), so the rules are not run',
  () => {
    let replay: Replay | undefined;
    let server: PrometheusServer | undefined;
    /** States of the page, each once in a row, from a first to a last look. */
    const states: string[] = [];
    const seen = {
      pending: [] as readonly Alert[],
      firing: [] as readonly Alert[],
      atStart: [] as readonly Alert[],
      shares: [] as readonly (number | undefined)[],
    };

    beforeAll(async () => {
      if (!HISTOGRAM?.bounds) throw new Error('vLLM’s first histogram has bounds');
      replay = await startReplay({
        metric: HISTOGRAM.name,
        labels: `model_name="${MODEL}"`,
        bounds: HISTOGRAM.bounds,
        rate: RATE,
        good: 0.2,
        bad: 1.5,
      });
      const prometheus = await startPrometheus(
        [{ name: 'vllm', target: replay.target, path: '/metrics' }],
        { rules: createRules(PLAN).text },
      );
      server = prometheus;
      const look = async () => {
        const alerts = await listAlerts(prometheus);
        const page = alerts.find(({ labels }) => labels.alertname === PAGE);
        const state = page?.state ?? 'inactive';
        if (states.at(-1) !== state) states.push(state);
        return { alerts, state };
      };
      // All of the longest short window is there, so that its share is known.
      await waitUntil('the shares are recorded', async () => {
        await look();
        const share = await prometheus.ask('slo:sli_error:ratio_rate10s');
        return share === 0 && ((await prometheus.ask('slo:events:rate')) ?? 0) > 0.9 * RATE;
      });
      await wait(3);
      seen.atStart = (await look()).alerts;
      replay.setBadShare(BREACH);
      await waitUntil('the page is pending', async () => {
        const { alerts, state } = await look();
        seen.pending = alerts;
        return state === 'pending';
      });
      await waitUntil('the page fires', async () => (await look()).state === 'firing');
      // The short windows hold nothing but the breach.
      await wait(12);
      seen.firing = (await look()).alerts;
      seen.shares = await Promise.all(
        ['5s', '10s'].map((window) => prometheus.ask(`slo:sli_error:ratio_rate${window}`)),
      );
      replay.setBadShare(0);
      await waitUntil('the page ends', async () => (await look()).state === 'inactive');
    }, 120_000);

    afterAll(async () => {
      await server?.stop();
      replay?.stop();
    });

    it('goes from nothing to pending, firing and nothing', () => {
      expect(states).toEqual(['inactive', 'pending', 'firing', 'inactive']);
      expect(seen.atStart).toEqual([]);
      expect(seen.pending).toHaveLength(1);
    });

    it('fires the page alone, with its labels and annotations', () => {
      expect(seen.firing).toHaveLength(1);
      const [alert] = seen.firing;
      expect(alert?.labels).toEqual({
        alertname: PAGE,
        severity: 'page',
        slo_id: 'llm-service-time-to-first-token-p99',
        slo_service: 'llm-service',
        slo_name: 'time-to-first-token-p99',
      });
      expect(alert?.annotations.summary).toBe(
        'LLM service burns the error budget of “TTFT p99 at or below 1 s” too fast',
      );
      // Five seconds at 200 a second, and one request more or less at each end.
      const said = /window now: ([\d.]+)%/u.exec(alert?.annotations.description ?? '')?.[1];
      expect(Math.abs(Number(said) / 100 - BREACH)).toBeLessThan(2 / (5 * RATE) + 1e-4);
    });

    it('records the share that was injected', () => {
      expect(seen.shares).toHaveLength(2);
      for (const share of seen.shares) {
        expect(Math.abs((share ?? Number.NaN) - BREACH)).toBeLessThan(2 / (4 * RATE));
      }
    });

    it('held the condition before it fired', async () => {
      const first = (state: string) =>
        server?.ask(
          `min_over_time(timestamp(ALERTS{alertname="${PAGE}",alertstate="${state}"})[5m:1s])`,
        );
      const held = Number(await first('firing')) - Number(await first('pending'));
      expect(held).toBeGreaterThanOrEqual(HOLD);
      expect(held).toBeLessThan(HOLD + 3);
    });

    it('keeps the arithmetic of long windows', async () => {
      const ask = (expression: string) => server?.ask(expression);
      expect(await ask('slo:error_budget:ratio')).toBe(0.01);
      expect(await ask('slo:objective:ratio')).toBe(0.99);
      // Thresholds: half of the budget in 20 of 300 s, and in 40 of them.
      const alert = createRules(PLAN).text;
      expect(alert).toContain('(7.5 * 0.01)');
      expect(alert).toContain('(3.75 * 0.01)');
      // Bad ÷ all of the period, from what was scraped. The rates of five seconds that the rule sums lag behind it by some of them.
      const period = await ask('slo:sli_error:ratio_rate5m');
      const counted = await ask(
        '1 - increase(vllm:time_to_first_token_seconds_bucket{le="1.0"}[5m]) / ignoring (le) increase(vllm:time_to_first_token_seconds_count[5m])',
      );
      expect(period).toBeGreaterThan(0.1);
      expect(Math.abs((period ?? Number.NaN) / (counted ?? Number.NaN) - 1)).toBeLessThan(0.15);
      const remaining = await ask('slo:period_error_budget_remaining:ratio');
      expect(remaining).toBeLessThan(0);
    });
  },
);
