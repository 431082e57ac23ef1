/** The SLO targets that the arguments of a command name: `--target "TTFT p99 <= 500 ms"` and `--record RECORD.json`. */
import { parseRecord } from '../domain/investigation/serialise';
import { parseTarget } from '../domain/slo/parse-target';
import type { SloTarget } from '../domain/slo/target';
import { decodeText } from '../importers/source';
import type { ParsedArguments } from './arguments';
import type { CommandIo } from './command';
import { UsageError } from './command';

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
    const file = await io.openFile(path).catch(() => {
      throw new UsageError(`${path} cannot be opened; check the name.`);
    });
    const parsed = parseRecord(decodeText(await file.read(0, file.size)));
    if (!parsed.ok) throw new UsageError(`${path}: ${parsed.failure.message}`);
    const found = parsed.record.baseline.targets;
    if (found.length === 0)
      throw new UsageError(`${path} has no SLO targets; add some in step 1 and export it again.`);
    targets.push(...found);
  }
  return targets;
}
