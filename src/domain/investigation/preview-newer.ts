/**
 * The known parts of a record that a newer version of the handbook wrote, to look at only: what this version does not know is
 * left out, so the result must never be stored over the original.
 */
import * as v from 'valibot';
import { createRecord } from './create-record';
import { findOversize } from './check-size';
import type { InvestigationRecord } from './investigation-record';
import { recordV1, SCHEMA_VERSION } from './versions/v1/record';

type Section = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

/** Null when not even the head can be read. */
export function previewNewer(text: string): InvestigationRecord | null {
  const value = parseObject(text);
  if (value === null || findOversize(value) !== null) return null;
  const { id, createdAt } = recordV1.entries;
  const head = v.safeParse(v.object({ id, createdAt }), value);
  if (!head.success) return null;
  const blank = createRecord({ id: head.output.id, now: head.output.createdAt });
  const entries: Readonly<Record<string, Section>> = recordV1.entries;
  const readable = Object.entries(entries)
    .filter(([key]) => Object.hasOwn(value, key))
    .flatMap(([key, schema]) => {
      const section = v.safeParse(schema, withoutUnknown(schema, Reflect.get(value, key)));
      return section.success ? [[key, section.output]] : [];
    });
  const preview: unknown = {
    ...blank,
    ...Object.fromEntries(readable),
    schemaVersion: SCHEMA_VERSION,
  };
  const checked = v.safeParse(recordV1, preview);
  return checked.success ? checked.output : null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** One level is enough: a section with new fields inside its items is left out as a whole. */
function withoutUnknown(schema: Section, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!('entries' in schema) || typeof schema.entries !== 'object' || schema.entries === null) {
    return value;
  }
  const known = new Set(Object.keys(schema.entries));
  return Object.fromEntries(Object.entries(value).filter(([key]) => known.has(key)));
}
