/** Expected outcomes follow from the rule in the file's docstring; the numbers are chosen so that they can be checked by eye. */
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import { createOutcomeNote } from '../../../../src/domain/investigation/describe-review';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type {
  InvestigationRecord,
  Measurement,
  Optimisation,
} from '../../../../src/domain/investigation/investigation-record';
import { judgeReview } from '../../../../src/domain/investigation/judge-review';
import type { SloTarget } from '../../../../src/domain/slo/target';
import { aMeasurement, aSampledValue, aTarget } from '../support/measurements';

const TTFT = aTarget('time_to_first_token p99 <= 500ms', 't1');
const TPOT = aTarget('time_per_output_token p95 <= 50ms', 't2');

/** A run whose p99 of time to first token lies in the interval, in seconds. */
const run = (
  id: string,
  [low, high]: readonly [number | null, number | null],
  overrides: Partial<Measurement> = {},
): Measurement =>
  aMeasurement({
    id,
    label: id,
    values: [
      aSampledValue(
        'time_to_first_token',
        'p99',
        ((low ?? high ?? 0) + (high ?? low ?? 0)) / 2,
        [low, high],
        1000,
      ),
    ],
    ...overrides,
  });

const KEPT: Optimisation = {
  id: 'c1',
  change: 'prefix caching',
  after: 'after',
  guardrails: [],
  decision: 'keep',
  effect: { metric: 'time_to_first_token', statistic: 'p99', before: 0.9, after: 0.3 },
};

interface Case {
  readonly targets?: readonly SloTarget[];
  readonly baseline?: Measurement | null;
  readonly after?: Measurement | null;
  readonly now: Measurement;
  readonly cards?: readonly Optimisation[];
}

function recordOf({
  targets = [],
  baseline = run('baseline', [0.8, 1]),
  after = run('after', [0.25, 0.35]),
  now,
  cards = [KEPT],
}: Case): InvestigationRecord {
  const blank = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });
  return {
    ...blank,
    measurements: [baseline, after, now].filter((one) => one !== null),
    baseline: { targets, ...(baseline === null ? {} : { measurement: 'baseline' }) },
    optimisations: { cards },
  };
}

const judge = (given: Case) => judgeReview(recordOf(given), given.now);

describe('with targets, the targets decide', () => {
  it.each([
    ['met by the whole interval', [0.3, 0.4], 'held'],
    ['missed by the whole interval', [0.51, 0.6], 'lost'],
    ['an interval that holds the threshold', [0.45, 0.55], 'not proven'],
    ['an interval without an upper bound', [0.3, null], 'not proven'],
    ['met at the threshold itself', [0.4, 0.5], 'held'],
  ] as const)('%s', (_name, interval, outcome) => {
    expect(judge({ targets: [TTFT], now: run('now', interval) })).toMatchObject({
      outcome,
      obstacle: null,
    });
  });

  it('one missed loses, whatever else is not known', () => {
    expect(judge({ targets: [TTFT, TPOT], now: run('now', [0.6, 0.7]) }).outcome).toBe('lost');
  });

  it('one without data is not held', () => {
    const review = judge({ targets: [TTFT, TPOT], now: run('now', [0.3, 0.4]) });
    expect(review.outcome).toBe('not proven');
    expect(review.rows.map(({ gap }) => gap?.verdict)).toEqual(['met', 'no data']);
  });

  it('puts the baseline and the run after the change beside it, in the order of the targets', () => {
    const { rows } = judge({ targets: [TPOT, TTFT], now: run('now', [0.3, 0.4]) });
    expect(rows.map(({ target }) => target?.id)).toEqual(['t2', 't1']);
    const [, first] = rows;
    expect(first?.baseline?.value).toBeCloseTo(0.9, 12);
    expect(first?.after?.value).toBeCloseTo(0.3, 12);
    expect(first?.now?.value).toBeCloseTo(0.35, 12);
    // 0.35 / 0.3, and 0.35 / 0.9.
    expect(first?.sinceAfter).toMatchObject({ reading: 'overlap' });
    expect(first?.sinceAfter?.ratio).toBeCloseTo(7 / 6, 12);
    expect(first?.sinceBaseline).toMatchObject({ reading: 'better' });
    expect(first?.sinceBaseline?.ratio).toBeCloseTo(7 / 18, 12);
  });

  it('holds although the run is worse than after the change: the target is what was promised', () => {
    expect(judge({ targets: [TTFT], now: run('now', [0.4, 0.49]) })).toMatchObject({
      outcome: 'held',
      rows: [{ sinceAfter: { reading: 'worse' } }],
    });
  });

  it('judges without a baseline and without a kept change', () => {
    const review = judge({
      targets: [TTFT],
      baseline: null,
      after: null,
      cards: [],
      now: run('now', [0.3, 0.4]),
    });
    expect(review).toMatchObject({ outcome: 'held', comparedWith: null, differences: [] });
    expect(review.rows[0]).toMatchObject({ baseline: null, after: null, sinceAfter: null });
  });
});

