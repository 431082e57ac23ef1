/** The SLO targets that the arguments of a command name: `--target "TTFT p99 <= 500 ms"` and `--record RECORD.json`. */
import { parseTarget } from '../domain/slo/parse-target';
import type { SloTarget } from '../domain/slo/target';
import type { ParsedArguments } from './arguments';
import type { CommandIo } from './command';
import { UsageError } from './command';
import { readRecord } from './read-record';

export const TARGET_OPTIONS = ['target', 'record'] as const;

/** Those of `--target` first, then those of the records; throws `UsageError` for one that cannot be read. */
export async function readTargets(
  { options }: ParsedArguments,
  io: CommandIo,
): Promise<readonly SloTarget[]> {
  return [
    ...(options.get('target') ?? []).map(readTarget),
    ...(await readRecordTargets(options.get('record') ?? [], io)),
  ];
}

function readTarget(text: string): SloTarget {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new UsageError(`--target "${text}": ${parsed.message}`);
  return parsed.target;
}

async function readRecordTargets(paths: readonly string[], io: CommandIo): Promise<SloTarget[]> {
  const targets: SloTarget[] = [];
  for (const path of paths) {
    const { baseline } = await readRecord(path, io);
    if (baseline.targets.length === 0)
      throw new UsageError(`${path} has no SLO targets; add some in step 1 and export it again.`);
    targets.push(...baseline.targets);
  }
  return targets;
}
