/** Labels that usually tell one service's series from those of its neighbours. */
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { findEngine, type MonitoredEngine } from '@site/src/domain/monitoring/engine-metrics';
import type { RuleLabel } from './edit-rules';

export interface SuggestedLabel {
  readonly label: RuleLabel;
  /** A few words beside it. */
  readonly why: string;
}

/** The engine's label of the model first, with the model that the record names. */
export function listSuggestedLabels(
  { system }: Pick<InvestigationRecord, 'system'>,
  engine: MonitoredEngine | null,
): readonly SuggestedLabel[] {
  const found = engine === null ? null : findEngine(engine);
  const model: readonly SuggestedLabel[] =
    found?.modelLabel == null
      ? []
      : [
          {
            label: { name: found.modelLabel, value: system.model ?? '' },
            why: `the model, as ${found.name} serves it`,
          },
        ];
  return [
    ...model,
    { label: { name: 'namespace', value: '' }, why: 'in Kubernetes' },
    { label: { name: 'job', value: '' }, why: 'the scrape job' },
  ];
}
