import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../../src/importers/table/guess-mapping';
import { splitHeader } from '../../../../src/importers/table/units';

function guessOne(
  header: string,
  cells: readonly string[],
): ReturnType<typeof guessMapping>[number] | undefined {
  return guessMapping({
    headers: [header],
    sample: cells.map((cell) => [cell]),
    decimalComma: false,
  })[0];
}

describe('splitHeader', () => {
  it.each([
    ['ttft_ms', 'ttft', 'ms'],
    ['TTFT [ms]', 'ttft', 'ms'],
    ['latency (s)', 'latency', 's'],
    ['latencyMs', 'latency', 'ms'],
    ['E2E latency in ms', 'e2e latency', 'ms'],
    ['metrics.ttft_us', 'ttft', 'us'],
    ['request_latency_seconds', 'request latency', 's'],
    ['output_tokens', 'output tokens', undefined],
    ['ttft', 'ttft', undefined],
    ['s', 's', undefined],
  ])('%s', (header, name, unit) => {
    expect(splitHeader(header)).toEqual({ name, unit });
  });
});

describe('guessMapping', () => {
  it.each([
    ['ttft_ms', '12', { role: 'metric', metric: 'time_to_first_token', unit: 'ms' }],
    ['request_latency_s', '1.5', { role: 'metric', metric: 'request_latency', unit: 's' }],
    ['tpot_ms', '20', { role: 'metric', metric: 'time_per_output_token', unit: 'ms' }],
    ['completion_tokens', '128', { role: 'metric', metric: 'output_tokens', unit: 'tokens' }],
    ['status_code', '200', { role: 'status', meaning: 'outcome' }],
    ['success', 'True', { role: 'status', meaning: 'outcome' }],
    ['error', '', { role: 'status', meaning: 'error' }],
    ['timestamp', '1750000000123', { role: 'start time', unit: 'ms' }],
    ['timestamp', '2026-03-01T10:00:00Z', { role: 'start time', unit: 'iso' }],
    ['start_time_ns', '123', { role: 'start time', unit: 'ns' }],
    ['model', 'a', { role: 'attribute' }],
    ['prompt', 'some text', { role: 'ignore' }],
    ['gpu_hours', '3', { role: 'ignore' }],
  ])('%s is certain', (header, cell, role) => {
    expect(guessOne(header, [cell])).toMatchObject({ role, certain: true });
  });

  it('asks about times without a unit, and suggests one by size', () => {
    expect(guessOne('ttft', ['0.2', '0.3'])).toMatchObject({ certain: false, role: { unit: 's' } });
    expect(guessOne('ttft', ['200', '310'])).toMatchObject({
      certain: false,
      role: { unit: 'ms' },
    });
  });

  it('never takes an inter-token latency of a request for certain', () => {
    expect(guessOne('inter_token_latency_ms', ['20'])).toMatchObject({ certain: false });
  });

  it('ignores it beside a time per output token', () => {
    const headers = ['itl_ms', 'tpot_ms'];
    const guesses = guessMapping({ headers, sample: [['20', '21']], decimalComma: false });
    expect(guesses.map((guess) => guess.role.role)).toEqual(['ignore', 'metric']);
    expect(guesses.every((guess) => guess.certain)).toBe(true);
  });

  it('doubts two columns for the same metric', () => {
    const guesses = guessMapping({
      headers: ['ttft_ms', 'TTFT (s)'],
      sample: [['200', '0.2']],
      decimalComma: false,
    });
    expect(guesses.map((guess) => guess.certain)).toEqual([false, false]);
  });

  it('asks when a status column has words that it does not know', () => {
    expect(guessOne('status', ['ok', 'weird'])).toMatchObject({
      role: { role: 'ignore' },
      certain: false,
    });
  });
});
