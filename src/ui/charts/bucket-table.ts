/** The table behind a distribution chart: a row for each bar. */
import type { Column } from '../DataTable';
import type { Axis } from './axis';
import { computeBars, type Bar, type Bucket } from './bars';

/** The end that belongs to a bucket: the lower one, or the upper one as in Prometheus. */
export type HeldEnd = 'lower' | 'upper';

interface BucketTableOptions {
  readonly buckets: readonly Bucket[];
  readonly axis: Axis;
  readonly format: (value: number) => string;
  readonly unit: string;
  readonly counted: string;
  readonly heldEnd: HeldEnd;
}

interface BarRow extends Bar {
  /** Share of all counts in this bar and those before it. */
  readonly upTo: number;
}

export function createBucketTable(options: BucketTableOptions) {
  const { buckets, axis, format, unit, counted, heldEnd } = options;
  const bars = [...computeBars(buckets, axis)].sort((a, b) => a.x - b.x);
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  let below = 0;
  const rows = bars.map((bar): BarRow => {
    below += bar.count;
    return { ...bar, upTo: below / total };
  });
  const columns: Column<BarRow>[] = [
    {
      key: 'range',
      header: heldEnd === 'lower' ? 'From, to below' : 'Above, up to',
      unit,
      render: ({ low, high }) =>
        Number.isFinite(high)
          ? `${format(low)} to ${format(high)}`
          : heldEnd === 'lower'
            ? `${format(low)} and more`
            : `above ${format(low)}`,
    },
    {
      key: 'count',
      header: counted.charAt(0).toUpperCase() + counted.slice(1),
      align: 'end',
      // A fixed locale: the server's text must be the browser's.
      render: ({ count }) => count.toLocaleString('en-GB'),
    },
    {
      key: 'share',
      header: 'Up to here',
      unit: '%',
      align: 'end',
      render: ({ upTo }) => (upTo * 100).toFixed(2),
    },
  ];
  return { rows, columns, rowKey: ({ x }: BarRow) => String(x) };
}
