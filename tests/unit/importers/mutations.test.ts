/**
 * Seeded damage to every fixture: an import never throws, never blames itself, and what it accepts is an intact run whose
 * measurement holds no number that is not finite.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRun } from '../../../src/domain/benchmark-run/check-run';
import { createMeasurement } from '../../../src/domain/investigation/create-measurement';
import { importBytes, readFixture } from '../../support/check-import';

const PER_FIXTURE = 100;
const FIXTURES = readdirSync(new URL('../../fixtures/imports/', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => /input\.\w+$/.test(name))
  // This one is never accepted: it asks what its columns are.
  .filter((name) => !name.includes('uncertain'));

/** mulberry32: enough spread for picking places, and the same places in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE = [
  '-1',
  '0',
  '-0.5',
  '1e308',
  '1e999',
  '-1e999',
  'NaN',
  'Infinity',
  '-Infinity',
  'null',
  'true',
  '""',
  '"x"',
  '"inf"',
  '[]',
  '{}',
  '[null]',
  '[[[]]]',
  '{"__proto__": {"unit": "ms"}}',
  '9007199254740993',
  '1.5',
  '"-1"',
];

type Random = ReturnType<typeof createRandom>;

function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = bytes.slice();
  for (let i = 0; i <= random(4); i += 1) damaged[random(damaged.length)] = random(256);
  return damaged;
}

function cutOut(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random(bytes.length);
  const end = Math.min(bytes.length, start + random(200));
  return new Uint8Array([...bytes.subarray(0, start), ...bytes.subarray(end)]);
}

function repeatPart(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random(bytes.length);
  const part = bytes.subarray(start, start + random(200));
  return new Uint8Array([...bytes.subarray(0, start), ...part, ...bytes.subarray(start)]);
}

/** Replaces one value after a colon, a comma or a bracket by a strange one. */
function replaceValue(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const values = [
    ...text.matchAll(
      /(?<=[:,[;\t]\s*)(?:-?[\d.]+(?:e[+-]?\d+)?|"[^"\n]*"|null|true|false|\[\]|\{\})/g,
    ),
  ];
  const value = values[random(values.length || 1)];
  if (!value) return bytes;
  const strange = STRANGE[random(STRANGE.length)] ?? '';
  return new TextEncoder().encode(
    text.slice(0, value.index) + strange + text.slice(value.index + value[0].length),
  );
}

const DAMAGES = [damageBytes, cutOut, repeatPart, replaceValue, replaceValue, replaceValue];

describe.each(FIXTURES)('%s, damaged', (path) => {
  it(`in ${PER_FIXTURE} ways`, async () => {
    const bytes = readFixture(path);
    const random = createRandom(path.length * 7919);
    let accepted = 0;
    for (let i = 0; i < PER_FIXTURE; i += 1) {
      const damage = DAMAGES[random(DAMAGES.length)] ?? damageBytes;
      const damaged = damage(damage === replaceValue ? replaceValue(bytes, random) : bytes, random);
      const result = await importBytes(damaged, 'unknown', 1 + random(5000));
      if (!result.ok) {
        expect(result.failure?.code, result.failure?.message).not.toBe('internal');
        continue;
      }
      accepted += 1;
      expect(result.runs.length).toBeGreaterThan(0);
      for (const run of result.runs) {
        expect(checkRun(run)).toEqual([]);
        const { values, counts } = createMeasurement(run, {
          id: 'a',
          addedAt: '2026-01-01T00:00:00Z',
        });
        for (const { value } of values) expect(Number.isFinite(value) && value >= 0).toBe(true);
        for (const count of Object.values(counts)) expect(Number.isSafeInteger(count)).toBe(true);
      }
    }
    // Damage to a name or a text does not make a file unreadable: a test in which all are refused would test nothing.
    expect(accepted).toBeGreaterThan(0);
  });
});
