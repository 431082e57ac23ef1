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
import { useImportQueue } from './use-import-queue';

export function View(): ReactNode {
  const queue = useImportQueue();
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
            Read in this browser and sent nowhere: vLLM, SGLang, GuideLLM, AIPerf, genai-perf, a
            table with one row per request (CSV, JSON), or an exported record.{' '}
            <Link to="/docs/05-reference/file-formats">How to produce a file</Link>
          </>
        }
        disabled={disabled}
        onFiles={queue.take}
        onText={(text) => queue.take([new File([text], 'pasted text', { type: 'text/plain' })])}
        progress={describeProgress(queue.importing, queue.cancel)}
        actions={
          offerExample && (
            <Button variant="quiet" onClick={() => void actions.loadExample()}>
              Open an example record
            </Button>
          )
        }
      />
      <ImportOutcomes outcomes={queue.outcomes} />
      {queue.importing.kind === 'needs mapping' && (
        <MappingDialog
          fileName={queue.importing.fileName}
          preview={queue.importing.preview}
          onImport={queue.map}
          onCancel={queue.cancel}
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
  const verb = importing.stage === 'reading' ? 'Reading' : 'Working through';
  return { label: `${verb} ${importing.fileName}`, value: importing.share, onCancel };
}
