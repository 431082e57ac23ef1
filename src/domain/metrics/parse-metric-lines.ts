/**
 * Numbers that a reader pastes: one metric a line, as `TTFT p99: 850 ms`, `ttft_p99_ms = 850`, or the table that a benchmark
 * prints on the console (`Mean TTFT (ms):  812.3`). Lines that are no metric are reported, never guessed at.
 */
import { parseQuantity } from '../units';
import { findWrittenUnit } from '../units/unit';
import { findAnyMetric, getMetric } from './catalogue';
import type { AnyMetricId, Statistic } from './metric';
import { parseStatistic } from './statistic';

export interface PastedValue {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  /** Canonical unit. */
  readonly value: number;
}

export interface PastedMetrics {
  readonly values: readonly PastedValue[];
  /** From lines such as `Successful requests: 200`. */
  readonly counts: { readonly succeeded?: number; readonly failed?: number };
  /** Seconds, from lines such as `Benchmark duration (s): 58.1`. */
  readonly duration?: number;
  readonly problems: readonly { readonly line: string; readonly message: string }[];
}

type LineResult =
  | { readonly kind: 'value'; readonly value: PastedValue }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads every line that has a letter or a digit in it; rulers and empty lines are passed over. */
export function parseMetricLines(text: string): PastedMetrics {
  const values: PastedValue[] = [];
  const problems: { line: string; message: string }[] = [];
  const counts: { succeeded?: number; failed?: number } = {};
  let duration: number | undefined;
  for (const raw of text.split(/\r\n|\r|\n/u)) {
    const line = raw.trim();
    if (!/[\p{L}\d]/u.test(line) || /^[-=*#\s]*[\p{L} ]+[-=*#\s]*$/u.test(line)) continue;
    const total = readRunTotal(line);
    if (total !== null) {
      if (total.of === 'duration') duration = total.value;
      else counts[total.of] = total.value;
      continue;
    }
    const result = readLine(line);
    if (result.kind === 'value') values.push(result.value);
    else problems.push({ line, message: result.message });
  }
  return { values, counts, problems, ...(duration !== undefined && { duration }) };
}

const TOTALS: readonly {
  readonly of: 'succeeded' | 'failed' | 'duration';
  readonly name: RegExp;
}[] = [
  { of: 'succeeded', name: /^(?:successful|completed|succeeded) requests$/iu },
  { of: 'failed', name: /^failed requests$/iu },
  { of: 'duration', name: /^(?:benchmark )?duration(?: \((?:s|sec|seconds)\))?$/iu },
];

function readRunTotal(line: string) {
  const parts = /^(?<name>[^:=|]+?)\s*[:=|]\s*(?<rest>.+)$/u.exec(line)?.groups;
  const total = TOTALS.find(({ name }) => name.test(parts?.name ?? ''));
  if (total === undefined) return null;
  const unit = total.of === 'duration' ? 'seconds' : 'requests';
  const parsed = parseQuantity(
    parts?.rest ?? '',
    unit,
    unit === 'seconds' ? { bareUnit: 's' } : {},
  );
  if (!parsed.ok || (unit === 'requests' && !Number.isSafeInteger(parsed.value))) return null;
  return { of: total.of, value: parsed.value };
}

/** Every place where the name may end and the number begin is tried from the left; the first at which both can be read counts. */
function readLine(line: string): LineResult {
  let best: LineResult = {
    kind: 'problem',
    message: 'No metric name and number found. Write it as "TTFT p99: 850 ms".',
  };
  for (const { index } of line.matchAll(/[\s:=|]+(?=[-+$.\d])/gu)) {
    const name = readName(line.slice(0, index));
    if (name === null) continue;
    const result = readValue(name, line.slice(index).replace(/^[\s:=|]+/u, ''));
    if (result.kind === 'value') return result;
    best = result;
  }
  return best;
}

interface MetricName {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic | undefined;
  /** A unit inside the name: `(ms)`, `_ms`. */
  readonly unit: string | undefined;
}

function readName(text: string): MetricName | null {
  const words = text.split(/[\s_()[\],]+/u).filter((word) => word !== '');
  // The whole first: "error rate" is a metric, although "rate" alone would be a statistic.
  const whole = readMetric(words);
  if (whole !== null) return { ...whole, statistic: undefined };
  for (const [index, word] of words.entries()) {
    const statistic = parseStatistic(word);
    const rest = statistic === undefined ? null : readMetric(words.toSpliced(index, 1));
    if (rest !== null) return { ...rest, statistic };
  }
  return null;
}

/** The metric that words name; the last one may be its unit. */
function readMetric(words: readonly string[]): Pick<MetricName, 'metric' | 'unit'> | null {
  const last = words.at(-1) ?? '';
  const shorter = words.length > 1 ? findAnyMetric(words.slice(0, -1).join(' ')) : undefined;
  if (shorter !== undefined && findWrittenUnit(getMetric(shorter).unit, last) !== undefined) {
    return { metric: shorter, unit: last };
  }
  const metric = findAnyMetric(words.join(' '));
  return metric === undefined ? null : { metric, unit: undefined };
}

function readValue(name: MetricName, text: string): LineResult {
  const metric = getMetric(name.metric);
  const bareUnit =
    name.unit === undefined ? undefined : findWrittenUnit(metric.unit, name.unit)?.symbol;
  const parsed = parseQuantity(text, metric.unit, { bareUnit });
  if (!parsed.ok) return { kind: 'problem', message: parsed.message };
  const ofTheRun = metric.shape === 'rate' || metric.shape === 'share';
  const statistic = name.statistic ?? (ofTheRun ? 'rate' : undefined);
  if (statistic === undefined) {
    return {
      kind: 'problem',
      message: `Say which statistic of ${metric.shortLabel} it is, such as p99 or mean.`,
    };
  }
  return {
    kind: 'value',
    value: { metric: name.metric, statistic: ofTheRun ? 'rate' : statistic, value: parsed.value },
  };
}
