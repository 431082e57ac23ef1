/** Which metrics of a snapshot nobody read. */
import type { MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';

/** What runtimes, web servers and scrapers say of themselves: no measurement of serving. */
const HOUSEKEEPING =
  /^(?:python_|process_|go_|promhttp_|http_|scrape_|up$|target_info$|node_|DCGM_)|_created$|_info$/u;

/** Names of families with values that became no part of a run. */
export function findUnknownNames(snapshot: MetricsSnapshot, used: ReadonlySet<string>): string[] {
  return snapshot.families
    .map(({ name }) => name)
    .filter((name) => !used.has(name) && !HOUSEKEEPING.test(name));
}
