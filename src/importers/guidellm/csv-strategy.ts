/** The load of a row of GuideLLM's CSV: its type is a cell, its rate or its streams are inside the JSON of the profile. */
import type { JsonObject } from '../fields';
import { listOf, numberOf, objectOf, textOf } from '../fields';
import type { Row } from './csv-row';
import { jsonOfRow, numberOfRow, textOfRow } from './csv-row';

/** The parts of a benchmark that say what was loaded and how, as in the JSON. */
export function readCsvStrategy(row: Row): JsonObject {
  const backend = jsonOfRow(row, 'backend');
  return {
    config: {
      strategy: readStrategyCell(row),
      backend: {
        model: textOf(backend, 'model') ?? textOf(backend, 'model_name'),
        kind: textOf(backend, 'kind') ?? textOf(backend, 'type_') ?? textOf(backend, 'type'),
      },
    },
  };
}

function readStrategyCell(row: Row): JsonObject {
  const named = readName(textOfRow(row, 'name'));
  const kind = textOfRow(row, 'strategy') ?? named.kind;
  const index = numberOfRow(row, 'run index') ?? 0;
  const profile = jsonOfRow(row, 'profile');
  const completed = objectOf(listOf(profile, 'completed_strategies')?.[index]);
  const done = textOf(completed, 'type_') === kind ? completed : undefined;
  return {
    type_: kind,
    rate: numberOf(done, 'rate') ?? itemOf(profile, 'rate', index) ?? named.rate,
    streams: numberOf(done, 'streams') ?? itemOf(profile, 'streams', index) ?? named.streams,
    max_concurrency: numberOf(done, 'max_concurrency') ?? numberOf(profile, 'max_concurrency'),
  };
}

/** One number for all benchmarks, or a list with one for each. */
function itemOf(profile: unknown, key: string, index: number): number | undefined {
  const item = listOf(profile, key)?.[index];
  return numberOf(profile, key) ?? (typeof item === 'number' ? item : undefined);
}

/** Up to 0.3 the name says all: `synchronous`, `concurrent@8`, `constant@2.50`. */
function readName(name: string | undefined): {
  readonly kind?: string | undefined;
  readonly rate?: number | undefined;
  readonly streams?: number | undefined;
} {
  const [, kind, number] = /^([a-z]+)(?:@(\d+(?:\.\d+)?))?$/i.exec(name ?? '') ?? [];
  const value = number === undefined ? undefined : Number(number);
  return kind === 'concurrent' ? { kind, streams: value } : { kind, rate: value };
}
