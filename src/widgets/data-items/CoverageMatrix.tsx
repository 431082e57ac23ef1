import { useId, type ReactNode } from 'react';
import type { CoverageCell } from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { IconButton } from '@site/src/ui/Button';
import { EmptyState } from '@site/src/ui/EmptyState';
import { ScrollRegion } from '@site/src/ui/ScrollRegion';
import { RemoveIcon } from '@site/src/ui/icons';
import { AddComponent } from '../kit/AddComponent';
import { RecordChoice } from '../kit/RecordChoice';
import { listComponents, removeComponent } from '../kit/request-path';
import { COVERAGE_STATES, SIGNALS, describeCoverage, findCell, setCoverage } from './coverage';
import styles from './DataItems.module.css';

export function CoverageMatrix(): ReactNode {
  const system = useInvestigation((state) => state.record.system);
  const data = useInvestigation((state) => state.record.data);
  const components = listComponents({ system, data });
  const captionId = useId();
  return (
    <>
      {components.length === 0 ? (
        <EmptyState title="No component yet">
          <p>
            List what a request passes on its way, from the client to the last token. Then say for
            each component which metrics, logs, traces and profiles you have.
          </p>
        </EmptyState>
      ) : (
        <div>
          <ScrollRegion labelledBy={captionId}>
            <table className={styles.matrix}>
              <caption id={captionId}>Coverage: component by signal</caption>
              <thead>
                <tr>
                  <th scope="col">Component</th>
                  {SIGNALS.map((signal) => (
                    <th key={signal} scope="col" className={styles.signal}>
                      {signal}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {components.map((component) => (
                  <Row key={component} component={component} coverage={data.coverage} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className={styles.note}>{describeCoverage(components, data.coverage)}</p>
        </div>
      )}
      <AddComponent />
    </>
  );
}

interface RowProps {
  readonly component: string;
  readonly coverage: readonly CoverageCell[];
}

function Row({ component, coverage }: RowProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  return (
    <tr>
      <th scope="row">
        <span className={styles.component}>
          {component}
          {canEdit && (
            <span data-print="hide">
              <IconButton
                label={`Remove component ${component}`}
                icon={<RemoveIcon />}
                onClick={() =>
                  edit((record) => removeComponent(record, component), 'remove component')
                }
              />
            </span>
          )}
        </span>
      </th>
      {SIGNALS.map((signal) => {
        const state = findCell(coverage, component, signal)?.state;
        return (
          <td key={signal} data-state={state}>
            <RecordChoice
              label={`${component}: ${signal}`}
              labelHidden
              none="Undecided"
              value={state}
              options={COVERAGE_STATES}
              change={(next) => (record) => setCoverage(record, component, signal, next)}
            />
          </td>
        );
      })}
    </tr>
  );
}