describe('without targets, the gain of the kept change is judged', () => {
  it.each([
    ['better than the baseline, no worse than after', [0.3, 0.4], 'held', null],
    ['even better than after', [0.1, 0.2], 'held', null],
    [
      'worse than after, better than the baseline',
      [0.5, 0.6],
      'not proven',
      'part of the gain is gone',
    ],
    ['back at the baseline', [0.85, 0.95], 'lost', null],
    ['worse than the baseline', [1.5, 2], 'lost', null],
    ['overlapping both', [0.2, 1.5], 'not proven', 'intervals overlap'],
  ] as const)('%s', (_name, interval, outcome, obstacle) => {
    expect(judge({ now: run('now', interval) })).toMatchObject({ outcome, obstacle });
  });

  it('never says held because intervals overlap', () => {
    // It overlaps the run after the change, but the baseline too.
    const review = judge({ after: run('after', [0.3, 0.85]), now: run('now', [0.4, 0.9]) });
    expect(review).toMatchObject({ outcome: 'not proven', obstacle: 'intervals overlap' });
  });

  it('says what is missing', () => {
    const now = run('now', [0.3, 0.4]);
    const typed = aMeasurement({
      id: 'now',
      values: [{ metric: 'time_to_first_token', statistic: 'p99', value: 0.3, origin: 'typed' }],
    });
    expect(judge({ now: typed }).obstacle).toBe('no interval');
    expect(judge({ now: aMeasurement({ id: 'now' }) }).obstacle).toBe('value missing');
    expect(judge({ now, baseline: null }).obstacle).toBe('no baseline');
    expect(judge({ now, after: null }).obstacle).toBe('no run after the change');
    expect(judge({ now, cards: [{ ...KEPT, decision: 'revert' }] }).obstacle).toBe(
      'nothing to judge by',
    );
  });

  it('needs a metric with a better direction', () => {
    const tokens = (id: string, low: number) =>
      aMeasurement({
        id,
        values: [aSampledValue('output_tokens', 'mean', low + 1, [low, low + 2], 100)],
      });
    const review = judge({
      baseline: tokens('baseline', 100),
      after: tokens('after', 200),
      now: tokens('now', 300),
      cards: [
        { ...KEPT, effect: { metric: 'output_tokens', statistic: 'mean', before: 1, after: 2 } },
      ],
    });
    expect(review).toMatchObject({ outcome: 'not proven', obstacle: 'no better direction' });
  });

  it('takes the predicted metric where no effect was recorded', () => {
    const { effect: _effect, ...card } = KEPT;
    const predicted = { metric: 'time_to_first_token', statistic: 'p99', factor: 0.4 } as const;
    const review = judge({ cards: [{ ...card, predicted }], now: run('now', [0.3, 0.4]) });
    expect(review.outcome).toBe('held');
    expect(review.rows).toHaveLength(1);
  });
});

describe('a review', () => {
  it('needs a new measurement: the baseline and the run after the change prove nothing', () => {
    const record = recordOf({ targets: [TTFT], now: run('now', [0.3, 0.4]) });
    for (const old of record.measurements.slice(0, 2)) {
      expect(judgeReview(record, old)).toMatchObject({
        outcome: 'not proven',
        obstacle: 'not a new measurement',
      });
    }
  });

  it('compares with the last card that was kept', () => {
    const cards: Optimisation[] = [
      { ...KEPT, id: 'c0', after: 'baseline' },
      KEPT,
      { ...KEPT, id: 'c2', after: 'baseline', decision: 'revert' },
    ];
    expect(judge({ cards, now: run('now', [0.3, 0.4]) }).after?.id).toBe('after');
  });

  it('lists what was different as a caveat that changes nothing', () => {
    const after = run('after', [0.25, 0.35], {
      source: { fileName: 'a.json', format: 'vllm', tool: 'vLLM bench serve' },
      workload: { requestRate: 6 },
    });
    const source = { fileName: 'm.txt', format: 'prometheus', tool: 'Prometheus' };
    const review = judge({ targets: [TTFT], after, now: run('now', [0.3, 0.4], { source }) });
    expect(review).toMatchObject({
      outcome: 'held',
      comparedWith: { id: 'after' },
      differences: [{ what: 'Tool', before: 'vLLM bench serve', after: 'Prometheus' }],
      saidByOne: ['Request rate'],
    });
    expect(createOutcomeNote(review)).toContain('Measured otherwise than “after” in: Tool.');
  });

  it('of the example held', () => {
    const measurement = EXAMPLE_RECORD.measurements.find(
      ({ id }) => id === EXAMPLE_RECORD.monitoring.reviewMeasurement,
    );
    if (measurement === undefined) throw new Error('the example has no review measurement');
    const review = judgeReview(EXAMPLE_RECORD, measurement);
    expect(review.outcome).toBe(EXAMPLE_RECORD.monitoring.outcome);
    expect(review).toMatchObject({ baseline: { id: 'm-slow' }, after: { id: 'm-fixed' } });
  });
});
