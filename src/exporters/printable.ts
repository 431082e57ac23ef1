/** The record for the print view: headed sections as data, drawn by a component. */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import { createRecordDocument } from './document/create-document';
import type { RecordDocument } from './document/document';

export function exportPrintable(record: InvestigationRecord): RecordDocument {
  return createRecordDocument(record);
}
