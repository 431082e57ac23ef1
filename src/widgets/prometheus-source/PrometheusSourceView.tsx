import Link from '@docusaurus/Link';
import { useState, type ReactNode } from 'react';
import {
  createQueryCommand,
  type RangeRequest,
  type Shell,
} from '@site/src/state/prometheus-query';
import { CopyBlock } from '@site/src/ui/CopyBlock';
import { SegmentedControl } from '@site/src/ui/SegmentedControl';
import { formatWithUnit } from '@site/src/domain/units';
import { RecordWidget } from '../kit/RecordWidget';
import { DirectQuery } from './DirectQuery';
import { AddressField, LabelRows, RangeFields, SourceChoice } from './QueryFields';
import { TwoScrapes } from './TwoScrapes';
import { useAllowedOrigins } from './allowed-origins';
import { LOCAL_SERVER, useQueryForm } from './use-query-form';
import styles from './PrometheusSource.module.css';

const SHELLS: readonly { readonly value: Shell; readonly label: string }[] = [
  { value: 'posix', label: 'sh, bash, zsh' },
  { value: 'powershell', label: 'PowerShell' },
];

export function View(): ReactNode {
  const origins = useAllowedOrigins();
  const [shell, setShell] = useState<Shell>('posix');
  const state = useQueryForm(origins[0] ?? LOCAL_SERVER);
  const { form, request } = state;
  return (
    <RecordWidget title="Fetch from Prometheus" id="prometheus-source" plain>
      <div className={styles.form}>
        <AddressField {...state} />
        <RangeFields {...state} />
        <SourceChoice {...state} />
        <LabelRows {...state} />
      </div>
      <div className={styles.result}>
        <SegmentedControl
          label="Shell that runs the command"
          value={shell}
          options={SHELLS}
          onCommit={setShell}
        />
        {request === null ? (
          <p className={styles.note}>The command is here once the fields above can be read.</p>
        ) : (
          <Command request={request} shell={shell} />
        )}
        {request !== null && origins.length > 0 && (
          <DirectQuery request={request} origins={origins} />
        )}
      </div>
      <TwoScrapes sources={form.sources} shell={shell} />
    </RecordWidget>
  );
}

function Command({
  request,
  shell,
}: {
  readonly request: RangeRequest;
  readonly shell: Shell;
}): ReactNode {
  return (
    <>
      <CopyBlock title="Query" noun="command" text={createQueryCommand(request, shell)} />
      {request.advice.map((sentence) => (
        <p key={sentence} className={styles.advice}>
          {sentence}
        </p>
      ))}
      <p className={styles.note}>
        {request.points} points a series, one every {formatWithUnit(request.step, 'seconds')}. Run
        it where the address can be reached, then drop prometheus.json with the benchmark results,
        above or in the <Link to="/workspace">workspace</Link>. If Prometheus wants a login, add it
        to the command and keep it out of the record.
      </p>
    </>
  );
}
