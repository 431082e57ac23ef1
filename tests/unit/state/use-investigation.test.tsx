import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { selectProgress } from '../../../src/state/selectors';
import {
  useActions,
  useCanEdit,
  useEdit,
  useGaps,
  useInvestigation,
  useIsExample,
  useOpenMeasurement,
} from '../../../src/state/use-investigation';

function Probe(): ReactNode {
  const title = useInvestigation((state) => state.record.title);
  const steps = useInvestigation(selectProgress);
  const edit = useEdit();
  const actions = useActions();
  const facts = [
    title,
    String(useIsExample()),
    String(useCanEdit()),
    useOpenMeasurement()?.id,
    useGaps()
      .map((gap) => gap.verdict)
      .join(),
    steps.length,
    edit((record) => record, 'nothing'),
    typeof actions.importFiles,
  ];
  return <p>{facts.join(' | ')}</p>;
}

describe('on the server', () => {
  it('components see the example, marked as such, and cannot change it', () => {
    expect(renderToStaticMarkup(<Probe />)).toBe(
      `<p>${EXAMPLE_RECORD.title} | true | false | m-slow | missed,met,not proven,met | 7 | false | function</p>`,
    );
  });
});
