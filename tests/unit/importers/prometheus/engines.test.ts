import { describe, expect, it } from 'vitest';
import { isCustomMetricId } from '../../../../src/domain/metrics/custom-metric';
import { getMetric } from '../../../../src/domain/metrics/catalogue';
import { canonicalUnitOf } from '../../../../src/domain/units/foreign-units';
import { ALL_TABLES, resolveKnownType } from '../../../../src/importers/prometheus/engines/tables';

const ENTRIES = ALL_TABLES.flatMap(({ id, entries }) =>
  entries.map((entry) => ({ table: id, entry })),
);

describe('the tables of metric names', () => {
  it('have ids that exist, in the unit that the metric has', () => {
    for (const { table, entry } of ENTRIES) {
      const { metric } = entry;
      if (metric.startsWith('custom.')) expect(isCustomMetricId(metric), metric).toBe(true);
      const unit = entry.kind === 'gauge-share' ? 'ratio' : canonicalUnitOf(entry.unit);
      expect(getMetric(metric).unit, `${table} ${metric}`).toBe(unit);
    }
  });

  it('name stages that add up to the latency among their entries', () => {
    for (const { stages = [], entries } of ALL_TABLES) {
      const histograms = entries.filter(({ kind }) => kind === 'histogram');
      for (const stage of stages)
        expect(histograms.some(({ metric }) => metric === stage)).toBe(true);
    }
  });

  it('say of untyped series what they are, in either spelling', () => {
    expect(resolveKnownType('vllm:num_requests_running')).toBe('gauge');
    expect(resolveKnownType('vllm_generation_tokens')).toBe('counter');
    expect(resolveKnownType('nv_inference_pending_request_count')).toBe('gauge');
    expect(resolveKnownType('vllm:never_heard_of')).toBeUndefined();
  });
});
