/**
 * When a version is added: freeze a fixture of the version before in tests/fixtures/records (never edit it again), and add its
 * upgrader's cases here. The last test fails for an upgrader that no fixture goes through.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRecord, serialiseRecord } from '../../../../src/domain/investigation/serialise';
import {
  CURRENT_VERSION,
  UPGRADERS,
  createUpgrade,
  upgrade,
} from '../../../../src/domain/investigation/versions/upgrade';

const FIXTURES = 'tests/fixtures/records';

describe('the ladder', () => {
  const raise = (to: number) => (record: Readonly<Record<string, unknown>>) => ({
    ...record,
    schemaVersion: to,
    [`seen${to}`]: true,
  });

  it('lifts a record one version at a time, in order', () => {
    const lift = createUpgrade({ 1: raise(2), 2: raise(3) }, 3);
    expect(lift({ schemaVersion: 1 })).toEqual({
      ok: true,
      from: 1,
      value: { schemaVersion: 3, seen2: true, seen3: true },
    });
    expect(lift({ schemaVersion: 2 })).toEqual({
      ok: true,
      from: 2,
      value: { schemaVersion: 3, seen3: true },
    });
    const current = { schemaVersion: 3 };
    expect(lift(current)).toEqual({ ok: true, from: 3, value: current });
  });

  it('is refused at once when a step is missing or leads beyond the current version', () => {
    expect(() => createUpgrade({ 1: raise(2) }, 3)).toThrow('no step from version 2');
    expect(() => createUpgrade({ 2: raise(3) }, 3)).toThrow('no step from version 1');
    expect(() => createUpgrade({ 1: raise(2), 2: raise(3) }, 2)).toThrow('not below 2');
    expect(() => createUpgrade({ 0: raise(1) }, 1)).toThrow('not below 1');
  });

  it('does not touch a newer record, and says which version it is', () => {
    const result = upgrade({ schemaVersion: CURRENT_VERSION + 1 });
    expect(result).toMatchObject({ ok: false, failure: { code: 'newer version' } });
    expect(result.ok ? '' : result.failure.message).toContain(`version ${CURRENT_VERSION + 1}`);
  });

  it.each([
    null,
    1,
    'x',
    [],
    {},
    { schemaVersion: null },
    { schemaVersion: '1' },
    { schemaVersion: -1 },
  ])('refuses %j', (value) => {
    expect(upgrade(value)).toMatchObject({ ok: false, failure: { code: 'not a record' } });
  });
});

describe('records of every version', () => {
  const files = readdirSync(FIXTURES).filter((file) => /^v\d+-.+\.json$/.test(file));
  const versionOf = (file: string) => Number(/^v(\d+)-/.exec(file)?.[1]);

  it.each(files)('%s opens, and stays the same from then on', (file) => {
    const parsed = parseRecord(readFileSync(`${FIXTURES}/${file}`, 'utf8'));
    if (!parsed.ok) throw new Error(parsed.failure.message);
    expect(parsed.upgradedFrom ?? CURRENT_VERSION).toBe(versionOf(file));
    const again = parseRecord(serialiseRecord(parsed.record));
    if (!again.ok) throw new Error(again.failure.message);
    expect(serialiseRecord(again.record)).toBe(serialiseRecord(parsed.record));
  });

  it('include one of the current version and one for every upgrader', () => {
    const versions = new Set(files.map(versionOf));
    for (const version of [...Object.keys(UPGRADERS).map(Number), CURRENT_VERSION]) {
      expect(versions).toContain(version);
    }
  });
});
