/** Reading an SLO target from one line: `time_to_first_token p99 <= 500ms`, `TTFT p95 < 0.5 s`, `error_rate rate <= 1%`. */
import { METRICS, findAnyMetric, getMetric } from '../metrics/catalogue';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { parseStatistic } from '../metrics/statistic';
import { parseQuantity } from '../units/parse-quantity';
import type { Comparator, SloTarget } from './target';

export type ParsedTarget =
  | { readonly ok: true; readonly target: SloTarget }
  | { readonly ok: false; readonly message: string };

const EXAMPLE = '"TTFT p99 <= 500 ms"';
/** A value equal to the threshold meets every target, so a strict sign is read as the other one. */
const TARGET = /^(?<left>.*?)\s*(?<sign><=|=<|≤|<|>=|=>|≥|>)\s*(?<threshold>[^<>≤≥=]+)$/su;

/**
 * Reads metric (id, label or alias), statistic (the metric's usual one when absent), comparator and threshold. A threshold
 * without a unit is read as `parseQuantity` does: latencies in ms. The target's id is made from metric and statistic; whoever
 * puts the target into a record gives it an id of its own.
 */
export function parseTarget(text: string): ParsedTarget {
  const input = text.normalize('NFKC').trim();
  if (input === '') return refuse(`Type a target, such as ${EXAMPLE}.`);
  const parts = TARGET.exec(input)?.groups;
  if (!parts) {
    return refuse(
      findAnyMetric(input) === undefined
        ? `Write metric, statistic, <= or >=, and a threshold, such as ${EXAMPLE}.`
        : `"${clip(input)}" has no threshold. Add <= or >= and a value, such as ${EXAMPLE}.`,
    );
  }
  const { left = '', sign = '', threshold = '' } = parts;
  const named = readMetric(left);
  if (!named) {
    const names = METRICS.slice(0, 4).map(({ id }) => id);
    return refuse(
      `"${clip(left)}" is not a known metric. Use one such as ${names.join(', ')}, or custom.my_metric.`,
    );
  }
  const { metric, statistic } = named;
  if (statistic === null) {
    return refuse(
      `"${clip(left)}" names no known statistic. Use p50, p95, p99.9, mean, max, min or rate.`,
    );
  }
  const quantity = parseQuantity(threshold, getMetric(metric).unit);
  if (!quantity.ok) return refuse(`${getMetric(metric).shortLabel}: ${quantity.message}`);
  const comparator: Comparator = /[<≤]/u.test(sign) ? '<=' : '>=';
  return {
    ok: true,
    target: {
      id: targetId(metric, statistic),
      metric,
      statistic,
      comparator,
      threshold: quantity.value,
    },
  };
}

interface NamedMetric {
  readonly metric: AnyMetricId;
  /** Null when a word is left over that is no statistic. */
  readonly statistic: Statistic | null;
}

/** The metric and statistic of the left side; the statistic may stand on either side of the metric: `p99 TTFT`. */
function readMetric(left: string): NamedMetric | null {
  const whole = findAnyMetric(left);
  if (whole !== undefined) return { metric: whole, statistic: getMetric(whole).usualStatistic };
  const words = left.split(/\s+/u);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const splits: [string, string][] = [
    [words.slice(0, -1).join(' '), last],
    [words.slice(1).join(' '), first],
  ];
  for (const [name, statisticText] of splits) {
    const metric = findAnyMetric(name);
    if (metric !== undefined) return { metric, statistic: parseStatistic(statisticText) ?? null };
  }
  return null;
}

/** At most 64 letters, digits, `-` and `_`, as record ids are. */
function targetId(metric: AnyMetricId, statistic: Statistic): string {
  return `${metric}-${statistic}`.replaceAll('.', '-').slice(-64);
}

function refuse(message: string): ParsedTarget {
  return { ok: false, message };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
