/**
 * Lifts a record of an earlier schema version, one version at a time, so that all other code sees only the current one.
 *
 * To add version n: freeze `versions/v(n−1)`, write `versions/vn`, set CURRENT_VERSION, add the upgrader from n−1 to
 * UPGRADERS, add a fixture of version n−1 to tests/fixtures/records, and generate the JSON Schema of version n.
 */
import type { RecordFailure } from '../parse-result';
import { SCHEMA_VERSION } from './v1/record';

export const CURRENT_VERSION: number = SCHEMA_VERSION;

type JsonObject = Readonly<Record<string, unknown>>;

/** Pure. Takes a record of the version it is listed under and returns one of the next, `schemaVersion` included. */
export type Upgrader = (record: JsonObject) => JsonObject;

/** By the version that is lifted: `1` lifts version 1 to version 2. */
export const UPGRADERS: Readonly<Record<number, Upgrader>> = {};

export type UpgradeResult =
  | { readonly ok: true; readonly value: JsonObject; readonly from: number }
  | { readonly ok: false; readonly failure: RecordFailure };

/**
 * The upgrade function of a ladder.
 * @throws RangeError when a version below `current` has no upgrader, or `current` or a later one has.
 */
export function createUpgrade(
  upgraders: Readonly<Record<number, Upgrader>>,
  current: number,
): (value: unknown) => UpgradeResult {
  const versions = Object.keys(upgraders).map(Number);
  for (let version = 1; version < current; version += 1) {
    if (!versions.includes(version)) {
      throw new RangeError(`The record's upgrade ladder has no step from version ${version}.`);
    }
  }
  const beyond = versions.find((version) => !(version >= 1 && version < current));
  if (beyond !== undefined) {
    throw new RangeError(
      `The record's upgrade ladder has a step from version ${beyond}, which is not below ${current}.`,
    );
  }

  return (value) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, 'schemaVersion')) {
      return refuse(
        'not a record',
        'This is not an investigation record: it has no schemaVersion. Choose a file that was exported from the handbook as JSON.',
      );
    }
    const from = value.schemaVersion;
    if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 1) {
      return refuse(
        'not a record',
        'This is not an investigation record: its schemaVersion is not a whole number from 1 upwards.',
        'schemaVersion',
      );
    }
    if (from > current) {
      return refuse(
        'newer version',
        `This record has schema version ${from}, and this version of the handbook reads up to ${current}: reload the page to get the newest handbook, and do not edit the record here.`,
        'schemaVersion',
      );
    }
    let lifted = value;
    for (let version = from; version < current; version += 1) {
      const upgrader = upgraders[version];
      if (upgrader === undefined) throw new RangeError(`No upgrader from version ${version}.`);
      lifted = upgrader(lifted);
    }
    return { ok: true, value: lifted, from };
  };
}

/** Lifts a parsed JSON value to the current schema version. It is not validated here. */
export const upgrade = createUpgrade(UPGRADERS, CURRENT_VERSION);

function refuse(code: RecordFailure['code'], message: string, path?: string): UpgradeResult {
  return { ok: false, failure: { code, message, ...(path === undefined ? {} : { path }) } };
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
