/** Every table of metric names, and what they say of a name alone. */
import { DYNAMO_SERVER } from './dynamo';
import type { EngineTable, Selection } from './engine';
import { normaliseName } from './engine';
import { OTEL_CLIENT, OTEL_SERVER } from './open-telemetry';
import { DCGM, NODE_EXPORTER, PROCESS } from './resources';
import { SGLANG_SERVER } from './sglang';
import { TENSORRT_LLM_SERVER } from './tensorrt-llm';
import { TGI_SERVER } from './tgi';
import { TRITON_SERVER } from './triton';
import { VLLM_SERVER } from './vllm';

/** Servers that answer requests, each of which makes runs of its own. */
export const ENGINES: readonly EngineTable[] = [
  VLLM_SERVER,
  SGLANG_SERVER,
  TGI_SERVER,
  TRITON_SERVER,
  DYNAMO_SERVER,
  TENSORRT_LLM_SERVER,
  OTEL_SERVER,
  OTEL_CLIENT,
];

/** What a run happened on; a run by itself only where there is no engine. */
export const RESOURCES: readonly EngineTable[] = [DCGM, NODE_EXPORTER];

export const ALL_TABLES: readonly EngineTable[] = [...ENGINES, ...RESOURCES, PROCESS];

const HISTOGRAMS = new Set(
  ALL_TABLES.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'histogram' ? entry.names.map(normaliseName) : [])),
  ),
);

/** Whether the name is known to be a histogram's, for samples without `# TYPE` and without buckets. */
export function isKnownHistogram(name: string): boolean {
  return HISTOGRAMS.has(normaliseName(name));
}

const KINDS = new Map(ALL_TABLES.flatMap(kindsOf));

function kindsOf({ entries, counts = {} }: EngineTable): [string, 'counter' | 'gauge'][] {
  const counters = [
    ...entries.flatMap((entry) => (entry.kind === 'counter' ? selectionsOf(entry) : [])),
    ...Object.values(counts),
  ];
  const gauges = entries.flatMap((entry): readonly Selection[] => {
    if (entry.kind === 'gauge') return [entry];
    return entry.kind === 'gauge-share' ? [...entry.of, ...entry.per] : [];
  });
  return [
    ...counters.flatMap(({ names }) => names.map((name) => pair(name, 'counter'))),
    ...gauges.flatMap(({ names }) => names.map((name) => pair(name, 'gauge'))),
  ];
}

function selectionsOf(entry: {
  readonly of: readonly Selection[];
  readonly per: 'second' | readonly Selection[];
}): readonly Selection[] {
  return entry.per === 'second' ? entry.of : [...entry.of, ...entry.per];
}

function pair(name: string, kind: 'counter' | 'gauge'): [string, 'counter' | 'gauge'] {
  return [normaliseName(name), kind];
}

/** What an untyped series of a known name is. */
export function resolveKnownType(name: string): 'counter' | 'gauge' | undefined {
  return KINDS.get(normaliseName(name));
}
