/** The record as text and back. Text may come from anywhere, so it is bounded, walked and validated before it is a record. */
import * as v from 'valibot';
import { RECORD_LIMITS, findOversize } from './check-size';
import type { InvestigationRecord } from './investigation-record';
import { orderKeys } from './order-keys';
import type { ParseRecordResult, RecordFailure } from './parse-result';
import { printJson } from './print-json';
import { CURRENT_VERSION, upgrade } from './versions/upgrade';
import { recordV1 } from './versions/v1/record';

/**
 * The `$id` of the JSON Schema and the `$schema` of every exported record. A name and not an address: the site may be served
 * from anywhere, and publishes the schema itself at SCHEMA_PATH.
 */
export const SCHEMA_URL = `urn:llm-performance-handbook:investigation-record:v${CURRENT_VERSION}`;
export const SCHEMA_PATH = `/schema/investigation-record.v${CURRENT_VERSION}.json`;
/** Name and version of the handbook, as in package.json. */
export const EXPORTER = 'llm-performance-handbook@0.1.0';

/**
 * Reads a record. Never throws: text that is not a record this version can read comes back as a failure with one sentence for
 * the reader. Fields that start with `x-` are kept as they are.
 */
export function parseRecord(text: string): ParseRecordResult {
  if (text.length > RECORD_LIMITS.characters) {
    return refuse(
      'too large',
      'This file is larger than 8 MiB, the most that an investigation record may have.',
    );
  }
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return refuse('empty', 'This file is empty: choose another one.');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse(
      'damaged',
      'This file is not valid JSON: it was cut off or changed on the way. Export it again, or choose another copy.',
    );
  }
  const oversize = findOversize(value);
  if (oversize !== null) return { ok: false, failure: oversize };
  const upgraded = upgrade(value);
  if (!upgraded.ok) return upgraded;
  const checked = v.safeParse(recordV1, upgraded.value, { abortEarly: true });
  if (!checked.success) return { ok: false, failure: describeIssue(checked.issues[0]) };
  return {
    ok: true,
    record: checked.output,
    ...(upgraded.from === CURRENT_VERSION ? {} : { upgradedFrom: upgraded.from }),
  };
}

/** Null when the record may be stored; otherwise what is wrong with it, for the person who is editing it. */
export function checkRecord(record: InvestigationRecord): RecordFailure | null {
  const checked = v.safeParse(recordV1, record, { abortEarly: true });
  return checked.success ? null : describeIssue(checked.issues[0]);
}

/**
 * The record as JSON text that ends with a newline: keys in the order of the schema, `$schema` and `exporter` of this version.
 * Does not validate; `checkRecord` does.
 */
export function serialiseRecord(record: InvestigationRecord): string {
  const stamped: InvestigationRecord = { ...record, $schema: SCHEMA_URL, exporter: EXPORTER };
  return `${printJson(orderKeys(recordV1, stamped))}\n`;
}

function describeIssue(issue: v.BaseIssue<unknown>): RecordFailure {
  const path = formatPath(issue.path ?? []);
  const detail = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return {
    code: 'invalid',
    message:
      path === ''
        ? `This is not a complete investigation record: ${detail}.`
        : `This record cannot be read because of ${path}: ${detail}.`,
    ...(path === '' ? {} : { path }),
  };
}

function formatPath(items: readonly { readonly key?: unknown }[]): string {
  return items.reduce<string>((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    // Keys are data of the file: cut, because they end up in a sentence.
    const name = String(key).slice(0, 80);
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

function refuse(code: RecordFailure['code'], message: string): ParseRecordResult {
  return { ok: false, failure: { code, message } };
}
