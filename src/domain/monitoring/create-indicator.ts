/** How a target's good and bad events are counted, from the reader's choice, else from the engine's own metrics. */
import type { InvestigationRecord, RuleSource } from '../investigation/investigation-record';
import { findHistogram } from '../investigation/measurement-access';
import { getMetric } from '../metrics/catalogue';
import type { SloTarget } from '../slo/target';
import { formatWithUnit } from '../units';
import type { BoundChoice } from './choose-bounds';
import { chooseBounds } from './choose-bounds';
import type { CounterSelection, EngineHistogram, EngineMetrics } from './engine-metrics';
import type { Bound, Indicator } from './monitoring-plan';
import type { LabelMatch } from './promql-text';
import { formatSelector, isMetricName } from './promql-text';
import { checkPromqlTemplate } from './promql-template';

export type IndicatorResult =
  | { readonly ok: true; readonly indicator: Indicator; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly because: string };

export interface IndicatorContext {
  readonly measurements: InvestigationRecord['measurements'];
  readonly engine: EngineMetrics | null;
  readonly labels: readonly LabelMatch[];
}

const refuse = (because: string): IndicatorResult => ({ ok: false, because });

export function createIndicator(
  target: SloTarget,
  source: RuleSource | undefined,
  context: IndicatorContext,
): IndicatorResult {
  switch (source?.kind) {
    case 'none':
      return refuse(source.because.trim() === '' ? 'Left out by choice.' : source.because);
    case 'ratio':
      return createRatio(source.bad, source.total);
    case 'error ratio': {
      const problem = checkPromqlTemplate(source.ratio);
      return problem === null
        ? {
            ok: true,
            indicator: { kind: 'error ratio', ratio: source.ratio },
            warnings: [
              'The share of bad events is averaged over time: a quiet hour weighs as much as a busy one.',
            ],
          }
        : refuse(`The query of the share is not usable. ${problem}`);
    }
    case 'histogram':
    case undefined:
      if (target.metric === 'error_rate' && source === undefined) return createErrors(context);
      return createHistogramIndicator(target, source, context);
  }
}

function createRatio(bad: string, total: string): IndicatorResult {
  const problems = [
    ['bad', checkPromqlTemplate(bad)] as const,
    ['all', checkPromqlTemplate(total)] as const,
  ].flatMap(([what, problem]) =>
    problem === null ? [] : [`The query of ${what} events is not usable. ${problem}`],
  );
  return problems.length > 0
    ? refuse(problems.join(' '))
    : { ok: true, indicator: { kind: 'ratio', bad, total }, warnings: [] };
}

function createErrors({ engine, labels }: IndicatorContext): IndicatorResult {
  if (!engine) return refuse(CHOOSE_ENGINE);
  const { bad, total, note } = engine.errors;
  // The HTTP layer does not know the model, so the engine's label would leave nothing.
  const isHttp = total.some(({ name }) => name.startsWith('http_'));
  const usable = labels.filter(({ name }) => !isHttp || name !== engine.modelLabel);
  return {
    ok: true,
    indicator: { kind: 'ratio', bad: countAll(bad, usable), total: countAll(total, usable) },
    warnings: [note],
  };
}

/** A counter that was never raised is not exposed, so one that is missing must not make the sum vanish. */
function countAll(selections: readonly CounterSelection[], labels: readonly LabelMatch[]): string {
  const [first = '', ...others] = selections.map(
    ({ name, matchers = [] }) => `sum(rate(${formatSelector(name, labels, matchers)}[$window]))`,
  );
  return [first, ...others.map((other) => `(${other} or 0 * ${first})`)].join(' + ');
}

const CHOOSE_ENGINE =
  'Choose the engine whose metrics Prometheus scrapes, or give two queries that count bad and all events.';

