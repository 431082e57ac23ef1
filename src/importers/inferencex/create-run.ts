/** What all results of InferenceX say about the system and its load. */
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { numberOf, objectOf, textOf } from '../fields';
import { readModelName } from '../shared/model-name';

export interface TokenMeans {
  readonly prompt: number | undefined;
  readonly output: number | undefined;
}

/** `isl` and `osl` are what was asked for; means that were measured are better. */
export function createRun(data: JsonObject, measured: TokenMeans): RunBuilder {
  const concurrency = positive(numberOf(data, 'conc') ?? numberOf(data, 'users'));
  const hardware = textOf(data, 'hw');
  const label = [
    ...(hardware === undefined ? [] : [hardware]),
    ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
  ].join(', ');
  const dataset =
    textOf(data, 'dataset', 'hf_dataset_name') ??
    textOf(objectOf(data, 'dataset'), 'loader') ??
    textOf(data, 'scenario_type');
  const run = new RunBuilder(label || 'InferenceX run', { id: 'inferencex', name: 'InferenceX' })
    .workload({
      model: readModelName(textOf(data, 'model')),
      backend: textOf(data, 'framework'),
      dataset,
      requestRate: undefined,
      maxConcurrency: concurrency,
      arrival: concurrency === undefined ? 'unknown' : 'closed',
      streaming: undefined,
      promptTokensMean: measured.prompt ?? positive(numberOf(data, 'isl')),
      outputTokensMean: measured.output ?? positive(numberOf(data, 'osl')),
    })
    .method({ latencyFrom: 'send' });
  const system = ['image', 'precision', 'spec_decoding'].flatMap((key) => {
    // Of an image without the registry, which may be a private one.
    const text = textOf(data, key)?.split('/').at(-1);
    return text === undefined || text === 'none' ? [] : [`${key} ${text}`];
  });
  if (system.length > 0) run.note(`System: ${system.join(', ')}.`);
  if (measured.prompt === undefined && numberOf(data, 'isl') !== undefined) {
    run.note('The mean numbers of tokens are those asked for (isl, osl), not those measured.');
  }
  return run;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

/** The tool writes usage as a ratio under a name that ends in `pct`; a value above 1 would be neither surely. */
export function ratioOf(value: number | undefined): number | undefined {
  return value !== undefined && value <= 1 ? value : undefined;
}
