/**
 * Writes the files that are made from code: the published JSON Schema of the record, and the reference page of each file format.
 * Tests fail when a file and its source differ, so this is run after every change of either: `npm run generate`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRecordJsonSchema } from '../src/domain/investigation/json-schema';
import { SCHEMA_PATH } from '../src/domain/investigation/serialise';
import { FAMILIES } from '../src/importers/families';
import { FORMATS_FOLDER, createFormatPage } from './formats/create-format-page';

export interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

export const FORMAT_PAGES = join('docs', FORMATS_FOLDER);

/** Every generated file with the text that it should have. */
export function createGeneratedFiles(): readonly GeneratedFile[] {
  return [
    {
      path: join('static', SCHEMA_PATH),
      text: `${JSON.stringify(createRecordJsonSchema(), null, 2)}\n`,
    },
    ...FAMILIES.map((family, index) => ({
      path: join(FORMAT_PAGES, `${family.id}.mdx`),
      text: createFormatPage(family, index + 1),
    })),
  ];
}

/** Commands run in the project's root. */
export function writeGeneratedFiles(): void {
  mkdirSync(FORMAT_PAGES, { recursive: true });
  const files = createGeneratedFiles();
  const paths = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(FORMAT_PAGES))
    if (!paths.has(join(FORMAT_PAGES, name))) rmSync(join(FORMAT_PAGES, name));
  for (const { path, text } of files) writeFileSync(path, text);
  console.log(`wrote ${files.length} files`);
}

if (process.argv[1]?.endsWith('generate.ts')) writeGeneratedFiles();
