import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import { computeGap } from '../../../../src/domain/slo/compute-gaps';
import { GapDetails } from '../../../../src/widgets/gap-table/GapDetails';
import { describeEstimate, explainBuckets } from '../../../../src/widgets/gap-table/bucket-text';
import { aMeasurement, aSampledValue, aTarget } from '../../domain/support/measurements';

const measurement = aMeasurement({
  histograms: {
    time_to_first_token: { bounds: [0.05, 0.1, 0.25, 0.5], counts: [0, 980, 18, 1, 1], sum: 80 },
  },
});

function render(of: Measurement, text: string): string {
  return renderToStaticMarkup(<GapDetails gap={computeGap(of, aTarget(text))} measurement={of} />);
}

describe('a gap whose evidence is a server’s buckets', () => {
  const html = render(measurement, 'TTFT p99 <= 200 ms');

  it('draws the buckets with the target and the interval', () => {
    expect(html).toContain('Time to first token: 1000 requests against the target');
    expect(html).toContain(
      'In buckets from 50 ms on, the last without an upper end. Target ≤ 200 ms, measured p99 183.3 ms.',
    );
    expect(html).toContain('Target ≤ 200 ms</text>');
    expect(html).toContain('p99 with its 95 % interval');
    expect(html).not.toMatch(/NaN|Infinity/);
  });

  it('lists them in the table, each with the end that it holds', () => {
    expect(html).toContain('Above, up to');
    for (const row of ['50 to 100', '100 to 250', '250 to 500', 'above 500']) {
      expect(html).toContain(row);
    }
    expect(html).not.toContain('>0 to 50');
  });

  it('says why it is an interval', () => {
    expect(html).toContain('not where they lie inside one');
    expect(html).toContain('choose a target on a boundary (100 ms or 250 ms)');
  });

  it('shows the interpolation with its numbers: rank 990 is the 10th of 18', () => {
    const gap = computeGap(measurement, aTarget('TTFT p99 <= 200 ms'));
    expect(describeEstimate(gap, measurement)).toEqual([
      'rank = 0.99 × 1000 = 990',
      'p99 ≈ 100 + (250 − 100) × (990 − 980) ÷ 18 = 183.3 ms',
    ]);
  });

  it('draws the mean without an interval', () => {
    const mean = render(measurement, 'TTFT mean <= 200 ms');
    expect(mean).toContain('mean, without an interval');
    expect(mean).not.toContain('histogram_quantile');
  });
});

describe('a gap with other evidence', () => {
  it('is not explained by buckets, even when there are some', () => {
    const sampled = {
      ...measurement,
      values: [aSampledValue('time_to_first_token', 'p99', 0.2, [0.1, 0.3], 1000)],
    };
    const gap = computeGap(sampled, aTarget('TTFT p99 <= 200 ms'));
    expect(describeEstimate(gap, sampled)).toEqual([]);
    expect(explainBuckets(gap, sampled)).toBeNull();
    const missing = computeGap(measurement, aTarget('E2E p99 <= 1 s'));
    expect(explainBuckets(missing, measurement)).toBeNull();
  });
});
