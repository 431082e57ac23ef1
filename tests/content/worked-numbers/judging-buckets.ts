/** The example of verdicts from buckets on the page on judging. */
import type { TargetQuestion } from '../../../src/domain/slo/evidence';
import { findBucketEvidence } from '../../../src/domain/slo/bucket-evidence';
import { computeJudgement } from '../../../src/domain/slo/verdict';
import { countHistogramAtMost } from '../../../src/domain/stats/bucket-histogram-reading';
import { createBucketHistogram } from '../../../src/domain/stats/bucket-histogram';
import { computeQuantileInterval } from '../../../src/domain/stats/quantile-interval';
import { target } from './support/measurements';
import { fixed, row, whole, type WorkedNumber } from './support/row';

const BOUNDS = [0.25, 0.5, 0.75, 1, 2.5, Infinity];
const COUNTS = [600, 380, 12, 5, 3, 0];
const CUMULATIVE = COUNTS.map((_, index) =>
  COUNTS.slice(0, index + 1).reduce((sum, count) => sum + count, 0),
);
const MADE = createBucketHistogram(
  BOUNDS.map((upperBound, index) => ({ upperBound, count: CUMULATIVE[index] ?? 0 })),
);
const HISTOGRAM = MADE.ok ? MADE.histogram : { bounds: [], counts: [] };

function evidence(text: string) {
  const question: TargetQuestion = target(text);
  const found = findBucketEvidence(HISTOGRAM, question);
  if (found === null) throw new Error(`the buckets say nothing about ${text}`);
  return { ...found, verdict: computeJudgement(found, question).verdict };
}

function edges(text: string): readonly string[] {
  const { interval } = evidence(text);
  return [interval?.low, interval?.high].map((edge) => `${edge ?? 'none'}`);
}

function ranks(n: number, p: number): readonly string[] {
  const { low, high } = computeQuantileInterval(n, p);
  return [low, high].map((rank) => whole(rank ?? Number.NaN));
}

export const BUCKET_VERDICTS: readonly WorkedNumber[] = [
  row('| Up to the bound | «600» | «980» | «992» | «997» | «1,000» | «1,000» |', () =>
    CUMULATIVE.map((count) => whole(count)),
  ),
  row('0.25 + 0.25 × 350 / 380 = «0.480» s.', () => fixed(evidence('TTFT p95 <= 500 ms').value, 3)),
  row(
    '«936» and «964», both lie in the bucket that ends at 0.5 s: above «0.25» s and up to «0.5» s. For p99, «983» and «997» lie in two buckets: above «0.5» s and up to «1» s.',
    () => [
      ...ranks(1000, 0.95),
      ...edges('TTFT p95 <= 500 ms'),
      ...ranks(1000, 0.99),
      ...edges('TTFT p99 <= 500 ms'),
    ],
  ),
  row('| p95 ≤ 0.5 s | «met» |', () => evidence('TTFT p95 <= 500 ms').verdict),
  row('| p95 ≤ 0.4 s | «not proven» |', () => evidence('TTFT p95 <= 400 ms').verdict),
  row('| p95 ≤ 0.25 s | «missed» |', () => evidence('TTFT p95 <= 250 ms').verdict),
  row('| p99 ≤ 0.5 s | «missed» |', () => evidence('TTFT p99 <= 500 ms').verdict),
  row('exactly «980» of 1,000 at 0.5 s, between «600» and «980» at 0.4 s.', () => {
    const on = countHistogramAtMost(HISTOGRAM, 0.5);
    const between = countHistogramAtMost(HISTOGRAM, 0.4);
    return on.low === on.high ? [on.low, between.low, between.high].map(whole) : [];
  }),
];
