/** What a lifecycle report says about the load that was asked for and the load that was made. */
import type { Workload } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { numberOf, objectOf } from '../fields';
import { formatRate } from './format-number';
import { reportSummary } from './summary';

export interface StageLoad extends Pick<Workload, 'requestRate' | 'maxConcurrency' | 'arrival'> {
  readonly label: string;
  /** Requests per second that were really sent. */
  readonly achievedRate: number | undefined;
}

/** Below this share of the rate that was asked for, the load is another one. */
const KEPT_UP = 0.95;

/**
 * A stage names the rate that it was asked for, or a concurrency. With a concurrency the loop is closed and the rate beside it is
 * none that anybody asked for. The summary over all stages, and that of an adapter, name neither.
 */
export function readLoad(data: JsonObject): StageLoad {
  const load = objectOf(data, 'load_summary');
  const concurrency = positive(numberOf(load, 'concurrency'));
  const rate = positive(numberOf(load, 'requested_rate'));
  const achievedRate = positive(numberOf(load, 'achieved_rate'));
  if (concurrency !== undefined) {
    return {
      label: `concurrency ${concurrency}`,
      arrival: 'closed',
      maxConcurrency: concurrency,
      achievedRate,
    };
  }
  if (rate !== undefined) {
    return {
      label: `${formatRate(rate)} requests/s`,
      arrival: 'open',
      requestRate: rate,
      achievedRate,
    };
  }
  return { label: 'inference-perf summary', arrival: 'unknown', achievedRate };
}

/** Asked for and sent, side by side: a generator that falls behind measures itself. */
export function noteLoad(run: RunBuilder, load: StageLoad, data: JsonObject): void {
  const { requestRate, achievedRate, maxConcurrency } = load;
  run.report('custom.achieved_requests_per_second', 'rate', achievedRate);
  reportSummary(
    run,
    'custom.schedule_delay_seconds',
    objectOf(data, 'load_summary', 'schedule_delay'),
  );
  if (typeof requestRate !== 'number') {
    if (maxConcurrency === undefined) {
      run.note(
        'The report names no load: it sums up all stages, or one adapter, and its values mix the loads of those. A report of one stage (stage_N_lifecycle_metrics.json) does not.',
      );
    }
    return;
  }
  if (achievedRate === undefined) return;
  const rates = `${formatRate(requestRate)} requests/s were asked for, ${formatRate(achievedRate)} were sent`;
  run.note(
    achievedRate < KEPT_UP * requestRate
      ? `${rates}: the generator, not the server, may set these latencies. Its workers × their largest concurrency bounds the requests in flight.`
      : `${rates}.`,
  );
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
