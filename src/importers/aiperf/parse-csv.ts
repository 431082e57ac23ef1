/** AIPerf's CSV, for readers who have nothing else: `profile_export_aiperf.csv`. */
import type { ParseContext, ParseResult } from '../format';
import { MAX_JSON_BYTES } from '../limits';
import { parseBlocksCsv } from '../shared/blocks-csv';
import type { ImportSource } from '../source';
import { parseAggregate } from './parse';

export async function parseAiperfCsv(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const blocks = parseBlocksCsv(await source.readText(MAX_JSON_BYTES, context));
  const run = parseAggregate(blocks, context.report);
  const note =
    'The CSV is rounded to two decimals, which is coarse for small numbers; profile_export_aiperf.json of the same run is exact and names the model and the load.';
  return { runs: [{ ...run, notes: [...run.notes, note] }] };
}
