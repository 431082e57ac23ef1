/**
 * Nothing private of a result file reaches a record or what is exported of it. The fixtures carry the word SECRET wherever a real
 * file could carry a key, a header, a prompt, an answer or a person's name.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMeasurement } from '../../../src/domain/investigation/create-measurement';
import { createProfileDataItem } from '../../../src/domain/investigation/create-profile-data-item';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { addItem, addMeasurement } from '../../../src/domain/investigation/edit';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { exportCsv } from '../../../src/exporters/csv';
import { exportMarkdown } from '../../../src/exporters/markdown';
import { importBytes, readFixture } from '../../support/check-import';

const WORD = 'SECRET';
const FIXTURES = readdirSync(new URL('../../fixtures/imports/', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => /input[\w.-]*$/.test(name))
  .filter((name) => new TextDecoder().decode(readFixture(name)).includes(WORD));

it('there are fixtures of many tools with private content', () => {
  const tools = new Set(FIXTURES.map((name) => name.split('/')[0]));
  expect(tools.size).toBeGreaterThan(15);
});

describe.each(FIXTURES)('%s', (name) => {
  it('gives a record and exports without anything private', async () => {
    const result = await importBytes(readFixture(name), 'result');
    expect(JSON.stringify(result)).not.toContain(WORD);
    if (!result.ok) return;
    let record = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z', title: 'Secrets' });
    for (const [index, run] of result.runs.entries()) {
      const measurement = createMeasurement(run, {
        id: `m${index}`,
        addedAt: '2026-11-24T08:00:00Z',
      });
      record = addMeasurement(record, measurement);
    }
    for (const [index, profile] of result.profiles.entries())
      record = addItem(record, 'dataItems', createProfileDataItem(profile, { id: `d${index}` }));
    for (const text of [
      serialiseRecord(record),
      exportMarkdown(record, { flavour: 'file' }),
      exportCsv(record),
    ])
      expect(text).not.toContain(WORD);
    // Said as a kind of private content, by the name of the field that was not read, or as lines that were left out.
    const { secretsDropped, unknownFields, dropped } = result.report;
    expect(secretsDropped.length + unknownFields.length + dropped.length).toBeGreaterThan(0);
  });
});
