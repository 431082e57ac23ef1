/** Which measurement the review judges: one that is there, or one that is dropped here. */
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import type { ReviewImport } from '@site/src/state/import-review';
import { useCanEdit } from '@site/src/state/use-investigation';
import { Disclosure } from '@site/src/ui/Disclosure';
import { FileDrop } from '@site/src/ui/FileDrop';
import { Notice } from '@site/src/ui/Notice';
import { RecordChoice } from '../kit/RecordChoice';
import { setOptional } from '../kit/set-optional';
import { WidgetPart } from '../kit/WidgetPart';
import { changeMonitoring } from './change-monitoring';
import { describeAdded } from './review-text';
import { useReviewImport } from './use-review-import';

interface ReviewMeasurementProps {
  readonly measurements: readonly Measurement[];
  readonly chosen: Measurement | null;
}

export function ReviewMeasurement({ measurements, chosen }: ReviewMeasurementProps): ReactNode {
  const { importFiles, progress, result } = useReviewImport();
  const disabled = !useCanEdit();
  const drop = (
    <FileDrop
      label="Result of the review"
      hint={
        <>
          Two scrapes of <code>/metrics</code>, from the start and the end of the watch, dropped
          together; or a result of the benchmark that measured the baseline. Read in this browser
          and sent nowhere. <Link to="/docs/05-reference/file-formats">All formats</Link>
        </>
      }
      disabled={disabled}
      onFiles={importFiles}
      onText={(text) => importFiles([new File([text], 'pasted text', { type: 'text/plain' })])}
      progress={progress}
    />
  );
  return (
    <WidgetPart
      title="Measure again"
      lead="With the same metric, statistic and definition as the baseline, at the end of the watch."
    >
      {measurements.length > 0 && (
        <RecordChoice
          label="Measurement of the review"
          none="Not chosen"
          width="medium"
          value={chosen?.id}
          options={measurements.map(({ id, label }) => ({ value: id, label }))}
          change={(id) =>
            changeMonitoring((current) => setOptional(current, 'reviewMeasurement', id))
          }
        />
      )}
      {chosen === null || progress !== undefined ? (
        drop
      ) : (
        <Disclosure summary="Drop a new scrape or run">{drop}</Disclosure>
      )}
      {result !== null && <ImportResult result={result} />}
    </WidgetPart>
  );
}

/** One message for the whole drop. */
function ImportResult({ result }: { readonly result: ReviewImport }): ReactNode {
  const added = describeAdded(result);
  const { problems } = result;
  if (added === null && problems.length === 0) return null;
  return (
    <Notice
      tone={added === null ? 'error' : problems.length > 0 ? 'warning' : 'info'}
      title={added ?? 'Nothing was added'}
      announce
    >
      {problems.map(({ fileName, message }, index) => (
        // Two files may have the same name; the list never changes.
        <p key={`${index}-${fileName}`}>
          {fileName}: {message}
        </p>
      ))}
    </Notice>
  );
}