function createHistogramIndicator(
  target: SloTarget,
  source: Extract<RuleSource, { kind: 'histogram' }> | undefined,
  { measurements, engine, labels }: IndicatorContext,
): IndicatorResult {
  const { label, unit } = getMetric(target.metric);
  if (target.comparator !== '<=') {
    return refuse(
      'A histogram counts what is at or below a bound; this target asks for at least a value. Give two queries instead.',
    );
  }
  const known = engine?.histograms.find(({ metric }) => metric === target.metric);
  if (source?.metric === undefined && !known) return refuse(sayNoHistogram(label, engine));
  if (unit !== 'seconds') {
    return refuse(
      `${label} is no time, so no histogram of the engine fits. Give two queries that count bad and all events.`,
    );
  }
  const metric = source?.metric ?? known?.name ?? '';
  if (!isMetricName(metric)) {
    return refuse(
      `“${metric}” is no name of a metric: letters, digits, _ and : are allowed, and no digit at the beginning.`,
    );
  }
  const base = metric.replace(/_bucket$/u, '');
  const isKnown = base === known?.name;
  const histogramUnit = isKnown ? known.unit : /(?:_ms|_milliseconds)$/u.test(base) ? 'ms' : 's';
  const { bounds, from } = findBounds(target, source, isKnown ? known : undefined, measurements);
  if (bounds === null) {
    return refuse(
      `The bounds of ${base} are not known here. Drop a scrape of it in step 1, or type its bounds.`,
    );
  }
  const choice = chooseBounds(target.threshold, bounds, histogramUnit);
  const used = source?.boundary === 'optimistic' ? choice.optimistic : choice.pessimistic;
  const problem = findProblem(target, used, choice);
  if (used === null || problem !== null) return refuse(problem ?? '');
  return {
    ok: true,
    indicator: {
      kind: 'histogram',
      metric: base,
      labels,
      pessimistic: choice.pessimistic,
      optimistic: choice.optimistic,
      used,
      counts: isKnown
        ? known.counts
        : target.metric === 'inter_token_latency'
          ? 'tokens'
          : 'requests',
    },
    warnings: [
      ...sayBounds(target, choice, used),
      ...(from === 'engine' && engine
        ? [
            `The bounds are ${engine.name}’s defaults. Compare them with your own /metrics: where the bucket does not exist, no burn alert can fire and the data-missing alert says so.`,
          ]
        : []),
      ...(isKnown && known.note !== undefined ? [known.note] : []),
    ],
  };
}

function sayNoHistogram(label: string, engine: EngineMetrics | null): string {
  if (engine === null) return CHOOSE_ENGINE;
  return `${engine.name} has no histogram of ${label.toLowerCase()} that is known here. Name another histogram, or give two queries that count bad and all events.`;
}

interface FoundBounds {
  readonly bounds: readonly number[] | null;
  readonly from: 'reader' | 'measured' | 'engine';
}

/** The reader's, else those of the latest scrape in the record (which are in seconds), else the engine's defaults. */
function findBounds(
  target: SloTarget,
  source: Extract<RuleSource, { kind: 'histogram' }> | undefined,
  known: EngineHistogram | undefined,
  measurements: IndicatorContext['measurements'],
): FoundBounds {
  const typed = source?.bounds?.filter((bound) => Number.isFinite(bound)) ?? [];
  if (typed.length > 0) return { bounds: typed, from: 'reader' };
  if (known?.unit === 's') {
    const measured = measurements.findLast(
      (measurement) => findHistogram(measurement, target.metric) !== undefined,
    );
    const histogram = measured ? findHistogram(measured, target.metric) : undefined;
    if (histogram) return { bounds: histogram.bounds, from: 'measured' };
  }
  return { bounds: known?.bounds ?? null, from: 'engine' };
}

function findProblem(target: SloTarget, used: Bound | null, choice: BoundChoice): string | null {
  const threshold = formatWithUnit(target.threshold, 'seconds');
  if (used === null) {
    return `The threshold of ${threshold} lies below the first bound, ${formatBound(choice.optimistic)}: every request would count as bad. Raise the threshold, add a bucket, or count up to that bound.`;
  }
  if (used.exposed === Infinity) {
    return `The threshold of ${threshold} lies above the highest bound: every request would count as good. Count up to ${choice.pessimistic ? formatBound(choice.pessimistic) : 'a lower bound'}, or add a bucket.`;
  }
  return null;
}

function sayBounds(
  target: SloTarget,
  { pessimistic, optimistic, isExact }: BoundChoice,
  used: Bound,
): string[] {
  if (isExact) return [];
  const threshold = formatWithUnit(target.threshold, 'seconds');
  const low = pessimistic ? formatBound(pessimistic) : 'the first bound';
  const high = optimistic.exposed === Infinity ? 'infinity' : formatBound(optimistic);
  const effect =
    used === pessimistic
      ? `what takes ${low} to ${threshold} counts as bad although the target allows it`
      : `what takes ${threshold} to ${high} counts as good although it misses the target`;
  return [
    `The threshold of ${threshold} lies between the bounds ${low} and ${high}: ${effect}. A target on a bound is exact.`,
  ];
}

/** A bound for people: `500 ms`. */
export function formatBound({ value }: Bound): string {
  return value === Infinity
    ? 'infinity'
    : formatWithUnit(value, 'seconds', { significantDigits: 6 });
}
