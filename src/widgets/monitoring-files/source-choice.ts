/** How a target's good and bad requests can be counted, as choices. */
import type { RecordTarget, RuleSource } from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { EngineHistogram, EngineMetrics } from '@site/src/domain/monitoring/engine-metrics';
import { setOptional } from '../kit/set-optional';
import type { SelectOption } from '@site/src/ui/fields/SelectField';

export type SourceKind = 'engine' | RuleSource['kind'];

/** A histogram without a name and bounds is the engine's own, with a boundary chosen. */
export function kindOf(source: RuleSource | undefined): SourceKind {
  if (source === undefined) return 'engine';
  if (source.kind !== 'histogram') return source.kind;
  return source.metric === undefined && source.bounds === undefined ? 'engine' : 'histogram';
}

export function findKnownHistogram(
  target: RecordTarget,
  engine: EngineMetrics | null,
): EngineHistogram | null {
  return engine?.histograms.find(({ metric }) => metric === target.metric) ?? null;
}

export function listKinds(
  target: RecordTarget,
  engine: EngineMetrics | null,
): readonly SelectOption<SourceKind>[] {
  return [
    { value: 'engine', label: nameEngineSource(target, engine) },
    ...(canBeHistogram(target)
      ? [{ value: 'histogram', label: 'Another histogram, or other bounds' } as const]
      : []),
    { value: 'ratio', label: 'Two queries: bad and all requests' },
    { value: 'error ratio', label: 'A query of the share of bad requests' },
    { value: 'none', label: 'No rules for this target' },
  ];
}

function nameEngineSource(target: RecordTarget, engine: EngineMetrics | null): string {
  if (engine === null) return 'The engine’s own metric';
  if (target.metric === 'error_rate') return `${engine.name}’s error counters`;
  return findKnownHistogram(target, engine) === null
    ? `${engine.name}’s own metric (none is known)`
    : `${engine.name}’s own histogram`;
}

function canBeHistogram({ metric, comparator }: RecordTarget): boolean {
  return comparator === '<=' && getMetric(metric).unit === 'seconds';
}

/** What a choice starts with; null for the engine's own metric, which needs no entry. */
export function createSource(kind: SourceKind, known: EngineHistogram | null): RuleSource | null {
  switch (kind) {
    case 'engine':
      return null;
    case 'histogram':
      return {
        kind,
        metric: known?.name ?? '',
        ...(known?.bounds ? { bounds: [...known.bounds] } : {}),
      };
    case 'ratio':
      return { kind, bad: '', total: '' };
    case 'error ratio':
      return { kind, ratio: '' };
    case 'none':
      return { kind, because: '' };
  }
}

export type Boundary = 'pessimistic' | 'optimistic';

/** The source with another boundary; the pessimistic one is the default and needs no entry. */
export function withBoundary(
  source: RuleSource | undefined,
  boundary: Boundary,
): RuleSource | null {
  const histogram = source?.kind === 'histogram' ? source : { kind: 'histogram' as const };
  const next = setOptional(histogram, 'boundary', boundary === 'pessimistic' ? null : boundary);
  return Object.keys(next).length > 1 ? next : null;
}
