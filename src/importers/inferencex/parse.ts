/** Results of InferenceX: one object, an array of them (the published collections), or one a line. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { isObject, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ImportSource } from '../source';
import { parseAgentic } from './parse-agentic';
import { parseFlat } from './parse-flat';

export async function parseInferencex(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isObject(item)) {
        context.report.drop('a value that is not a result');
        continue;
      }
      if (runs.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} results; split it.`);
      }
      runs.push(
        (objectOf(item, 'request_metrics') ?? objectOf(item, 'request_accounting'))
          ? parseAgentic(item, context.report)
          : parseFlat(item, context.report),
      );
    }
  }
  return { runs };
}
