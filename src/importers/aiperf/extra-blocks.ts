/** Blocks that only AIPerf has; the shared ones are in ../shared/metric-blocks.ts. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf, textOf } from '../fields';
import { toCanonical } from '../shared/convert';
import { readBlockValue } from '../shared/metric-blocks';
import { EXTRA_DISTRIBUTIONS, EXTRA_RATES } from './foreign-types';

export function reportExtraBlocks(run: RunBuilder, blocks: JsonObject): void {
  for (const [tag, metric] of Object.entries(EXTRA_DISTRIBUTIONS)) {
    const block = objectOf(blocks, tag);
    const unit = textOf(block, 'unit');
    if (!block || unit === undefined) continue;
    const n = countOf(block, 'count');
    for (const name of Object.keys(block)) {
      const statistic = parseStatistic(name);
      const value = numberOf(block, name);
      if (statistic && value !== undefined) {
        run.report(metric, statistic, toCanonical(value, unit), n);
      }
    }
  }
  for (const [tag, metric] of Object.entries(EXTRA_RATES)) {
    run.report(metric, 'rate', readBlockValue(blocks, tag));
  }
}
