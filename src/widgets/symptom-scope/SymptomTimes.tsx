import type { ReactNode } from 'react';
import type { Moment, Symptoms } from '@site/src/domain/investigation/investigation-record';
import type { SelectOption } from '@site/src/ui/fields/SelectField';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordMoment } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { WidgetPart } from '../kit/WidgetPart';
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
    { name: 'onset', label: 'Onset', hint: 'When it began' },
    { name: 'detected', label: 'Detection', hint: 'When anyone noticed' },
    { name: 'mitigated', label: 'Mitigation', hint: 'When users were well again' },
    { name: 'resolved', label: 'Resolution', hint: 'When the cause was gone' },
  ];

export function SymptomTimes({ symptoms }: { readonly symptoms: Symptoms }): ReactNode {
  return (
    <WidgetPart
      title="When, and how it was noticed"
      lead="Times are UTC, written as 2026-11-24 14:02."
    >
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

      <RecordChoice
        label="How it was detected"
        width="medium"
        hint="A user before an alert means that the alert is missing or too slow"
        value={symptoms.detectedBy}
        options={DETECTED_BY}
        change={(detectedBy) => (record) => ({
          ...record,
          symptoms: setOptional(record.symptoms, 'detectedBy', detectedBy),
        })}
      />
    </WidgetPart>
  );
}

function setTime(symptoms: Symptoms, name: TimeName, moment: Moment | null): Symptoms {
  return setOptional(symptoms, name, moment);
}
