import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import {
  EXPORTER,
  checkRecord,
  parseRecord,
  serialiseRecord,
} from '../../../../src/domain/investigation/serialise';
import { arbitraryRecord } from '../../../support/arbitrary-record';

const blank = createRecord({ id: 'r1', now: '2026-11-24T08:00:00Z' });
const blankText = serialiseRecord(blank);

function parsedBlank(
  change: (json: Record<string, unknown>) => void,
): ReturnType<typeof parseRecord> {
  const json = JSON.parse(blankText) as Record<string, unknown>;
  change(json);
  return parseRecord(JSON.stringify(json));
}

function failureOf(text: string) {
  const result = parseRecord(text);
  if (result.ok) throw new Error('was read');
  return result.failure;
}

describe('a record as text and back', () => {
  it('is the same record, and the same text again, for any record', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(checkRecord(record)).toBeNull();
        const text = serialiseRecord(record);
        const parsed = parseRecord(text);
        if (!parsed.ok) throw new Error(parsed.failure.message);
        expect(parsed.record).toEqual({
          ...record,
          $schema: parsed.record.$schema,
          exporter: EXPORTER,
        });
        expect(serialiseRecord(parsed.record)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('has the same text whatever order its keys were set in', () => {
    const reversed = Object.fromEntries(Object.entries(blank).reverse()) as typeof blank;
    const withMaps = (keys: readonly string[]) => ({
      ...blank,
      fit: Object.fromEntries(keys.map((key) => [key, { state: 'unknown' as const }])),
    });
    expect(serialiseRecord(reversed)).toBe(blankText);
    expect(serialiseRecord(withMaps(['b', 'a', 'c']))).toBe(
      serialiseRecord(withMaps(['c', 'b', 'a'])),
    );
  });

  it('keeps the reader’s own fields at every level', () => {
    const result = parsedBlank((json) => {
      json['x-team'] = { deep: [1, null, 'two'] };
      json.system = { components: [], 'x-rack': 'B7' };
    });
    if (!result.ok) throw new Error(result.failure.message);
    const again = JSON.parse(serialiseRecord(result.record)) as Record<
      string,
      Record<string, unknown>
    >;
    expect(again['x-team']).toEqual({ deep: [1, null, 'two'] });
    expect(again.system?.['x-rack']).toBe('B7');
  });

  it('leaves out what is undefined, and keeps minus zero and half a surrogate pair', () => {
    const record = { ...blank, owner: undefined, title: '\ud800', 'x-zero': -0 };
    const parsed = parseRecord(serialiseRecord(record));
    if (!parsed.ok) throw new Error(parsed.failure.message);
    expect(Object.hasOwn(parsed.record, 'owner')).toBe(false);
    expect(parsed.record.title).toBe('\ud800');
    expect(Object.is(Reflect.get(parsed.record, 'x-zero'), -0)).toBe(true);
  });

  it('names its schema first and the program of package.json', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      string
    >;
    expect(blankText).toMatch(
      /^\{\n {2}"\$schema": "urn:llm-performance-handbook:investigation-record:v1",\n/,
    );
    expect(EXPORTER).toBe(`${name ?? ''}@${version ?? ''}`);
    expect(blankText.endsWith('}\n')).toBe(true);
  });
});

describe('text that is not a record', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['\uFEFF', 'empty'],
    [blankText.slice(0, -10), 'damaged'],
    ['<html>', 'damaged'],
    ['[]', 'not a record'],
    ['null', 'not a record'],
    ['"text"', 'not a record'],
    ['{}', 'not a record'],
    ['{"schemaVersion": "1"}', 'not a record'],
    ['{"schemaVersion": 0}', 'not a record'],
    ['{"schemaVersion": 1.5}', 'not a record'],
    ['{"schemaVersion": 2}', 'newer version'],
    ['{"schemaVersion": 1}', 'invalid'],
  ])('%j is %s', (text, code) => {
    const failure = failureOf(text);
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/^This .+\.$/);
  });

  it('may begin with a byte-order mark', () => {
    expect(parseRecord(`\uFEFF${blankText}`).ok).toBe(true);
  });

  it('says where it is wrong', () => {
    const failure = failureOf(
      serialiseRecord(blank).replace('"targets": []', '"targets": [{"id": "t1"}]'),
    );
    expect(failure.path).toBe('baseline.targets[0].metric');
    expect(failure.message).toContain('baseline.targets[0].metric');
  });

  it.each([
    ['a field nobody knows', { titel: 'x' }, 'titel'],
    ['a number that is not one', { revision: '1' }, 'revision'],
    ['a metric nobody knows', undefined, 'ttft'],
  ])('refuses %s', (_name, change, mentioned) => {
    const text =
      change === undefined
        ? blankText.replace(
            '"targets": []',
            '"targets": [{"id":"t","metric":"ttft","statistic":"p99","comparator":"<=","threshold":1}]',
          )
        : JSON.stringify({ ...(JSON.parse(blankText) as object), ...change });
    const failure = failureOf(text);
    expect(failure.code).toBe('invalid');
    expect(`${failure.message} ${failure.path ?? ''}`).toContain(
      mentioned === 'ttft' ? 'metric' : mentioned,
    );
  });

  it('refuses two entries with one id, and counts that do not add up', () => {
    const timeline = Array.from({ length: 2 }, () => ({
      id: 'same',
      at: { at: '2026-11-24T08:00:00Z' },
      event: 'x',
    }));
    expect(checkRecord({ ...blank, timeline })?.message).toContain('same id');
    const measurement = {
      id: 'm',
      label: 'm',
      origin: 'typed' as const,
      addedAt: '2026-11-24T08:00:00Z',
      counts: {},
      values: [],
      definitions: [],
      notes: [],
    };
    const distribution = { kind: 'log2-7' as const, count: 3, zeros: 1, sum: 1, min: 0, max: 1 };
    const withBuckets = (buckets: readonly (readonly [number, number])[]) =>
      checkRecord({
        ...blank,
        measurements: [
          {
            ...measurement,
            distributions: { time_to_first_token: { ...distribution, buckets } },
          },
        ],
      });
    expect(withBuckets([[5, 2]])).toBeNull();
    expect(withBuckets([[5, 1]])?.message).toContain('add up');
    expect(
      withBuckets([
        [5, 1],
        [5, 1],
      ])?.message,
    ).toContain('ascend');
  });
});

