import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBounds, parseBounds } from '../../../../src/widgets/monitoring-files/bounds';

describe('parseBounds', () => {
  it.each([
    ['0.1, 0.25, 0.5, 1', [0.1, 0.25, 0.5, 1]],
    ['100 500 2000', [100, 500, 2000]],
    ['0;1.9;3.4;+Inf', [0, 1.9, 3.4]],
    ['.5,1e3', [0.5, 1000]],
  ])('reads %j', (text, bounds) => {
    expect(parseBounds(text)).toEqual({ ok: true, value: bounds });
  });

  it('reads the bounds out of pasted buckets of several series, each once', () => {
    const scrape = [
      'app_latency_seconds_bucket{model="a 7",le="0.1"} 12',
      'app_latency_seconds_bucket{model="a 7",le="1.0"} 40',
      'app_latency_seconds_bucket{model="a 7",le="+Inf"} 41',
      'app_latency_seconds_bucket{model="b",le="0.1"} 3',
      'app_latency_seconds_bucket{model="b",le="1.0"} 4',
      'app_latency_seconds_bucket{model="b",le="+Inf"} 4',
    ].join('\n');
    expect(parseBounds(scrape)).toEqual({ ok: true, value: [0.1, 1] });
    // A text box of one line takes the line breaks away.
    expect(parseBounds(scrape.replaceAll('\n', ''))).toEqual({ ok: true, value: [0.1, 1] });
  });

  it.each([
    ['0.1, half, 1', '“half” is no bound'],
    ['0.5, 0.25', 'must ascend'],
    ['0.5, 0.5', 'must ascend'],
    ['0,1;0,25', 'must ascend'],
    ['+Inf', 'Type the bounds'],
    ['-1, 2', '“-1” is no bound'],
    [Array.from({ length: 501 }, (_value, index) => index).join(' '), 'At most 500'],
  ])('refuses %j', (text, message) => {
    const result = parseBounds(text);
    expect(result).toMatchObject({ ok: false });
    expect(result).toHaveProperty('message', expect.stringContaining(message));
  });

  it('reads back what is written', () => {
    const bound = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.uniqueArray(bound, { minLength: 1, maxLength: 40 }), (numbers) => {
        const bounds = numbers.toSorted((a, b) => a - b);
        expect(parseBounds(formatBounds(bounds))).toEqual({ ok: true, value: bounds });
      }),
    );
  });
});
