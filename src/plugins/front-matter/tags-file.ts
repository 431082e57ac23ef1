/** The tags a page may use: the keys of docs/tags.yml. */
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const tagsFile = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case with hyphens')),
  v.nullable(
    v.strictObject({
      label: v.optional(v.string()),
      description: v.optional(v.string()),
      permalink: v.optional(v.string()),
    }),
  ),
);

/** @returns null when the file does not exist */
export function readAllowedTags(path: string): ReadonlySet<string> | null {
  if (!existsSync(path)) return null;
  const result = v.safeParse(tagsFile, parse(readFileSync(path, 'utf8')));
  if (!result.success) {
    throw new Error(
      `${path}: ${result.issues.map((issue) => `${v.getDotPath(issue) ?? 'file'} ${issue.message}`).join('; ')}`,
    );
  }
  return new Set(Object.keys(result.output));
}
