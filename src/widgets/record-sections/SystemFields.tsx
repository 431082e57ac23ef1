import type { ReactNode } from 'react';
import type { SystemDescription } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordNumber } from '../kit/RecordNumber';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { describeParallelism } from './describe-system';
import { RequestPath } from './RequestPath';
import { WorkloadFields } from './WorkloadFields';
import styles from './RecordSections.module.css';

function change(next: (system: SystemDescription) => SystemDescription): RecordChange {
  return (record) => ({ ...record, system: next(record.system) });
}

type TextKey = 'service' | 'engine' | 'engineVersion' | 'model' | 'quantisation' | 'gpu' | 'driver';
type CountKey = 'gpuCount' | 'tensorParallel' | 'pipelineParallel';

interface TextEntry {
  readonly key: TextKey;
  readonly label: string;
  readonly hint: string;
}

const SOFTWARE: readonly TextEntry[] = [
  { key: 'service', label: 'Service', hint: 'What users call it' },
  { key: 'engine', label: 'Serving engine', hint: 'vLLM, SGLang, TensorRT-LLM, a provider' },
  { key: 'engineVersion', label: 'Engine version', hint: 'With the commit or image digest' },
  { key: 'model', label: 'Model', hint: 'Name and revision' },
  { key: 'quantisation', label: 'Quantisation', hint: 'Weights and KV cache, or none' },
];

const HARDWARE: readonly TextEntry[] = [
  { key: 'gpu', label: 'GPU', hint: 'Type and memory, as H100 SXM 80 GB' },
  { key: 'driver', label: 'Driver', hint: 'GPU driver and CUDA or ROCm' },
];

const COUNTS: readonly { readonly key: CountKey; readonly label: string; readonly hint: string }[] =
  [
    { key: 'gpuCount', label: 'Number of GPUs', hint: 'In the whole service' },
    { key: 'tensorParallel', label: 'Tensor parallel (TP)', hint: '1 where there is none' },
    { key: 'pipelineParallel', label: 'Pipeline parallel (PP)', hint: '1 where there is none' },
  ];

export function SystemFields(): ReactNode {
  const system = useInvestigation((state) => state.record.system);
  const parallelism = describeParallelism(system);
  const toField = ({ key, label, hint }: TextEntry) => (
    <RecordText
      key={key}
      label={label}
      hint={hint}
      value={system[key]}
      change={(text) => change((current) => setOptional(current, key, text))}
    />
  );
  return (
    <WidgetPart
      title="System"
      lead="What somebody needs to build the same thing. Versions and flags decide more than the model’s name."
    >
      <FieldRow>{SOFTWARE.map(toField)}</FieldRow>
      <RecordText
        label="Engine flags"
        hint="The whole start command, without keys and tokens"
        rows={2}
        mono
        value={system.engineFlags}
        change={(text) => change((current) => setOptional(current, 'engineFlags', text))}
      />
      <FieldRow>
        {HARDWARE.map(toField)}
        {COUNTS.map(({ key, label, hint }) => (
          <RecordNumber
            key={key}
            label={label}
            hint={hint}
            unit="count"
            whole
            value={system[key]}
            change={(count) => change((current) => setOptional(current, key, count))}
          />
        ))}
      </FieldRow>
      {parallelism !== null && <p className={styles.note}>{parallelism}</p>}
      <RequestPath components={system.components} />
      <WorkloadFields
        workload={system.workload}
        change={(workload) => change((current) => setOptional(current, 'workload', workload))}
      />
    </WidgetPart>
  );
}
