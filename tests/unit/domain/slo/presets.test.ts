import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sloTarget } from '../../../../src/domain/investigation/versions/v1/measurement';
import { SLO_PRESETS, createTargetsFromPreset } from '../../../../src/domain/slo/presets';
import { describeGolden } from '../support/golden';

function thresholdsOf(id: string): unknown {
  return SLO_PRESETS.find((preset) => preset.id === id)?.targets.map(
    ({ metric, statistic, comparator, threshold }) => [metric, statistic, comparator, threshold],
  );
}

describe('SLO_PRESETS', () => {
  it('have unique ids, text, an https source and targets', () => {
    expect(new Set(SLO_PRESETS.map(({ id }) => id)).size).toBe(SLO_PRESETS.length);
    for (const { id, title, description, source, targets } of SLO_PRESETS) {
      expect(title.length, id).toBeGreaterThan(5);
      expect(description.length, id).toBeGreaterThan(30);
      expect(source.url, id).toMatch(/^https:\/\//u);
      expect(targets.length, id).toBeGreaterThan(0);
    }
  });

  it.each([
    // GuideLLM docs/guides/service_level_objectives.md, "for 99 % of requests".
    [
      'guidellm-chat',
      [
        ['time_to_first_token', 'p99', '<=', 0.2],
        ['time_per_output_token', 'p99', '<=', 0.05],
      ],
    ],
    [
      'guidellm-rag',
      [
        ['request_latency', 'p99', '<=', 3],
        ['time_to_first_token', 'p99', '<=', 0.3],
        ['time_per_output_token', 'p99', '<=', 0.1],
      ],
    ],
    ['guidellm-summarisation', [['request_throughput', 'rate', '>=', 100]]],
    // DistServe plot.ipynb: TTFT 2.5 s and TPOT 0.15 s for 90 % of the requests.
    [
      'distserve-chatbot-opt-66b',
      [
        ['time_to_first_token', 'p90', '<=', 2.5],
        ['time_per_output_token', 'p90', '<=', 0.15],
      ],
    ],
    // Sarathi-Serve figure 5-6: P99 TBT 0.2 s strict for Yi-34B, scheduling delay p50 2 s.
    [
      'sarathi-yi-34b-strict',
      [
        ['inter_token_latency', 'p99', '<=', 0.2],
        ['queue_time', 'p50', '<=', 2],
      ],
    ],
    // Dynamo planner defaults.py: ttft 500 ms, itl 50 ms.
    [
      'dynamo-planner',
      [
        ['time_to_first_token', 'mean', '<=', 0.5],
        ['time_per_output_token', 'mean', '<=', 0.05],
      ],
    ],
    [
      'aiconfigurator-default',
      [
        ['time_to_first_token', 'mean', '<=', 2],
        ['time_per_output_token', 'mean', '<=', 0.03],
      ],
    ],
    // The rules document's figure, beside the 15 ms of mlperf.conf.
    [
      'mlperf-gpt-oss-120b-interactive-rules',
      [
        ['time_to_first_token', 'p99', '<=', 2],
        ['time_per_output_token', 'p99', '<=', 0.02],
      ],
    ],
  ])('%s is as published', (id, expected) => {
    expect(thresholdsOf(id)).toEqual(expected);
  });

  it('become targets of a record, with ids of their own and their source', () => {
    for (const preset of SLO_PRESETS) {
      let next = 0;
      const targets = createTargetsFromPreset(preset, () => `t${(next += 1)}`);
      expect(targets.map(({ id }) => id)).toEqual(preset.targets.map((_, i) => `t${i + 1}`));
      for (const target of targets) {
        expect(v.is(sloTarget, target), preset.id).toBe(true);
        expect(target.source).toEqual(preset.source);
      }
    }
  });
});

type MlperfGolden = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
>;

describeGolden<MlperfGolden>('slo/derived/mlperf_llm_latency.json', ({ HEAD = {} }) => {
  it('every entry of mlperf.conf has its preset', () => {
    expect(Object.keys(HEAD).length).toBe(13);
    for (const [key, limits] of Object.entries(HEAD)) {
      const { ttft_latency_ms: ttft, tpot_latency_ms: tpot, target_latency_ms: whole } = limits;
      expect(thresholdsOf(`mlperf-${key}`), key).toEqual(
        whole === undefined
          ? [
              ['time_to_first_token', 'p99', '<=', (ttft ?? 0) / 1000],
              ['time_per_output_token', 'p99', '<=', (tpot ?? 0) / 1000],
            ]
          : [['request_latency', 'p99', '<=', whole / 1000]],
      );
    }
  });
});
