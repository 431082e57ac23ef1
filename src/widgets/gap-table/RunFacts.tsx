import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { deriveCounts, hasNoSuccess } from '@site/src/domain/investigation/measurement-access';
import { formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { Notice } from '@site/src/ui/Notice';
import styles from './GapTable.module.css';

/** What the numbers below are made of; a run without a success has no latency to judge, and that is said first. */
export function RunFacts({ measurement }: { readonly measurement: Measurement }): ReactNode {
  const facts = describeRun(measurement);
  return (
    <>
      {hasNoSuccess(measurement.counts) && (
        <Notice tone="error" title="Every request of this run failed">
          <p>
            There is no latency to judge, whatever the file says: a failed request is often written
            as 0 ms.
          </p>
        </Notice>
      )}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
    </>
  );
}

function describeRun({ counts, duration, workload, source }: Measurement): string[] {
  const { sent, succeeded, failed } = deriveCounts(counts);
  const number = (count: number) => formatQuantity(count, 'count').text;
  const facts: string[] = [];
  if (source !== undefined) facts.push(source.tool);
  if (sent !== null) facts.push(`${number(sent)} requests sent`);
  else if (succeeded !== null) facts.push(`${number(succeeded)} requests succeeded`);
  if (failed !== null) facts.push(failed === 0 ? 'none failed' : `${number(failed)} failed`);
  if (duration !== undefined) facts.push(`in ${formatWithUnit(duration, 'seconds')}`);
  if (workload?.maxConcurrency !== undefined) facts.push(`concurrency ${workload.maxConcurrency}`);
  if (workload?.warmUp === 'included') facts.push('warm-up requests are among the numbers');
  if (workload?.arrival === 'closed')
    facts.push('closed loop: the client waits for the server, so queueing is under-reported');
  return facts;
}
