/** What a GuideLLM benchmark says about the load: its strategy, from `config` (since 0.4) or `args` (before). */
import type { Workload } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { listOf, numberOf, objectOf, textOf } from '../fields';
import { readModelName } from '../shared/model-name';

export interface Strategy extends Pick<Workload, 'requestRate' | 'maxConcurrency' | 'arrival'> {
  readonly label: string;
}

/**
 * synchronous and concurrent are closed loops; throughput keeps as many requests in flight as it may, a closed loop as well;
 * constant and poisson are open. The `max_concurrency` of an open strategy is a safety limit (10,240), not a load.
 */
export function readStrategy(benchmark: JsonObject): Strategy {
  const strategy =
    objectOf(benchmark, 'config', 'strategy') ?? objectOf(benchmark, 'args', 'strategy');
  const kind = textOf(strategy, 'type_') ?? textOf(strategy, 'kind') ?? 'unknown strategy';
  const rate = numberOf(strategy, 'rate');
  const streams = numberOf(strategy, 'streams') ?? numberOf(strategy, 'max_concurrency');
  switch (kind) {
    case 'synchronous':
      return { label: 'synchronous', arrival: 'closed', maxConcurrency: 1 };
    case 'concurrent':
      return {
        label: streams === undefined ? 'concurrent' : `concurrency ${streams}`,
        arrival: 'closed',
        ...(streams === undefined ? {} : { maxConcurrency: streams }),
      };
    case 'throughput':
      return {
        label: 'throughput',
        arrival: 'closed',
        requestRate: 'unlimited',
        ...(streams === undefined ? {} : { maxConcurrency: streams }),
      };
    default:
      return {
        label: rate === undefined ? kind : `${kind}, ${formatRate(rate)} requests/s`,
        arrival: rate === undefined ? 'unknown' : 'open',
        ...(rate === undefined || rate <= 0 ? {} : { requestRate: rate }),
      };
  }
}

/** A sweep tries rates such as 1.5481806532737452: three significant digits are enough for a label. */
function formatRate(rate: number): string {
  return `${Number(rate.toPrecision(3))}`;
}

export function readModelOf(benchmark: JsonObject, file: JsonObject): string | undefined {
  return readModelName(
    textOf(benchmark, 'config', 'backend', 'model') ??
      textOf(benchmark, 'worker', 'backend_model') ??
      textOf(file, 'args', 'model') ??
      textOf(file, 'config', 'spec', 'backend', 'model'),
  );
}

export function readBackendOf(benchmark: JsonObject, file: JsonObject): string | undefined {
  return (
    textOf(benchmark, 'config', 'backend', 'kind') ??
    textOf(benchmark, 'worker', 'backend_type') ??
    textOf(file, 'args', 'backend')
  );
}

/** Only the kind of a synthetic data set: anything else is a path or an address of the reader's own. */
export function readDatasetOf(file: JsonObject): string | undefined {
  return textOf(listOf(file, 'config', 'spec', 'data')?.[0], 'kind');
}
