import type { ReactNode } from 'react';
import type {
  Impact,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { ShareField } from '@site/src/ui/fields/ShareField';
import type { SelectOption } from '@site/src/ui/fields/SelectField';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordNumber } from '../kit/RecordNumber';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';

const SEVERITIES: readonly SelectOption<NonNullable<InvestigationRecord['severity']>>[] = [
  { value: 'sev1', label: 'SEV-1, most severe' },
  { value: 'sev2', label: 'SEV-2' },
  { value: 'sev3', label: 'SEV-3' },
  { value: 'sev4', label: 'SEV-4' },
];

/** An impact that says nothing leaves the record. */
function change(next: (impact: Impact) => Impact): RecordChange {
  return (record) => {
    const impact = next(record.impact ?? {});
    return setOptional(record, 'impact', Object.keys(impact).length === 0 ? null : impact);
  };
}

export function ImpactFields(): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const severity = useInvestigation((state) => state.record.severity);
  const impact = useInvestigation((state) => state.record.impact);
  return (
    <WidgetPart
      title="Severity and impact"
      lead="With numbers: they decide how much work the problem is worth."
    >
      <RecordText
        label="Impact"
        hint="Who could not do what, from when to when"
        rows={1}
        value={impact?.statement}
        change={(text) => change((current) => setOptional(current, 'statement', text))}
      />
      <FieldRow>
        <RecordChoice
          label="Severity"
          value={severity}
          options={SEVERITIES}
          change={(level) => (record) => setOptional(record, 'severity', level)}
        />
        <RecordNumber
          label="Users affected"
          unit="count"
          whole
          value={impact?.usersAffected}
          change={(count) => change((current) => setOptional(current, 'usersAffected', count))}
        />
        <ShareField
          label="Share affected"
          value={impact?.shareAffected ?? null}
          readOnly={readOnly}
          onCommit={(share) =>
            edit(
              change((current) => setOptional(current, 'shareAffected', share)),
              'change the share affected',
            )
          }
        />
        <RecordNumber
          label="Cost"
          unit="usd"
          value={impact?.costUsd}
          change={(cost) => change((current) => setOptional(current, 'costUsd', cost))}
        />
      </FieldRow>
    </WidgetPart>
  );
}
