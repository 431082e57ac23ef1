import type { ReactNode } from 'react';
import type { Reproduction } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordCheck } from '../kit/RecordCheck';
import { RecordNumber } from '../kit/RecordNumber';
import { RecordText } from '../kit/RecordText';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { describeReproduction } from './reproduction-rate';
import styles from './ReproductionForm.module.css';

function change(next: (reproduction: Reproduction) => Reproduction): RecordChange {
  return (record) => ({ ...record, reproduction: next(record.reproduction) });
}

export function View(): ReactNode {
  const reproduction = useInvestigation((state) => state.record.reproduction);
  return (
    <RecordWidget title="Reproduction" id="reproduction-form">
      <RecordText
        label="Workload"
        hint="Prompt and answer lengths, arrivals, concurrency, how much of the prompts repeats"
        rows={2}
        value={reproduction.workload}
        change={(text) => change((current) => setOptional(current, 'workload', text))}
      />
      <RecordText
        label="Command"
        hint="The exact line that another engineer pastes to see the symptom, with every flag"
        rows={3}
        mono
        value={reproduction.command}
        change={(text) => change((current) => setOptional(current, 'command', text))}
      />
      <FieldRow>
        <RecordText
          label="Seed"
          hint="Of the load and of the sampling; or none, and why"
          mono
          value={reproduction.seed}
          change={(text) => change((current) => setOptional(current, 'seed', text))}
        />
        <RecordText
          label="Environment"
          hint="How it differs from production"
          rows={1}
          value={reproduction.environment}
          change={(text) => change((current) => setOptional(current, 'environment', text))}
        />
      </FieldRow>
      <RecordText
        label="What was removed without losing the symptom"
        hint="Each part that can go (gateway, retrieval, streaming, all but one replica) is a part that is not the cause"
        rows={2}
        value={reproduction.removed}
        change={(text) => change((current) => setOptional(current, 'removed', text))}
      />
      <Rate reproduction={reproduction} />
      <Measurements linked={reproduction.measurements} />
    </RecordWidget>
  );
}

function Rate({ reproduction }: { readonly reproduction: Reproduction }): ReactNode {
  const rate = describeReproduction(reproduction);
  return (
    <WidgetPart title="How often it reproduces">
      <div className={styles.counts}>
        <RecordNumber
          label="Runs"
          unit="count"
          whole
          value={reproduction.runs}
          change={(runs) => change((current) => setOptional(current, 'runs', runs))}
        />
        <RecordNumber
          label="Runs that showed the symptom"
          unit="count"
          whole
          value={reproduction.reproduced}
          error={rate.kind === 'impossible' ? rate.text : undefined}
          change={(count) => change((current) => setOptional(current, 'reproduced', count))}
        />
      </div>
      {rate.kind === 'incomplete' && <p className={styles.note}>{rate.text}</p>}
      {rate.kind === 'rate' && (
        <div>
          <p className={styles.rate}>{rate.text}</p>
          <p className={styles.note}>
            {rate.advice} The interval is Wilson’s score interval (1927) for k ={' '}
            {reproduction.reproduced} of n = {reproduction.runs}.
          </p>
        </div>
      )}
    </WidgetPart>
  );
}

function Measurements({ linked }: { readonly linked: readonly string[] }): ReactNode {
  const measurements = useInvestigation((state) => state.record.measurements);
  return (
    <WidgetPart
      title="Measurements of the reproduction"
      lead="The runs in which the symptom was seen under control; step 6 starts from them."
    >
      {measurements.length === 0 ? (
        <p className={styles.note}>
          This record has no measurement yet. Drop a result file in step 1, and it can be ticked
          here.
        </p>
      ) : (
        <div role="group" aria-label="Measurements of the reproduction">
          {measurements.map(({ id, label }) => (
            <RecordCheck
              key={id}
              label={label}
              checked={linked.includes(id)}
              change={(checked) =>
                change((current) => ({
                  ...current,
                  measurements: checked
                    ? [...current.measurements.filter((other) => other !== id), id]
                    : current.measurements.filter((other) => other !== id),
                }))
              }
            />
          ))}
        </div>
      )}
    </WidgetPart>
  );
}
