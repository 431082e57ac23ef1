import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ImportState } from '@site/src/state/import-state';
import {
  useActions,
  useCanEdit,
  useInvestigation,
  useIsExample,
} from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { FileDrop, type FileDropProgress } from '@site/src/ui/FileDrop';
import { RecordWidget } from '../kit/RecordWidget';
import { ImportOutcomes } from './ImportOutcomes';
import { MappingDialog } from './MappingDialog';
import { MeasurementList } from './MeasurementList';

export function View(): ReactNode {
  const importing = useInvestigation((state) => state.importing);
  const outcomes = useInvestigation((state) => state.importOutcomes);
  const actions = useActions();
  const disabled = !useCanEdit();
  const isExample = useIsExample();
  const measurements = useInvestigation((state) => state.record.measurements);
  const offerExample = !isExample && measurements.length === 0;
  return (
    <RecordWidget title="Drop a benchmark result" id="benchmark-import">
      <FileDrop
        label="Benchmark results"
        hint={
          <>
            Read in this browser and sent nowhere: results of benchmarks and load tools, Prometheus
            scrapes, traces, profiles, tables of your own, an exported record; several at once, in a
            zip, or pasted.{' '}
            <Link to="/docs/05-reference/file-formats">All formats, and how to get a file</Link>
          </>
        }
        disabled={disabled}
        onFiles={(files) => void actions.importFiles(files)}
        onText={(text) =>
          void actions.importFiles([new File([text], 'pasted text', { type: 'text/plain' })])
        }
        progress={describeProgress(importing, actions.cancelImport)}
        actions={
          offerExample && (
            <Button variant="quiet" onClick={() => void actions.loadExample()}>
              Open an example record
            </Button>
          )
        }
      />
      <ImportOutcomes outcomes={outcomes} onMap={actions.askForMapping} />
      {importing.kind === 'needs mapping' && (
        <MappingDialog
          key={importing.fileName}
          fileName={importing.fileName}
          preview={importing.preview}
          onImport={(mapping) => void actions.importWithMapping(mapping)}
          onCancel={actions.skipMapping}
        />
      )}
      {measurements.length > 0 && <MeasurementList measurements={measurements} />}
    </RecordWidget>
  );
}

function describeProgress(
  importing: ImportState,
  onCancel: () => void,
): FileDropProgress | undefined {
  if (importing.kind !== 'running') return undefined;
  const { fileName, stage, share, position, count } = importing;
  const verb = stage === 'reading' ? 'Reading' : 'Working through';
  const place = count > 1 ? ` (${position} of ${count})` : '';
  return { label: `${verb} ${fileName}${place}`, value: share, onCancel };
}
