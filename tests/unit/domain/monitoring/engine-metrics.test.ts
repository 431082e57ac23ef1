/** What is watched is what the importer reads: the same names, for the same metrics. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_METRICS } from '../../../../src/domain/monitoring/engine-metrics';
import { isMetricName } from '../../../../src/domain/monitoring/promql-text';
import { DYNAMO_SERVER } from '../../../../src/importers/prometheus/engines/dynamo';
import { SGLANG_SERVER } from '../../../../src/importers/prometheus/engines/sglang';
import { TGI_SERVER } from '../../../../src/importers/prometheus/engines/tgi';
import { TRITON_SERVER } from '../../../../src/importers/prometheus/engines/triton';
import { VLLM_SERVER } from '../../../../src/importers/prometheus/engines/vllm';

const TABLES = {
  vllm: VLLM_SERVER,
  sglang: SGLANG_SERVER,
  tgi: TGI_SERVER,
  triton: TRITON_SERVER,
  dynamo: DYNAMO_SERVER,
} as const;

describe.each(ENGINE_METRICS)('the metrics of $name', ({ id, histograms, errors, modelLabel }) => {
  const table = TABLES[id];

  it('are histograms that the importer takes for the same metric, in the same unit', () => {
    for (const { name, metric, unit, standsIn, note } of histograms) {
      if (standsIn) {
        // Not the same metric: what differs is said, and the one that it really is can be watched too.
        expect(note).toMatch(/prefill|first response/u);
        expect(histograms.filter((entry) => entry.name === name)).toHaveLength(2);
        continue;
      }
      const entry = table.entries.find((candidate) =>
        candidate.kind === 'histogram' ? candidate.names.includes(name) : false,
      );
      expect({ name, metric: entry?.metric, unit: entry && 'unit' in entry && entry.unit }).toEqual(
        {
          name,
          metric,
          unit,
        },
      );
    }
  });

  it('have ascending bounds and valid names', () => {
    for (const { name, bounds } of histograms) {
      expect(isMetricName(name)).toBe(true);
      expect(bounds).toEqual(bounds === null ? null : [...bounds].toSorted((a, b) => a - b));
      expect(new Set(bounds).size).toBe(bounds?.length ?? 0);
    }
    for (const { name } of [...errors.bad, ...errors.total]) expect(isMetricName(name)).toBe(true);
  });

  it('name the model as the importer’s table does', () => {
    if (modelLabel === null) return;
    expect(table.modelLabels).toContain(modelLabel);
  });
});

it('ends TGI’s durations where its documentation does', () => {
  const tgi = ENGINE_METRICS.find(({ id }) => id === 'tgi')?.histograms[0]?.bounds ?? [];
  expect(tgi).toHaveLength(35);
  // 0.0001 × 1.5 and 0.0001 × 1.5^35.
  expect(tgi[0]).toBeCloseTo(0.00015, 12);
  expect(tgi[34]).toBeCloseTo(0.0001 * 1.5 ** 35, 6);
});

const SCRAPE = new URL(
  '../../../../../shared/samples/prometheus/SemiAnalysisAI+InferenceX__livecodebench_metrics.txt',
  import.meta.url,
);
const withScrape = existsSync(SCRAPE)
  ? it
  : (name: string, test: () => void) =>
      it.skip(`${name} (SKIPPED: ${SCRAPE.pathname} is missing)`, test);

withScrape('has the bounds of vLLM that a public scrape of a real server has', () => {
  const lines = readFileSync(SCRAPE, 'utf8').split('\n');
  for (const { name, bounds } of ENGINE_METRICS.find(({ id }) => id === 'vllm')?.histograms ?? []) {
    const exposed = lines
      .filter((line) => line.startsWith(`${name}_bucket`))
      .map((line) => Number(/le="([^"]*)"/u.exec(line)?.[1]?.replace('+Inf', 'Infinity')));
    expect([name, ...new Set(exposed)]).toEqual([name, ...(bounds ?? []), Infinity]);
  }
});
