/** Numbers of Locust's statistics and of the last row of its history; the names in the samples hold no commas. */
import type { RawValue } from '../raw-values';

const TIMES: Readonly<Record<string, string>> = {
  'Average Response Time': 'mean',
  'Min Response Time': 'min',
  'Max Response Time': 'max',
  'Median Response Time': 'p50',
};

export function readLocustStats(text: string): RawValue[] {
  const [header = [], ...rows] = cellsOf(text);
  const total = rows.find((row) => row[1] === 'Aggregated') ?? [];
  return header.flatMap((column, i): RawValue[] => {
    const value = Number(total[i]);
    if (column === 'Requests/s')
      return [{ run: 0, metric: 'request_throughput', statistic: 'rate', value }];
    const percentile = /^([\d.]+)%$/.exec(column)?.[1];
    // 100 % is the maximum, rounded; the exact one has a column of its own.
    const statistic =
      TIMES[column] ??
      (percentile === undefined || percentile === '100' ? undefined : `p${percentile}`);
    return statistic === undefined
      ? []
      : [{ run: 0, metric: 'request_latency', statistic, value: value / 1000 }];
  });
}

export function readLocustHistory(text: string): RawValue[] {
  const [header = [], ...rows] = cellsOf(text);
  const totals = rows.filter((row) => row[3] === 'Aggregated');
  const last = totals.at(-1) ?? [];
  const times = header.flatMap((column, i): RawValue[] => {
    const statistic = TIMES[column.replace(/^Total /, '')];
    return statistic === undefined
      ? []
      : [{ run: 0, metric: 'request_latency', statistic, value: Number(last[i]) / 1000 }];
  });
  const users = Math.max(...totals.map((row) => Number(row[1])));
  return [...times, { run: 0, metric: 'concurrency', statistic: 'max', value: users }];
}

function cellsOf(text: string): string[][] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) => line.split(','));
}
