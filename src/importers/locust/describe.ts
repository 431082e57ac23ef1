/** What Locust's files have in common: the tool, the counts of a run, and what its numbers are. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { countWith } from '../shared/plural';

const LOCUST_RUN_TOOL: BenchmarkRun['tool'] = { id: 'locust', name: 'Locust' };

const ROUNDED =
  'Percentiles and the median are known to two significant digits only, because Locust rounds each sample before it counts it (147 ms to 150 ms, 3,432 ms to 3,400 ms); read them with ≈, and no gap below 5 % can be told from them. Mean, minimum and maximum are exact.';

/** A run with what is true of all of Locust: users wait for their answers, and no model or streaming is known. */
export function createLocustRun(label: string, maxConcurrency?: number): RunBuilder {
  return new RunBuilder(label, LOCUST_RUN_TOOL)
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: undefined,
      maxConcurrency,
      arrival: 'closed',
      streaming: undefined,
      promptTokensMean: undefined,
      outputTokensMean: undefined,
    })
    .method({ latencyFrom: 'send' })
    .define(
      'request_latency',
      `Locust’s response time, to the end of the response unless the script reports another moment; failed requests are included. ${ROUNDED}`,
    )
    .define(
      'request_throughput',
      'Requests/s: all requests, failed ones included, ÷ the time from the start to the last request.',
    )
    .define(
      'concurrency',
      'Locust’s user count: simulated users, those included that wait between two tasks; fewer requests than that are in flight.',
    );
}

export function readLocustCounts(
  requests: number | undefined,
  failures: number | undefined,
): RequestCounts {
  if (requests === undefined) return {};
  // A script may report a failure without a request; then the requests that succeeded are not known.
  if (failures === undefined || failures > requests) return { requests };
  return { requests, succeeded: requests - failures, failed: failures };
}

/** Says what the counts mean. Returns whether there are latencies: not when all requests failed, or there were none. */
export function noteLocustCounts(run: RunBuilder, { requests, failed }: RequestCounts): boolean {
  if (requests === 0) {
    run.note('No request ended, so there is nothing to measure.');
    return false;
  }
  if (requests !== undefined && failed === requests) {
    run.note('All requests failed, so there are no latencies.');
    return false;
  }
  if (failed !== undefined && failed > 0) {
    run.note(
      `${countWith(failed, 'request')} of ${requests ?? ''} failed, and their times are among the response times.`,
    );
  }
  return true;
}
