/** An exported record that an argument names. */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import { parseRecord } from '../domain/investigation/serialise';
import { decodeText } from '../importers/source';
import type { CommandIo } from './command';
import { UsageError } from './command';

/** Throws `UsageError` with the file's name when it cannot be opened or holds no record. */
export async function readRecord(path: string, io: CommandIo): Promise<InvestigationRecord> {
  const file = await io.openFile(path).catch(() => {
    throw new UsageError(`${path} cannot be opened; check the name.`);
  });
  const parsed = parseRecord(decodeText(await file.read(0, file.size)));
  if (!parsed.ok) throw new UsageError(`${path}: ${parsed.failure.message}`);
  return parsed.record;
}
