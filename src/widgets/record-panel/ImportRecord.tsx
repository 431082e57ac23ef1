import { useState, type ReactNode } from 'react';
import type { ImportTextResult } from '@site/src/state/investigation-state';
import { useActions } from '@site/src/state/use-investigation';
import { Disclosure } from '@site/src/ui/Disclosure';
import { FileDrop } from '@site/src/ui/FileDrop';
import { Notice } from '@site/src/ui/Notice';

/** A file larger than this is no record (the limit of the format is 8 MiB); it is refused before it is read into memory. */
const LARGEST_FILE = 64 * 1024 ** 2;

export function ImportRecord(): ReactNode {
  const actions = useActions();
  const [result, setResult] = useState<ImportTextResult | null>(null);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    if (file.size > LARGEST_FILE) {
      setResult({
        ok: false,
        failure: {
          message: `${file.name} is too large to be a record: choose the JSON file that this handbook exported.`,
        },
      });
      return;
    }
    setResult(await actions.importText(await file.text()));
  };
  return (
    <Disclosure summary="Import a record">
      <FileDrop
        label="Exported record"
        hint="The JSON file of an export. A record that exists here is never replaced: the import becomes a copy."
        accept=".json,application/json"
        multiple={false}
        onFiles={(files) => void take(files)}
        error={result === null ? undefined : <Outcome result={result} />}
      />
    </Disclosure>
  );
}

function Outcome({ result }: { readonly result: ImportTextResult }): ReactNode {
  if (result.ok) {
    return (
      <Notice announce>
        {result.asCopy
          ? `“${result.title}” is here already with other content; the import was opened as a copy.`
          : `“${result.title}” is open now.`}
      </Notice>
    );
  }
  const { message, path } = result.failure;
  return (
    <Notice tone="error" title="The record was not imported" announce>
      <p>
        {message}
        {path !== undefined && path !== '' && ` (${path})`}
      </p>
    </Notice>
  );
}
