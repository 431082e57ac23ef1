/** Compares what a tool printed about a run with what the handbook makes of its file. */
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createMeasurement } from '../../src/domain/investigation/create-measurement';
import type { Measurement } from '../../src/domain/investigation/investigation-record';
import { AIPERF_DIFFERENCES } from '../../src/importers/aiperf/documented-differences';
import type { DocumentedDifference } from '../../src/importers/documented-difference';
import { GUIDELLM_DIFFERENCES } from '../../src/importers/guidellm/documented-differences';
import { importFile } from '../../src/importers/registry';
import { SERVING_DIFFERENCES } from '../../src/importers/shared/documented-differences';
import { createBlobSource } from '../../src/importers/source';
import type { RawValue } from './raw-values';
import { readRawValues } from './raw-values';

/** A relative difference up to this is rounding. */
export const TOLERANCE = 0.001;

export interface ComparedValue extends RawValue {
  readonly ours: number | null;
  /** computed from samples, or taken over as reported. */
  readonly origin: string;
  /** |ours − tool's| / tool's; null when there is no value of ours. */
  readonly difference: number | null;
  /** Why a difference above the tolerance is right; null where none is documented. */
  readonly documented: string | null;
}

export interface ComparedFile {
  readonly name: string;
  /** Format id, or why the file was not imported. */
  readonly outcome: string;
  readonly isImported: boolean;
  readonly values: readonly ComparedValue[];
}

const DIFFERENCES: Readonly<Record<string, readonly DocumentedDifference[]>> = {
  vllm: SERVING_DIFFERENCES,
  sglang: SERVING_DIFFERENCES,
  guidellm: GUIDELLM_DIFFERENCES,
  'aiperf-records': AIPERF_DIFFERENCES,
};

/** Formats of single requests to the format of the file in which the tool printed its own numbers. */
const AGGREGATES: Readonly<Record<string, string>> = {
  'aiperf-records': 'aiperf',
  'aiperf-timeslices': 'aiperf',
  'inference-perf-requests': 'inference-perf',
  'llmperf-responses': 'llmperf',
};

/**
 * @param path the file to import
 * @param toolPath a sibling file with the tool's own numbers, for formats that hold only single requests
 */
export async function compareFile(
  path: string,
  name: string,
  toolPath: string | null,
): Promise<ComparedFile> {
  const result = await importFile(createBlobSource(await openAsBlob(path), name));
  if (!result.ok) {
    const outcome = result.failure
      ? `${result.failure.code}: ${result.failure.message}`
      : `asks: ${result.needsMapping.question}`;
    return { name, outcome, isImported: false, values: [] };
  }
  const raw = toolPath
    ? readRawValues(AGGREGATES[result.format] ?? '', await readFile(toolPath, 'utf8'))
    : readRawValues(result.format, await readFile(path, 'utf8'));
  const measurements = result.runs.map((run, i) =>
    createMeasurement(run, { id: `run-${i}`, addedAt: '1970-01-01T00:00:00.000Z' }),
  );
  const values = raw.flatMap((value) => {
    const measurement = measurements[value.run];
    return measurement ? [compareValue(value, measurement, DIFFERENCES[result.format] ?? [])] : [];
  });
  return {
    name,
    outcome: result.format,
    isImported: true,
    values: values.filter((value) => isExpected(value, toolPath)),
  };
}

/** Records do not give every percentile that the aggregate has; a statistic that is not computed is no difference. */
function isExpected({ ours }: ComparedValue, toolPath: string | null): boolean {
  return toolPath === null || ours !== null;
}

function compareValue(
  raw: RawValue,
  measurement: Measurement,
  differences: readonly DocumentedDifference[],
): ComparedValue {
  const found = measurement.values.find(
    ({ metric, statistic }) => metric === raw.metric && statistic === raw.statistic,
  );
  const ours = found?.value ?? null;
  const difference = ours === null ? null : relative(ours, raw.value);
  const isDifferent = difference === null || difference > TOLERANCE;
  const documented =
    isDifferent && found?.origin === 'computed'
      ? (differences.find((entry) => explains(entry, raw, found.value, found.n))?.reason ?? null)
      : null;
  return { ...raw, ours, origin: found?.origin ?? 'absent', difference, documented };
}

function relative(ours: number, tool: number): number {
  return ours === tool ? 0 : Math.abs(ours - tool) / Math.abs(tool);
}

function explains(
  entry: DocumentedDifference,
  raw: RawValue,
  ours: number,
  n: number | undefined,
): boolean {
  if (!covers(entry, raw)) return false;
  if (entry.toTool) {
    return n !== undefined && relative(entry.toTool(ours, n), raw.value) <= TOLERANCE;
  }
  return relative(ours, raw.value) <= (entry.atMost ?? 0);
}

function covers({ metric, statistics }: DocumentedDifference, raw: RawValue): boolean {
  if (metric !== 'any' && metric !== raw.metric) return false;
  if (statistics === 'quantiles') return /^p\d/.test(raw.statistic);
  return statistics.some((statistic) => statistic === raw.statistic);
}
