/** Numbers of k6's summaries, and what its points of successful requests give by plain arithmetic. */
import type { RawValue } from '../raw-values';

type Json = Readonly<Record<string, unknown>>;

const TRENDS: Readonly<Record<string, string>> = {
  http_req_duration: 'request_latency',
  http_req_waiting: 'custom.time_to_first_byte_seconds',
};
const STATISTICS: Readonly<Record<string, string>> = {
  avg: 'mean',
  min: 'min',
  med: 'p50',
  max: 'max',
};

export function readK6Summary(file: Json, run: number): RawValue[] {
  return entriesOf(file.metrics).flatMap(([name, metric]): RawValue[] => {
    const outer = Object.fromEntries(entriesOf(metric));
    const values = entriesOf(outer.values ?? metric);
    const number = (key: string): number | undefined => {
      const value = values.find(([other]) => other === key)?.[1];
      return typeof value === 'number' ? value : undefined;
    };
    const share = number('rate') ?? number('value');
    if (name === 'http_reqs' && share !== undefined)
      return [{ run, metric: 'request_throughput', statistic: 'rate', value: share }];
    if (name === 'http_req_failed' && share !== undefined)
      return [{ run, metric: 'error_rate', statistic: 'rate', value: share }];
    const trend = TRENDS[name];
    if (trend === undefined) return [];
    return values.flatMap(([key, value]): RawValue[] => {
      const statistic = STATISTICS[key] ?? key.replace(/^p\((\d+)\)$/, 'p$1');
      if (statistic.includes('(') || typeof value !== 'number') return [];
      return [{ run, metric: trend, statistic, value: value / 1000 }];
    });
  });
}

/** Lines `Point` of http_req_duration and http_req_waiting whose tags say that the response was expected. */
export function readK6Points(text: string): RawValue[] {
  return Object.entries(TRENDS).flatMap(([name, metric]): RawValue[] => {
    const values = text.split('\n').flatMap((line): number[] => {
      const isPoint = line.includes('"type":"Point"') && line.includes(`"metric":"${name}"`);
      if (!isPoint || !line.includes('"expected_response":"true"')) return [];
      const value = /"value":(-?[\d.eE+-]+)/.exec(line)?.[1];
      return value === undefined || !line.trim().endsWith('}') ? [] : [Number(value) / 1000];
    });
    if (values.length === 0) return [];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [
      { run: 0, metric, statistic: 'mean', value: mean },
      { run: 0, metric, statistic: 'min', value: Math.min(...values) },
      { run: 0, metric, statistic: 'max', value: Math.max(...values) },
    ];
  });
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
