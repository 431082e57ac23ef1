/** Every field of the investigation record, in the order of the schema. */
import { listRecordFields } from '../../../domain/investigation/record-fields';
import { code, type GeneratedTable } from '../table';

export function createRecordFieldTable(): GeneratedTable {
  return {
    head: ['Field', 'Type', 'Required', 'Meaning'],
    rows: listRecordFields().map(({ path, type, required, description }) => [
      [code(path)],
      type,
      required ? 'yes' : 'no',
      description,
    ]),
  };
}
