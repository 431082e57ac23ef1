/**
 * The CSV that AIPerf and genai-perf write beside their JSON: a section `Metric,avg,min,max,…`, a blank line, a section
 * `Metric,Value`. Its numbers are rounded to two decimals, so the JSON is always the better file.
 */
import type { JsonObject } from '../fields';
import { splitDelimitedLine } from '../table/split-line';

/** The rows as blocks with the names and units of the JSON; `Request Latency (ms)` becomes `request_latency` in ms. */
export function parseBlocksCsv(text: string): JsonObject {
  const blocks: Record<string, Record<string, unknown>> = {};
  let columns: readonly string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const cells = splitDelimitedLine(line, ',').map((cell) => cell.trim());
    const [first = '', ...values] = cells;
    if (first === '') continue;
    if (first === 'Metric') {
      columns = values.map((name) => (name === 'Value' ? 'avg' : name));
      continue;
    }
    const [, name = first, unit = ''] = /^(.*\S)\s*\(([^()]*)\)$/.exec(first) ?? [];
    const block: Record<string, unknown> = unit === '' ? {} : { unit };
    columns.forEach((column, i) => {
      const value = readNumber(values[i] ?? '');
      if (value !== undefined) block[column] = value;
    });
    blocks[name.toLowerCase().replace(/[^a-z0-9]+/g, '_')] = block;
  }
  return blocks;
}

/** Numbers may have thousands separators: `6,740.76`. */
function readNumber(text: string): number | undefined {
  const number = Number(text.replaceAll(',', ''));
  return text === '' || !Number.isFinite(number) ? undefined : number;
}
