/** What the reader has entered. Nothing of it goes into the record: an address is the reader's own business until they note it down. */
import { useState } from 'react';
import { createId } from '@site/src/state/create-id';
import { useInvestigation, useIsExample } from '@site/src/state/use-investigation';
import {
  createRangeRequest,
  type InputProblem,
  type LabelMatch,
  type QueryRange,
  type QuerySourceId,
  type RangeRequest,
} from '@site/src/state/prometheus-query';
import { createDefaultRange } from './default-range';

export interface LabelRow extends LabelMatch {
  readonly key: string;
}

export type RangeChoice = 'between' | '30 minutes' | '6 hours';

export interface QueryForm {
  readonly address: string;
  readonly sources: readonly QuerySourceId[];
  readonly labels: readonly LabelRow[];
  readonly choice: RangeChoice;
  readonly from: string | null;
  readonly to: string | null;
}

export interface QueryFormState {
  readonly form: QueryForm;
  readonly change: (part: Partial<QueryForm>) => void;
  readonly addLabel: () => void;
  /** Null while something is wrong. */
  readonly request: RangeRequest | null;
  readonly problems: readonly InputProblem[];
  /** Where the range comes from while the reader has not chosen one. */
  readonly isRangeOfRecord: boolean;
}

const LENGTHS = { '30 minutes': 30 * 60, '6 hours': 6 * 3600 } as const;

export const LOCAL_SERVER = 'http://localhost:9090';

/** @param address the server that is proposed */
export function useQueryForm(address: string): QueryFormState {
  const symptoms = useInvestigation((state) => state.record.symptoms);
  const model = useInvestigation((state) => state.record.system.model);
  const isExample = useIsExample();
  const [entered, setEntered] = useState<Partial<QueryForm>>({});
  const known = createDefaultRange(symptoms);
  const firstLabel = { key: 'first', name: 'model_name', value: isExample ? (model ?? '') : '' };
  const form: QueryForm = {
    address,
    sources: ['vllm'],
    labels: [firstLabel],
    choice: known === null ? '30 minutes' : 'between',
    from: known?.from ?? null,
    to: known?.to ?? null,
    ...entered,
  };
  const change = (part: Partial<QueryForm>) => setEntered((before) => ({ ...before, ...part }));
  const result = createRangeRequest({ ...form, range: toRange(form) });
  return {
    form,
    change,
    addLabel: () => change({ labels: [...form.labels, { key: createId(), name: '', value: '' }] }),
    request: result.ok ? result.request : null,
    problems: result.ok ? [] : result.problems,
    isRangeOfRecord: known !== null && form.from === known.from && form.to === known.to,
  };
}

function toRange({ choice, from, to }: QueryForm): QueryRange {
  return choice === 'between'
    ? { kind: 'between', from, to }
    : { kind: 'ending now', length: LENGTHS[choice] };
}
