import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { RangeRequest } from '@site/src/state/prometheus-query';
import { useActions, useCanEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Notice } from '@site/src/ui/Notice';
import styles from './PrometheusSource.module.css';

interface DirectQueryProps {
  readonly request: RangeRequest;
  /** Never empty: without an allowed origin there is no direct query. */
  readonly origins: readonly string[];
}

type Asking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly cancel: AbortController }
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly message: string };

/** Only in sites that were built for certain servers: asks one of them, and imports the answer as if it had been dropped. */
export function DirectQuery({ request, origins }: DirectQueryProps): ReactNode {
  const actions = useActions();
  const canEdit = useCanEdit();
  const [asking, setAsking] = useState<Asking>({ kind: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const { origin } = new URL(request.endpoint);
  if (!origins.includes(origin)) {
    return (
      <p className={styles.note}>
        This site may ask {origins.join(', ')} directly, and no other server: for {origin} run the
        command.
      </p>
    );
  }
  const ask = async () => {
    const cancel = new AbortController();
    running.current = cancel;
    setAsking({ kind: 'running', cancel });
    const { queryPrometheus } = await import('@site/src/state/query-prometheus');
    const now = Math.floor(Date.now() / 1000);
    const result = await queryPrometheus(request, { signal: cancel.signal, now });
    if (cancel.signal.aborted || result.kind === 'cancelled') {
      setAsking({ kind: 'idle' });
    } else if (result.kind === 'failed') {
      setAsking(result);
    } else {
      await actions.importFiles([result.file]);
      setAsking({ kind: 'answered' });
    }
  };
  return (
    <div className={styles.direct} data-print="hide">
      {asking.kind === 'running' ? (
        <Button onClick={() => asking.cancel.abort()}>Cancel the query</Button>
      ) : (
        <Button variant="primary" disabled={!canEdit} onClick={() => void ask()}>
          Query now
        </Button>
      )}
      <span role="status" className={styles.note}>
        {asking.kind === 'running' && `Asking ${origin} …`}
        {asking.kind === 'answered' &&
          'Answered; what was read of it is said where results are dropped.'}
      </span>
      {asking.kind === 'failed' && (
        <Notice tone="error" title="There is no answer to import" announce>
          <p>{asking.message}</p>
        </Notice>
      )}
    </div>
  );
}
