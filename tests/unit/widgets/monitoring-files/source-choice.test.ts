import { describe, expect, it } from 'vitest';
import type { RecordTarget } from '../../../../src/domain/investigation/investigation-record';
import { findEngine } from '../../../../src/domain/monitoring/engine-metrics';
import {
  createSource,
  findKnownHistogram,
  kindOf,
  listKinds,
  withBoundary,
} from '../../../../src/widgets/monitoring-files/source-choice';

const TTFT: RecordTarget = {
  id: 't',
  metric: 'time_to_first_token',
  statistic: 'p99',
  comparator: '<=',
  threshold: 2,
};
const VLLM = findEngine('vllm');

describe('kindOf', () => {
  it('tells a histogram of the reader’s from the engine’s with a boundary', () => {
    expect(kindOf(undefined)).toBe('engine');
    expect(kindOf({ kind: 'histogram', boundary: 'optimistic' })).toBe('engine');
    expect(kindOf({ kind: 'histogram', metric: '' })).toBe('histogram');
    expect(kindOf({ kind: 'histogram', bounds: [1] })).toBe('histogram');
    expect(kindOf({ kind: 'none', because: '' })).toBe('none');
  });
});

describe('listKinds', () => {
  const first = (target: RecordTarget, engine = findEngine('vllm')) =>
    listKinds(target, engine)[0]?.label;

  it('names what the engine has', () => {
    expect(first(TTFT)).toBe('vLLM’s own histogram');
    expect(first(TTFT, findEngine('tgi'))).toBe('TGI’s own metric (none is known)');
    expect(first({ ...TTFT, metric: 'error_rate', statistic: 'rate' })).toBe(
      'vLLM’s error counters',
    );
    expect(listKinds(TTFT, null)[0]?.label).toBe('The engine’s own metric');
  });

  it('offers a histogram only for a time with an upper limit', () => {
    const values = (target: RecordTarget) => listKinds(target, VLLM).map(({ value }) => value);
    expect(values(TTFT)).toContain('histogram');
    expect(values({ ...TTFT, comparator: '>=' })).not.toContain('histogram');
    expect(values({ ...TTFT, metric: 'error_rate' })).not.toContain('histogram');
  });
});

describe('createSource', () => {
  it('starts another histogram from the engine’s, so that only what differs is typed', () => {
    const known = findKnownHistogram(TTFT, VLLM);
    expect(createSource('histogram', known)).toEqual({
      kind: 'histogram',
      metric: 'vllm:time_to_first_token_seconds',
      bounds: known?.bounds,
    });
    expect(createSource('histogram', null)).toEqual({ kind: 'histogram', metric: '' });
    expect(createSource('engine', known)).toBeNull();
  });
});

describe('withBoundary', () => {
  it('needs no entry for the default of the engine’s histogram', () => {
    expect(withBoundary(undefined, 'optimistic')).toEqual({
      kind: 'histogram',
      boundary: 'optimistic',
    });
    expect(withBoundary({ kind: 'histogram', boundary: 'optimistic' }, 'pessimistic')).toBeNull();
  });

  it('keeps everything else of a histogram', () => {
    const own = { kind: 'histogram', metric: 'm', bounds: [1, 2], 'x-note': 'n' } as const;
    const source = { ...own, bounds: [1, 2] };
    expect(withBoundary(source, 'optimistic')).toEqual({ ...source, boundary: 'optimistic' });
    expect(withBoundary({ ...source, boundary: 'optimistic' }, 'pessimistic')).toEqual(source);
  });
});
