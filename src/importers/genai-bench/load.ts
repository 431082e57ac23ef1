/** The load of a genai-bench run: so many requests in flight, batches of so many texts, or (since 2026) an arrival rate. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { numberOf, textOf } from '../fields';

type WorkloadOf = Parameters<RunBuilder['workload']>[0];

export interface GenaiBenchLoad {
  readonly label: string;
  readonly note: string | undefined;
  readonly workload: (
    promptTokensMean: number | undefined,
    outputTokensMean: number | undefined,
  ) => WorkloadOf;
}

/** With an arrival rate, `num_concurrency` holds that rate. */
export function readLoad(aggregate: JsonObject): GenaiBenchLoad {
  const iteration = textOf(aggregate, 'iteration_type') ?? 'num_concurrency';
  const arrivals =
    numberOf(aggregate, 'total_arrivals') ?? numberOf(aggregate, 'arrival_requests_per_second');
  const isOpen = /rate|qps/i.test(iteration) || arrivals !== undefined;
  const level = positive(numberOf(aggregate, 'num_concurrency'));
  const batchSize = positive(numberOf(aggregate, 'batch_size'));
  const requestRate = isOpen ? (positive(numberOf(aggregate, 'request_rate')) ?? level) : undefined;
  const maxConcurrency = isOpen ? undefined : level;
  const scenario = textOf(aggregate, 'scenario');
  const label = [
    ...(scenario === undefined ? [] : [scenario]),
    ...(requestRate === undefined ? [] : [`${requestRate} requests/s`]),
    ...(maxConcurrency === undefined ? [] : [`concurrency ${maxConcurrency}`]),
    ...(batchSize === undefined || batchSize === 1 ? [] : [`batch size ${batchSize}`]),
  ].join(', ');
  return {
    label: label || 'genai-bench run',
    note:
      batchSize === undefined || batchSize === 1
        ? undefined
        : `Each request carried ${batchSize} texts.`,
    workload: (promptTokensMean, outputTokensMean) => ({
      model: undefined,
      backend: undefined,
      dataset: scenario,
      requestRate,
      maxConcurrency,
      arrival: isOpen ? 'open' : maxConcurrency === undefined ? 'unknown' : 'closed',
      streaming: undefined,
      promptTokensMean,
      outputTokensMean,
    }),
  };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
