import { useState, type ReactNode } from 'react';
import {
  QUERY_SOURCES,
  checkMetricsAddress,
  createScrapeCommand,
  type QuerySourceId,
  type Shell,
} from '@site/src/state/prometheus-query';
import { CopyBlock } from '@site/src/ui/CopyBlock';
import { Disclosure } from '@site/src/ui/Disclosure';
import { TextField } from '@site/src/ui/fields/TextField';
import styles from './PrometheusSource.module.css';

interface TwoScrapesProps {
  readonly sources: readonly QuerySourceId[];
  readonly shell: Shell;
}

/** Seconds between the scrapes: long enough for some hundreds of requests at a few a second. */
const WAIT = 300;

/** Where there is no Prometheus: the server's own counters, before and after. */
export function TwoScrapes({ sources, shell }: TwoScrapesProps): ReactNode {
  const source = QUERY_SOURCES.find(({ id }) => sources.includes(id)) ?? QUERY_SOURCES[0];
  const [entered, setEntered] = useState<string | null>(null);
  const text = entered ?? source?.metricsAddress ?? '';
  const checked = checkMetricsAddress(text);
  return (
    <Disclosure summary="No Prometheus? Two scrapes of the server itself do">
      <div className={styles.scrapes}>
        <TextField
          label={`Metrics page of ${source?.name ?? 'the server'}`}
          width="medium"
          mono
          value={text}
          error={checked.ok ? undefined : checked.message}
          onCommit={setEntered}
        />
        {checked.ok && (
          <CopyBlock
            noun="command"
            title="Two scrapes"
            text={createScrapeCommand({ address: checked.address, wait: WAIT }, shell)}
          />
        )}
        <p className={styles.note}>
          Run your load test instead of the pause, if you have one. Then drop before.txt and
          after.txt together: counters only grow, so their difference is what happened in between.
        </p>
      </div>
    </Disclosure>
  );
}
