import { describe, expect, it } from 'vitest';
import type { MetricsSnapshot } from '../../../../src/domain/metrics-snapshot/metrics-snapshot';
import {
  combineSnapshots,
  createRunsFromSnapshots,
} from '../../../../src/importers/prometheus/combine-snapshots';
import { readExposition } from '../../../../src/importers/prometheus/exposition/read-exposition';

interface Scrape {
  readonly tokens: number;
  readonly finished?: number;
  readonly start?: number;
  /** Milliseconds. */
  readonly at?: number;
  readonly model?: string;
}

function scrape({ tokens, finished = 0, start, at, model = 'm' }: Scrape): MetricsSnapshot {
  const time = at === undefined ? '' : ` ${at}`;
  const lines = [
    ...(start === undefined ? [] : [`process_start_time_seconds ${start}`]),
    '# TYPE vllm:generation_tokens_total counter',
    `vllm:generation_tokens_total{model_name="${model}"} ${tokens}${time}`,
    `vllm:request_success_total{model_name="${model}",finished_reason="stop"} ${finished}`,
  ];
  const [snapshot] = readExposition(`${lines.join('\n')}\n`).snapshots;
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
}

function rateOf(result: ReturnType<typeof combineSnapshots>): number | undefined {
  if ('reason' in result) throw new Error(result.reason);
  return result.runs[0]?.reported.find(({ metric }) => metric === 'output_token_throughput')?.value;
}

const EARLY = 1_772_359_200_000;

describe('combineSnapshots', () => {
  it('finds the earlier one by time, in either order', () => {
    const [a, b] = [
      scrape({ tokens: 100, at: EARLY }),
      scrape({ tokens: 300, at: EARLY + 10_000 }),
    ];
    expect(rateOf(combineSnapshots(a, b))).toBe(20);
    expect(rateOf(combineSnapshots(b, a))).toBe(20);
  });

  it('finds the earlier one by its counters, and then knows no rate', () => {
    const [a, b] = [scrape({ tokens: 100, finished: 1 }), scrape({ tokens: 300, finished: 5 })];
    for (const result of [combineSnapshots(a, b), combineSnapshots(b, a)]) {
      expect(rateOf(result)).toBeUndefined();
      if ('reason' in result) throw new Error(result.reason);
      expect(result.runs[0]?.counts).toEqual({ succeeded: 4, cancelled: 0 });
      expect(result.runs[0]?.notes.join('\n')).toContain('there are no rates');
    }
  });

  it('counts from 0 after a restart, even where the counter is already larger', () => {
    const a = scrape({ tokens: 100, start: 1_772_350_000, at: EARLY });
    const b = scrape({ tokens: 300, start: 1_772_359_205, at: EARLY + 10_000 });
    const result = combineSnapshots(b, a);
    expect(rateOf(result)).toBe(30);
    if ('reason' in result) throw new Error(result.reason);
    expect(result.runs[0]?.notes.join('\n')).toContain('restarted');
  });

  it('counts from 0 after a reset', () => {
    const a = scrape({ tokens: 1000, at: EARLY });
    const b = scrape({ tokens: 300, at: EARLY + 10_000 });
    const result = combineSnapshots(a, b);
    expect(rateOf(result)).toBe(30);
    if ('reason' in result) throw new Error(result.reason);
    expect(result.runs[0]?.notes.join('\n')).toContain('1 series began anew');
  });

  it.each([
    [
      'another model',
      scrape({ tokens: 1 }),
      scrape({ tokens: 2, model: 'n' }),
      'not of the same server',
    ],
    ['the same scrape', scrape({ tokens: 1 }), scrape({ tokens: 1 }), 'No counter moved'],
    [
      'counters that disagree',
      scrape({ tokens: 1, finished: 2 }),
      scrape({ tokens: 2, finished: 1 }),
      'after a restart',
    ],
  ])('says why there is no run: %s', (_name, a, b, reason) => {
    const result = combineSnapshots(a, b);
    expect('reason' in result && result.reason).toContain(reason);
  });
});

describe('createRunsFromSnapshots', () => {
  it('divides by the life of the server when there is one scrape', () => {
    const [run] = createRunsFromSnapshots(
      null,
      scrape({ tokens: 100, start: EARLY / 1000 - 50, at: EARLY }),
    );
    expect(run?.duration).toBe(50);
    expect(run?.reported.find(({ metric }) => metric === 'output_token_throughput')?.value).toBe(2);
    expect(run?.notes.join('\n')).toContain('idle time included');
  });
});

describe('the stages', () => {
  const histogram = (name: string, count: number, sum: number): string =>
    `# TYPE vllm:${name}_seconds histogram\nvllm:${name}_seconds_count ${count}\nvllm:${name}_seconds_sum ${sum}\n`;
  const runOf = (text: string): ReturnType<typeof createRunsFromSnapshots>[number] | undefined => {
    const [snapshot] = readExposition(text).snapshots;
    return snapshot && createRunsFromSnapshots(null, snapshot)[0];
  };

  it('leave the remainder that was computed by hand for a loaded vLLM 0.25.1', () => {
    // Sums of 600 requests: 999.23 − 18.51 − 36.61 − 928.55 = 15.56 s, so 25.93 ms a request; 664 first tokens.
    const run = runOf(
      histogram('e2e_request_latency', 600, 999.23) +
        histogram('request_queue_time', 600, 18.51) +
        histogram('request_prefill_time', 600, 36.61) +
        histogram('request_decode_time', 600, 928.55) +
        histogram('time_to_first_token', 664, 60),
    );
    const rest = run?.reported.find(({ metric }) => metric === 'custom.unexplained_time_seconds');
    expect(rest?.value).toBeCloseTo(15.56 / 600, 10);
    expect(rest?.n).toBe(600);
    expect(run?.notes.join('\n')).toContain('64 requests had a first token');
  });

  it('are each divided by their own count when the counts differ', () => {
    const run = runOf(
      histogram('e2e_request_latency', 10, 20) +
        histogram('request_queue_time', 11, 1.1) +
        histogram('request_prefill_time', 10, 2) +
        histogram('request_decode_time', 10, 15),
    );
    const rest = run?.reported.find(({ metric }) => metric === 'custom.unexplained_time_seconds');
    expect(rest?.value).toBeCloseTo(2 - 0.1 - 0.2 - 1.5, 10);
    expect(run?.notes.join('\n')).toContain('11, 10, 10 observations and the request latency 10');
  });

  it('say so when they are more than the whole', () => {
    const run = runOf(
      histogram('e2e_request_latency', 10, 20) +
        histogram('request_queue_time', 10, 1) +
        histogram('request_prefill_time', 10, 5) +
        histogram('request_decode_time', 10, 15),
    );
    expect(run?.reported.some(({ metric }) => metric.startsWith('custom.unexplained'))).toBe(false);
    expect(run?.notes.join('\n')).toContain('add up to more');
  });
});
