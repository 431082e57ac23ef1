import type { ReactNode } from 'react';
import type { Moment, Symptoms } from '@site/src/domain/investigation/investigation-record';
import type { SelectOption } from '@site/src/ui/fields/SelectField';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordMoment } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { describeDurations } from './incident-times';
import styles from './SymptomScope.module.css';

const DETECTED_BY: readonly SelectOption<NonNullable<Symptoms['detectedBy']>>[] = [
  { value: 'alert', label: 'An alert fired' },
  { value: 'user', label: 'A user reported it' },
  { value: 'load test', label: 'A load test showed it' },
  { value: 'by chance', label: 'Someone saw it by chance' },
  { value: 'other', label: 'In another way' },
];

type TimeName = 'onset' | 'detected' | 'mitigated' | 'resolved';

const TIMES: readonly { readonly name: TimeName; readonly label: string; readonly hint: string }[] =
  [
    { name: 'onset', label: 'Onset', hint: 'When it began. UTC, as 2026-11-24 14:02' },
    { name: 'detected', label: 'Detected', hint: 'When anyone noticed. UTC' },
    { name: 'mitigated', label: 'Mitigated', hint: 'When users stopped being affected. UTC' },
    { name: 'resolved', label: 'Resolved', hint: 'When the cause was removed. UTC' },
  ];

export function SymptomTimes({ symptoms }: { readonly symptoms: Symptoms }): ReactNode {
  return (
    <WidgetPart title="When, and how it was noticed">
      <div className={styles.times}>
        {TIMES.map(({ name, label, hint }) => (
          <RecordMoment
            key={name}
            label={label}
            hint={hint}
            value={symptoms[name]}
            change={(moment) => (record) => ({
              ...record,
              symptoms: setTime(record.symptoms, name, moment),
            })}
          />
        ))}
      </div>
      <dl className={styles.durations}>
        {describeDurations(symptoms).map(({ name, value, formula, isWrong }) => (
          <div key={name} data-wrong={isWrong}>
            <dt>{name}</dt>
            <dd>
              {value}
              {formula !== null && <span className={styles.formula}> = {formula}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        All three count from the onset. Some teams count mitigation and resolution from the
        detection; say which when you compare.
      </p>
      <FieldRow>
        <RecordChoice
          label="How it was detected"
          hint="A user before an alert means that the alert is missing or too slow"
          value={symptoms.detectedBy}
          options={DETECTED_BY}
          change={(detectedBy) => (record) => ({
            ...record,
            symptoms: setOptional(record.symptoms, 'detectedBy', detectedBy),
          })}
        />
      </FieldRow>
    </WidgetPart>
  );
}

function setTime(symptoms: Symptoms, name: TimeName, moment: Moment | null): Symptoms {
  return setOptional(symptoms, name, moment);
}
