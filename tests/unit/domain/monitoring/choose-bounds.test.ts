import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBounds } from '../../../../src/domain/monitoring/choose-bounds';
import { findEngine, type MonitoredEngine } from '../../../../src/domain/monitoring/engine-metrics';
import type { MetricId } from '../../../../src/domain/metrics/metric';

const GOLDEN = new URL(
  '../../../../../shared/golden/slo/derived/thresholds_vs_buckets.json',
  import.meta.url,
);
const TEST = existsSync(GOLDEN)
  ? it
  : (name: string, test: () => void) =>
      it.skip(`${name} (SKIPPED: ${GOLDEN.pathname} is missing)`, test);

interface Row {
  readonly metric: string;
  readonly threshold: number;
  readonly onBoundary: boolean;
  readonly lower: number;
  readonly upper: number;
}

const LAYOUTS: Readonly<Record<string, readonly [MonitoredEngine, MetricId]>> = {
  'vLLM TTFT': ['vllm', 'time_to_first_token'],
  'vLLM ITL/TPOT': ['vllm', 'inter_token_latency'],
  'vLLM e2e/queue/prefill/decode': ['vllm', 'request_latency'],
  'SGLang TTFT': ['sglang', 'time_to_first_token'],
  'SGLang ITL': ['sglang', 'inter_token_latency'],
  'SGLang e2e': ['sglang', 'request_latency'],
  'Dynamo TTFT': ['dynamo', 'time_to_first_token'],
  'Dynamo ITL': ['dynamo', 'inter_token_latency'],
};

function boundsOf([engine, metric]: readonly [MonitoredEngine, MetricId]): readonly number[] {
  return findEngine(engine).histograms.find((entry) => entry.metric === metric)?.bounds ?? [];
}

describe('the bounds around a threshold', () => {
  TEST('are those of 92 published thresholds on the engines’ bucket layouts', () => {
    const rows = JSON.parse(readFileSync(GOLDEN, 'utf8')) as readonly Row[];
    expect(rows.length).toBe(92);
    for (const { metric, threshold, onBoundary, lower, upper } of rows) {
      const layout = LAYOUTS[metric];
      if (!layout) throw new Error(`no layout for ${metric}`);
      const { pessimistic, optimistic, isExact } = chooseBounds(threshold, boundsOf(layout), 's');
      expect({ metric, threshold, isExact }).toEqual({ metric, threshold, isExact: onBoundary });
      expect(pessimistic?.value).toBe(lower);
      expect(optimistic.value).toBe(upper);
    }
  });

  it('compares in seconds what is exposed in milliseconds', () => {
    // Triton: 100, 500, 2000, 5000 ms.
    expect(chooseBounds(0.5, [100, 500, 2000, 5000], 'ms')).toEqual({
      pessimistic: { exposed: 500, value: 0.5 },
      optimistic: { exposed: 500, value: 0.5 },
      isExact: true,
    });
    expect(chooseBounds(1, [100, 500, 2000, 5000], 'ms')).toMatchObject({
      pessimistic: { exposed: 500 },
      optimistic: { exposed: 2000, value: 2 },
      isExact: false,
    });
  });

  it('has no lower one below all bounds and an infinite upper one above them', () => {
    expect(chooseBounds(0.2, [0.3, 0.5], 's').pessimistic).toBeNull();
    expect(chooseBounds(7, [0.3, 0.5], 's')).toEqual({
      pessimistic: { exposed: 0.5, value: 0.5 },
      optimistic: { exposed: Infinity, value: Infinity },
      isExact: false,
    });
  });

  it('encloses the threshold, whatever the bounds and their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (bounds, threshold) => {
          const { pessimistic, optimistic, isExact } = chooseBounds(threshold, bounds, 's');
          expect(pessimistic === null || pessimistic.value <= threshold).toBe(true);
          expect(optimistic.value).toBeGreaterThanOrEqual(threshold);
          expect(isExact).toBe(bounds.includes(threshold));
          const between = bounds.filter(
            (bound) => bound > (pessimistic?.value ?? -1) && bound < optimistic.value,
          );
          expect(between).toEqual([]);
        },
      ),
    );
  });
});
