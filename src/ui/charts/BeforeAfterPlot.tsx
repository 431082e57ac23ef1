import { IntervalPlot, type IntervalRow } from './IntervalPlot';
import type { ScaleKind } from './axis';

export interface BeforeAfterValue {
  /** `Before: run of 24 November` */
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface BeforeAfterPlotProps {
  readonly title: string;
  /** The change with its interval, and what may be said of it. */
  readonly summary: string;
  readonly before: BeforeAfterValue;
  readonly after: BeforeAfterValue;
  readonly target?: number | null | undefined;
  /** `TTFT p99, ms` */
  readonly axisLabel: string;
  /** Without the unit. */
  readonly format: (value: number) => string;
  readonly intervalLabel: string;
  readonly scale?: ScaleKind | undefined;
}

/** Two measurements of one quantity. Whether they differ is said in words: intervals that overlap are no proof that they do not. */
export function BeforeAfterPlot({ before, after, target, format, ...rest }: BeforeAfterPlotProps) {
  const toRow = (key: 'before' | 'after', run: BeforeAfterValue): IntervalRow => ({
    ...run,
    key,
    threshold: target ?? null,
    text: format(run.value),
    mark: key === 'before' ? 'hollow' : 'solid',
  });
  return (
    <IntervalPlot
      {...rest}
      format={format}
      rows={[toRow('before', before), toRow('after', after)]}
      keyEntries={[
        { mark: 'hollow', text: 'before' },
        { mark: 'solid', text: 'after' },
      ]}
    />
  );
}
