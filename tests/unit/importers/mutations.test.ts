/**
 * Seeded damage to every fixture: an import never throws, never blames itself, and what it accepts is an intact run whose
 * measurement holds no number that is not finite.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importBytes, readFixture } from '../../support/check-import';
import { createRandom, damage } from '../../support/damage';
import { findProblem } from '../../support/find-problem';

const PER_FIXTURE = 100;
const FIXTURES = readdirSync(new URL('../../fixtures/imports/', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
}).filter((name) => /input[\w.-]*$/.test(name));

describe.each(FIXTURES)('%s, damaged', (path) => {
  it(`in ${PER_FIXTURE} ways`, async () => {
    const bytes = readFixture(path);
    const random = createRandom(path.length * 7919);
    for (let i = 0; i < PER_FIXTURE; i += 1) {
      const problem = await findProblem(damage(bytes, random), 1 + random(5_000));
      expect(problem, `number ${i}`).toBeNull();
    }
  });
});

it('accepts some damaged files, so that what it accepts is tested as well', async () => {
  let accepted = 0;
  for (const path of FIXTURES) {
    const random = createRandom(path.length);
    for (let i = 0; i < 10; i += 1)
      if ((await importBytes(damage(readFixture(path), random))).ok) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(FIXTURES.length);
});
