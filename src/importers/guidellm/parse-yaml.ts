/** GuideLLM's report as YAML: the JSON in another notation. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { ParseContext, ParseResult } from '../format';
import { MAX_JSON_BYTES } from '../limits';
import { parseYamlDocuments } from '../shared/yaml-source';
import type { ImportSource } from '../source';
import { parseReport } from './parse';

export async function parseGuidellmYaml(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  const documents = parseYamlDocuments(await source.readText(MAX_JSON_BYTES, context));
  for (const document of documents) parseReport(document, context, runs);
  return { runs };
}
