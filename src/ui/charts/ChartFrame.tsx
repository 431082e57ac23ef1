import { useId, type ReactNode } from 'react';
import { DataTable, type Column } from '../DataTable';
import { Disclosure } from '../Disclosure';
import styles from './charts.module.css';

export interface ChartFrameProps<Row> {
  /** What is shown, of what: `Time to first token, run of 24 November`. */
  readonly title: string;
  /** What is being compared and what comes out, in a sentence or two. It is the drawing's description too. */
  readonly summary: string;
  readonly controls?: ReactNode;
  /** Under the drawing: what its marks mean. */
  readonly legend?: ReactNode;
  /** The same numbers as in the drawing. */
  readonly table: {
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly rowKey: (row: Row) => string;
  };
  readonly children: (ids: ChartIds) => ReactNode;
}

export interface ChartIds {
  readonly title: string;
  readonly description: string;
  /** For patterns inside the drawing. */
  readonly prefix: string;
}

/** A drawing with its title, its key and the table behind it. Nothing is told by hovering alone. */
export function ChartFrame<Row>(props: ChartFrameProps<Row>) {
  const { title, summary, controls, legend, table, children } = props;
  const prefix = useId();
  return (
    <figure className={styles.figure} data-print="keep">
      <div className={styles.head}>
        <figcaption>
          <div className={styles.title}>{title}</div>
          <div className={styles.summary}>{summary}</div>
        </figcaption>
        {controls !== undefined && <div data-print="hide">{controls}</div>}
      </div>
      {children({ prefix, title: `${prefix}-title`, description: `${prefix}-desc` })}
      {legend}
      <div className={styles.data} data-print="hide">
        <Disclosure summary="Show the data">
          <DataTable {...table} caption={`${title}: the numbers of the chart`} captionHidden />
        </Disclosure>
      </div>
    </figure>
  );
}

export interface ChartSvgProps {
  readonly ids: ChartIds;
  readonly title: string;
  readonly summary: string;
  readonly height: number;
  readonly children: ReactNode;
}

/** The SVG of a chart: one image with a name and a description. */
export function ChartSvg({ ids, title, summary, height, children }: ChartSvgProps) {
  return (
    <svg
      className={styles.svg}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.description}
      width="100%"
      height={height}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.description}>{summary}</desc>
      {children}
    </svg>
  );
}
