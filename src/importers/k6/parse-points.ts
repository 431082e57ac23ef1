/** k6's points as lines of JSON: `k6 run --out json=FILE`. */
import { booleanOf, fieldOf, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonLines } from '../json-source';
import type { ImportSource } from '../source';
import { PointCollector } from './points';

export async function parseK6Points(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const points = new PointCollector(report);
  for await (const line of readJsonLines(source, context)) {
    const metric = textOf(line, 'metric');
    const data = objectOf(line, 'data');
    const type = fieldOf(line, 'type');
    if (type === 'Metric' && metric !== undefined) {
      points.declare(metric, textOf(data, 'type'), textOf(data, 'contains'));
      continue;
    }
    report.read(1);
    if (type !== 'Point' || metric === undefined || !data) {
      report.drop('a line that is no point');
      continue;
    }
    const time = textOf(data, 'time') ?? '';
    const tags = readTags(fieldOf(data, 'tags'));
    points.add({
      metric,
      time,
      // Rates are 0 or 1; some writers say false or true.
      value: numberOf(data, 'value') ?? asNumber(booleanOf(data, 'value')),
      tags,
      key: `${time}\n${keyOf(tags)}`,
    });
  }
  return { runs: points.finish() };
}

function asNumber(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function readTags(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  );
}

/** Tags are compared by content; their order in the line does not matter. */
function keyOf(tags: Readonly<Record<string, string>>): string {
  return Object.keys(tags)
    .sort()
    .map((name) => `${name}=${tags[name] ?? ''}`)
    .join('\n');
}
