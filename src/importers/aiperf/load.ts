/** What AIPerf’s configuration says about the load and the limits; its shape changed with 0.9 (`loadgen` to `phases`). */
import type { Workload } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { booleanOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import { readModelName } from '../shared/model-name';

export type Load = Pick<Workload, 'requestRate' | 'maxConcurrency' | 'arrival'> & {
  readonly label: string;
};

/** A rate makes an open loop; a concurrency alone a closed one, in which a request waits for an earlier one to end. */
export function createLoad(
  requestRate: number | undefined,
  concurrency: number | undefined,
  others: readonly string[] = [],
): Load {
  const parts = [
    ...(requestRate === undefined ? [] : [`${requestRate} requests/s`]),
    ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
    ...others,
  ];
  return {
    label: parts.join(', ') || 'AIPerf run',
    ...(requestRate === undefined ? {} : { requestRate }),
    ...(concurrency === undefined ? {} : { maxConcurrency: concurrency }),
    arrival: requestRate !== undefined ? 'open' : concurrency !== undefined ? 'closed' : 'unknown',
  };
}

export function readLoad(data: JsonObject): Load {
  const config = objectOf(data, 'input_config');
  const source = objectOf(config, 'loadgen') ?? profilingPhaseOf(config);
  const swept = readParameters(objectOf(data, 'run_info', 'variation_values') ?? {});
  return createLoad(
    positive(numberOf(source, 'request_rate') ?? numberOf(source, 'rate')) ?? swept.requestRate,
    positive(numberOf(source, 'concurrency')) ?? swept.concurrency,
  );
}

/** Phases are a list; warm-up comes first, and the one that is measured is called profiling unless it was renamed. */
function profilingPhaseOf(config: JsonObject | undefined): JsonObject | undefined {
  const phases = (listOf(config, 'phases') ?? []).filter(isObject);
  return (
    phases.find((phase) => textOf(phase, 'name') === 'profiling') ??
    phases.at(-1) ??
    objectOf(config, 'phases', 'profiling') ??
    objectOf(config, 'profiling')
  );
}

export interface Parameters {
  readonly requestRate: number | undefined;
  readonly concurrency: number | undefined;
  /** `isl 512`, for a label. */
  readonly others: readonly string[];
}

/** A point of a sweep, by path: `{"phases.profiling.concurrency": 40}`; older versions name the option alone. */
export function readParameters(values: JsonObject): Parameters {
  let requestRate: number | undefined;
  let concurrency: number | undefined;
  const others: string[] = [];
  for (const path of Object.keys(values)) {
    const value = numberOf(values, path);
    const name = path.split('.').at(-1) ?? path;
    if (value === undefined) continue;
    if (name === 'request_rate' || name === 'rate') requestRate = positive(value);
    else if (name === 'concurrency') concurrency = positive(value);
    else others.push(`${name.slice(0, 30)} ${value}`);
  }
  return { requestRate, concurrency, others };
}

type Endpoint = Pick<Workload, 'model' | 'backend' | 'dataset' | 'streaming'>;

export function readEndpoint(data: JsonObject): {
  readonly [Key in keyof Endpoint]-?: Endpoint[Key] | undefined;
} {
  const config = objectOf(data, 'input_config');
  return {
    model: readModelName(readModel(config)),
    backend: textOf(config, 'endpoint', 'type'),
    dataset:
      textOf(config, 'input', 'public_dataset') ?? textOf(listOf(config, 'datasets')?.[0], 'type'),
    streaming: booleanOf(config, 'endpoint', 'streaming'),
  };
}

function readModel(config: JsonObject | undefined): string | undefined {
  const item = listOf(config, 'models', 'items')?.[0] ?? listOf(config, 'models')?.[0];
  return (
    textOf(listOf(config, 'endpoint', 'model_names')?.[0]) ??
    textOf(item) ??
    textOf(item, 'name') ??
    textOf(config, 'models') ??
    textOf(config, 'model')
  );
}

/** The limits of goodput, in the units that the tool shows its metrics in; undefined when none were given. */
export function describeLimits(data: JsonObject): string | undefined {
  const config = objectOf(data, 'input_config');
  const limits = objectOf(config, 'slos') ?? objectOf(config, 'input', 'goodput') ?? {};
  const parts = Object.keys(limits).flatMap((name) => {
    const value = numberOf(limits, name);
    return value === undefined || !/^[a-z0-9_]{1,60}$/.test(name) ? [] : [`${name} ${value}`];
  });
  return parts.length === 0
    ? undefined
    : `Goodput was judged with these limits, in the units that AIPerf shows (times in ms): ${parts.join(', ')}.`;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
