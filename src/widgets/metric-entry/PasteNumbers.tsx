import { useState, type ReactNode } from 'react';
import { parseMetricLines, type PastedMetrics } from '@site/src/domain/metrics/parse-metric-lines';
import { Button } from '@site/src/ui/Button';
import { Disclosure } from '@site/src/ui/Disclosure';
import { Notice } from '@site/src/ui/Notice';
import { TextArea } from '@site/src/ui/fields/TextArea';
import type { ChangeTyped } from './MetricEntryView';
import { putPasted } from './typed-measurement';
import styles from './MetricEntry.module.css';

export function PasteNumbers({ onRead }: { readonly onRead: ChangeTyped }): ReactNode {
  const [text, setText] = useState('');
  const [result, setResult] = useState<PastedMetrics | null>(null);
  const read = () => {
    const pasted = parseMetricLines(text);
    setResult(pasted);
    if (pasted.values.length === 0) return;
    onRead((measurement) => putPasted(measurement, pasted), 'paste numbers');
    // What could not be read stays in the box, to be corrected.
    setText(pasted.problems.map(({ line }) => line).join('\n'));
  };
  return (
    <Disclosure summary="Paste several lines">
      <div className={styles.paste}>
        <TextArea
          label="One number a line"
          hint="As TTFT p99: 850 ms, or the result table that vLLM and SGLang print"
          rows={5}
          mono
          value={text}
          onChange={setText}
        />
        <Button onClick={read} disabled={text.trim() === ''}>
          Read the lines
        </Button>
        {result !== null && <Outcome result={result} />}
      </div>
    </Disclosure>
  );
}

function Outcome({ result }: { readonly result: PastedMetrics }): ReactNode {
  const { values, problems } = result;
  const read = values.length === 1 ? '1 number was read.' : `${values.length} numbers were read.`;
  return (
    <Notice tone={problems.length > 0 ? 'warning' : 'info'} announce>
      <p>{problems.length === 0 ? read : `${read} These lines were not:`}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ line, message }, index) => (
            // The list is shown once and never reordered; two lines may be equal.
            <li key={`${index}-${line}`}>
              <code>{line.slice(0, 80)}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
