/** What the workbench works on: a target of the record, or an objective of one's own that no record keeps. */
import { useMemo, useState } from 'react';
import { DEFAULT_WINDOW } from '@site/src/domain/monitoring/create-monitoring-plan';
import type { BurnRatePolicy } from '@site/src/domain/slo/burn-rate-alerts';
import { RECOMMENDED_POLICIES } from '@site/src/domain/slo/burn-rate-alerts';
import type { SloObjective } from '@site/src/domain/slo/target';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { listBoundTargets, setObjective, setPairs, type BoundTarget } from './workbench';

/** In the choice of a target: none of the record's. No id of a target is empty. */
export const OWN = '';

export interface Workbench {
  readonly choices: readonly BoundTarget[];
  /** Null for an objective of one's own. */
  readonly bound: BoundTarget | null;
  readonly choose: (id: string) => void;
  readonly objective: SloObjective;
  readonly setObjective: (objective: SloObjective) => void;
  readonly pairs: readonly BurnRatePolicy[];
  readonly setPairs: (pairs: readonly BurnRatePolicy[]) => void;
  /** What is written to the record cannot be changed now. */
  readonly readOnly: boolean;
}

export function useWorkbench(): Workbench {
  const targets = useInvestigation((state) => state.record.baseline.targets);
  const rules = useInvestigation((state) => state.record.monitoring.rules);
  const edit = useEdit();
  const canEdit = useCanEdit();
  const [chosen, choose] = useState<string | null>(null);
  const [own, setOwn] = useState<SloObjective>({ target: 0.999, window: DEFAULT_WINDOW });
  const [ownPairs, setOwnPairs] = useState(RECOMMENDED_POLICIES);
  const choices = useMemo(
    () => listBoundTargets(targets, rules?.window ?? DEFAULT_WINDOW),
    [targets, rules?.window],
  );
  const found = choices.find(({ target }) => target.id === chosen);
  const bound = chosen === OWN ? null : (found ?? choices[0] ?? null);
  if (bound === null) {
    return {
      choices,
      bound,
      choose,
      objective: own,
      setObjective: setOwn,
      pairs: ownPairs,
      setPairs: (pairs) => setOwnPairs(pairs.length === 0 ? RECOMMENDED_POLICIES : pairs),
      readOnly: false,
    };
  }
  return {
    choices,
    bound,
    choose,
    objective: bound.objective,
    setObjective: (objective) => edit(setObjective(bound.target.id, objective), 'change objective'),
    pairs: rules?.pairs?.length ? rules.pairs : RECOMMENDED_POLICIES,
    setPairs: (pairs) => edit(setPairs(pairs), 'change alert pairs'),
    readOnly: !canEdit,
  };
}
