/** What the headers of GuideLLM's CSV mean. */

export interface Column {
  /** In lower case, for columns that are no metric: `duration`, `start time`, `successful`. */
  readonly name: string;
  /** Key in `metrics` of the JSON; only of requests that succeeded. */
  readonly metric?: string;
  /** Key in the summary: `mean`, `median`, `std_dev`. */
  readonly statistic?: string;
  /** What the list in the cell holds. */
  readonly levels?: readonly string[];
}

/** From 0.4: group and the unit in the field, without the status. */
const METRIC_OF_GROUP: Readonly<Record<string, string>> = {
  'request latency|sec': 'request_latency',
  'time to first token|ms': 'time_to_first_token_ms',
  'time to first output token|ms': 'time_to_first_output_token_ms',
  'time per output token|ms': 'time_per_output_token_ms',
  'inter token latency|ms': 'inter_token_latency_ms',
  'server throughput|requests/sec': 'requests_per_second',
  'server throughput|concurrency': 'request_concurrency',
  'token metrics|input tokens': 'prompt_token_count',
  'token metrics|output tokens': 'output_token_count',
  'token throughput|input tokens/sec': 'prompt_tokens_per_second',
  'token throughput|output tokens/sec': 'output_tokens_per_second',
  'token throughput|total tokens/sec': 'tokens_per_second',
};

const STATISTICS: Readonly<Record<string, string>> = {
  mean: 'mean',
  median: 'median',
  'std dev': 'std_dev',
};

/** The list in a cell under `Percentiles`, which does not say what it holds; up to 0.3 the header does. */
const LEVELS = ['min', '0.1', '1', '5', '10', '25', '75', '90', '95', '99', 'max'];

export function describeColumns(records: readonly (readonly string[])[]): {
  readonly columns: readonly Column[];
  readonly headerRows: number;
} {
  const [first = [], second = [], third = []] = records;
  if (!/^run info$/i.test(first[0]?.trim() ?? '')) {
    return { columns: first.map(describeOldColumn), headerRows: 1 };
  }
  return {
    columns: first.map((group, i) =>
      describeColumn(group.trim(), second[i]?.trim() ?? '', third[i]?.trim() ?? ''),
    ),
    headerRows: 3,
  };
}

function describeColumn(group: string, field: string, unit: string): Column {
  const name = field.toLowerCase();
  const [, status, what] = /^(successful|incomplete|errored)\s+(.+)$/.exec(name) ?? [];
  const isCount = group.toLowerCase() === 'request counts';
  if (isCount || what === undefined)
    return { name: isCount || isPlain(group) ? name : `${group} ${name}` };
  const key = `${group.toLowerCase()}|${what}`;
  const metric = Object.hasOwn(METRIC_OF_GROUP, key) ? METRIC_OF_GROUP[key] : undefined;
  const other: Column = { name: `${group} ${name} ${unit}` };
  if (metric === undefined || status !== 'successful') return other;
  const label = unit.toLowerCase();
  if (label.startsWith('percentiles')) return { name, metric, levels: readLevels(label) ?? LEVELS };
  const statistic = Object.hasOwn(STATISTICS, label) ? STATISTICS[label] : undefined;
  return statistic === undefined ? other : { name, metric, statistic };
}

/** Groups whose fields have names that occur once. */
function isPlain(group: string): boolean {
  return /^(?:run info|benchmark|timings|runtime info)$/i.test(group);
}

/** `Successful Time to first token ms mean`, `Successful Requests`, `Duration`. */
function describeOldColumn(header: string): Column {
  const text = header.trim().toLowerCase();
  const [, counted] = /^(successful|incomplete|errored|total) requests$/.exec(text) ?? [];
  if (counted !== undefined) return { name: counted };
  const [, what, statistic] = /^successful (.+?) (mean|median|std dev|\[.*\])$/.exec(text) ?? [];
  if (what === undefined || statistic === undefined) return { name: text };
  const metric = what.replaceAll(' ', '_');
  const levels = readLevels(statistic);
  return levels
    ? { name: text, metric, levels }
    : { name: text, metric, statistic: statistic.replace(' ', '_') };
}

/** `[min, 0.1, 1, …, max]` anywhere in a header. */
function readLevels(header: string): readonly string[] | undefined {
  const list = /\[(.*)\]/.exec(header)?.[1];
  return list?.split(',').map((level) => level.trim());
}