describe('hostile text', () => {
  it('is refused above 8 MiB without being parsed', () => {
    expect(failureOf(' '.repeat(8 * 1024 * 1024 + 1)).code).toBe('too large');
    expect(failureOf(' '.repeat(8 * 1024 * 1024)).code).toBe('empty');
  });

  it('is refused beyond 64 levels, also at a depth that overflows recursive code', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(failureOf(nested(64)).code).toBe('not a record');
    expect(failureOf(nested(65)).code).toBe('too deep');
    expect(failureOf(nested(200_000)).code).toBe('too deep');
  });

  it('is refused beyond 500,000 values', () => {
    expect(failureOf(`[${'0,'.repeat(499_998)}0]`).code).toBe('not a record');
    expect(failureOf(`[${'0,'.repeat(499_999)}0]`).code).toBe('too large');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('cannot bring in a key named %s', (key) => {
    const text = blankText.replace('"fit": {}', `"fit": {"${key}": {"state": "unknown"}}`);
    expect(failureOf(text)).toMatchObject({ code: 'invalid', path: key });
    expect(failureOf(blankText.replace('"id": "r1"', `"id": "${key}"`)).code).toBe('invalid');
    expect(Reflect.get({}, 'state')).toBeUndefined();
  });

  it('never throws, for any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseRecord(text).ok).toBe(false);
      }),
    );
  });

  it('never throws, for a record cut or changed anywhere', () => {
    fc.assert(
      fc.property(fc.nat(blankText.length - 2), fc.string({ maxLength: 3 }), (at, inserted) => {
        parseRecord(blankText.slice(0, at) + inserted + blankText.slice(at + 1));
        expect(parseRecord(blankText.slice(0, at)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
