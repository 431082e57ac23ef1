import type { ReactNode } from 'react';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { formatNames, parseNames } from './text-list';

export function HeadFields(): ReactNode {
  const summary = useInvestigation((state) => state.record.summary);
  const owner = useInvestigation((state) => state.record.owner);
  const reviewers = useInvestigation((state) => state.record.reviewers);
  const confidentiality = useInvestigation((state) => state.record.confidentiality);
  return (
    <WidgetPart title="Summary and people">
      <RecordText
        label="Summary"
        hint="What got worse, why, what was done, by how much it is better: for someone who reads nothing else"
        rows={2}
        value={summary}
        change={(text) => (record) => setOptional(record, 'summary', text)}
      />
      <FieldRow>
        <RecordText
          label="Owner"
          hint="A person or a role"
          value={owner}
          change={(text) => (record) => setOptional(record, 'owner', text)}
        />
        <RecordText
          label="Reviewers"
          hint="Separated by commas"
          value={formatNames(reviewers)}
          change={(text) => (record) => ({ ...record, reviewers: parseNames(text) })}
        />
        <RecordChoice
          label="Confidentiality"
          hint="Decide it before you share or export"
          value={confidentiality}
          options={['public', 'internal', 'confidential']}
          change={(level) => (record) => setOptional(record, 'confidentiality', level)}
        />
      </FieldRow>
    </WidgetPart>
  );
}
