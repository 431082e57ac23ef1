import type { ReactNode } from 'react';
import type { RecordTarget, RuleSource } from '@site/src/domain/investigation/investigation-record';
import type { EngineMetrics } from '@site/src/domain/monitoring/engine-metrics';
import type { Indicator } from '@site/src/domain/monitoring/monitoring-plan';
import { checkPromqlTemplate } from '@site/src/domain/monitoring/promql-template';
import { isMetricName } from '@site/src/domain/monitoring/promql-text';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { VisuallyHidden } from '@site/src/ui/VisuallyHidden';
import { ParsedField } from '@site/src/ui/fields/ParsedField';
import { RadioGroup } from '@site/src/ui/fields/RadioGroup';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { formatBounds, parseBounds } from './bounds';
import { CheckedText } from './CheckedText';
import { changeSource } from './edit-rules';
import { isExact } from '@site/src/domain/monitoring/indicator-facts';
import { describeBoundaries, nameTarget } from './level-words';
import {
  createSource,
  findKnownHistogram,
  kindOf,
  listKinds,
  withBoundary,
  type Boundary,
} from './source-choice';
import styles from './MonitoringFiles.module.css';

interface SourceFieldsProps {
  readonly target: RecordTarget;
  readonly source: RuleSource | undefined;
  /** Null for a target that is left out. */
  readonly indicator: Indicator | null;
  readonly engine: EngineMetrics | null;
}

export function SourceFields(props: SourceFieldsProps): ReactNode {
  const { target, source, engine } = props;
  const kind = kindOf(source);
  const known = findKnownHistogram(target, engine);
  return (
    <fieldset className={styles.source}>
      <legend>
        <VisuallyHidden>How {nameTarget(target)} is counted</VisuallyHidden>
      </legend>
      <RecordSelect
        label="Counted by"
        value={kind}
        options={listKinds(target, engine)}
        change={(chosen) => changeSource(target.id, createSource(chosen, known))}
      />
      {source?.kind === 'histogram' && kind === 'histogram' && (
        <HistogramFields target={target} source={source} />
      )}
      {(kind === 'histogram' || (kind === 'engine' && known !== null)) && (
        <BoundaryChoice {...props} />
      )}
      {source?.kind === 'ratio' && (
        <>
          <Query
            label="Bad requests per second"
            hint="Write [$window] for the range: every rule puts its own window there"
            value={source.bad}
            change={(bad) => changeSource(target.id, { ...source, bad })}
          />
          <Query
            label="All requests per second"
            value={source.total}
            change={(total) => changeSource(target.id, { ...source, total })}
          />
        </>
      )}
      {source?.kind === 'error ratio' && (
        <Query
          label="Share of bad requests"
          hint="From 0 to 1, with [$window] for the range"
          value={source.ratio}
          change={(ratio) => changeSource(target.id, { ...source, ratio })}
        />
      )}
      {source?.kind === 'none' && (
        <RecordText
          label="No rules, because"
          rows={2}
          value={source.because}
          change={(because) => changeSource(target.id, { ...source, because })}
        />
      )}
    </fieldset>
  );
}

interface QueryProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly change: (text: string) => ReturnType<typeof changeSource>;
}

function Query(props: QueryProps): ReactNode {
  return (
    <CheckedText
      {...props}
      rows={2}
      check={(text) => (text.trim() === '' ? null : checkPromqlTemplate(text))}
    />
  );
}

interface HistogramFieldsProps {
  readonly target: RecordTarget;
  readonly source: Extract<RuleSource, { kind: 'histogram' }>;
}

function HistogramFields({ target, source }: HistogramFieldsProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return (
    <>
      <CheckedText
        label="Histogram"
        hint="Its name without _bucket"
        value={source.metric ?? ''}
        check={(name) =>
          name === '' || isMetricName(name)
            ? null
            : 'A metric’s name has letters, digits, _ and :, and no digit at the beginning.'
        }
        change={(metric) => changeSource(target.id, { ...source, metric })}
      />
      <ParsedField
        label="Bounds of its buckets"
        hint="As exposed, ascending; or paste the _bucket lines of your /metrics"
        inputMode="text"
        align="start"
        value={source.bounds ?? null}
        parse={parseBounds}
        format={formatBounds}
        readOnly={readOnly}
        onCommit={(bounds) =>
          edit(
            changeSource(
              target.id,
              setOptional(source, 'bounds', bounds === null ? null : [...bounds]),
            ),
            'change bounds',
          )
        }
      />
    </>
  );
}

function BoundaryChoice({ target, source, indicator }: SourceFieldsProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  if (indicator?.kind === 'histogram' && isExact(indicator)) return null;
  const words = describeBoundaries(target, indicator);
  const options = (['pessimistic', 'optimistic'] as const).map((value) => ({
    value,
    label: words[value],
  }));
  return (
    <RadioGroup<Boundary>
      label="Threshold between two bounds: count up to"
      value={source?.kind === 'histogram' ? (source.boundary ?? 'pessimistic') : 'pessimistic'}
      options={options}
      disabled={!canEdit}
      onCommit={(boundary) =>
        edit(changeSource(target.id, withBoundary(source, boundary)), 'choose the bound')
      }
    />
  );
}
