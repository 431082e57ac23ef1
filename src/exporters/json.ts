/** The record as the JSON file that can be imported again. */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import { serialiseRecord } from '../domain/investigation/serialise';

export function exportJson(record: InvestigationRecord): string {
  return serialiseRecord(record);
}
