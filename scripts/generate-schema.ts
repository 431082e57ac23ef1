/**
 * Writes the published JSON Schema of the record. A test fails when the file and the schema differ, so this is run after every
 * change of the schema: `npx tsx scripts/generate-schema.ts`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRecordJsonSchema } from '../src/domain/investigation/json-schema';
import { SCHEMA_PATH } from '../src/domain/investigation/serialise';

const file = new URL(`../static${SCHEMA_PATH}`, import.meta.url);

/** The text of the published file. */
export function createSchemaFile(): string {
  return `${JSON.stringify(createRecordJsonSchema(), null, 2)}\n`;
}

/** Where it is published from. */
export const SCHEMA_FILE = fileURLToPath(file);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(SCHEMA_FILE, createSchemaFile());
  console.log(`wrote static${SCHEMA_PATH}`);
}
