/** The records in this browser: new, open, duplicate, bin and back, status, undo and redo, earlier states. */
import type { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';

/** Makes two records; the second is open. */
async function startTwo(handbook: Handbook): Promise<void> {
  await handbook.startRecord('First');
  await handbook.recordPanel.button('New record').click();
  await expect(handbook.recordPanel.title).toHaveValue('Untitled investigation');
  await handbook.recordPanel.title.fill('Second');
  await handbook.recordPanel.saved();
}

test('a new record is empty, and the old one stays in the library', async ({ handbook }) => {
  await startTwo(handbook);
  const { recordPanel } = handbook;
  await expect(recordPanel.row('First')).toHaveCount(1);
  await expect(recordPanel.row('Second')).toContainText('open');
  const record = await recordPanel.exportRecord();
  expect(record.title).toBe('Second');
  expect(record.measurements).toEqual([]);
});

test('a blank record that nobody has edited is not kept', async ({ handbook }) => {
  await handbook.startRecord('Only one');
  await handbook.recordPanel.button('New record').click();
  await expect(handbook.recordPanel.title).toHaveValue('Untitled investigation');
  await handbook.recordPanel.button('Open Only one').click();
  await expect(handbook.recordPanel.title).toHaveValue('Only one');
  await expect(handbook.recordPanel.library.locator('tbody').getByRole('row')).toHaveCount(1);
});

test('a record can be opened from the library, and is the open one after a reload', async ({
  handbook,
}) => {
  await startTwo(handbook);
  const { recordPanel } = handbook;
  await recordPanel.button('Open First').click();
  await expect(recordPanel.title).toHaveValue('First');
  await handbook.openWorkspace();
  await expect(recordPanel.title).toHaveValue('First');
  await expect(recordPanel.row('First')).toContainText('open');
});

test('a duplicate is a record of its own with the same content', async ({ handbook }) => {
  await handbook.startRecord('Original');
  const { recordPanel } = handbook;
  const original = await recordPanel.exportRecord();
  await recordPanel.button('Duplicate').click();
  await expect(recordPanel.title).toHaveValue('Original (copy)');
  const copy = await recordPanel.exportRecord();
  expect(copy.id).not.toBe(original.id);
  const { id, title, createdAt, modifiedAt, revision } = original;
  expect({ ...copy, id, title, createdAt, modifiedAt, revision }).toEqual(original);
  await recordPanel.title.fill('Changed');
  await recordPanel.saved();
  await expect(recordPanel.row('Original')).toHaveCount(1);
});

test('a deleted record goes to the bin and comes back with undo', async ({ handbook }) => {
  await startTwo(handbook);
  const { recordPanel } = handbook;
  await recordPanel.button('Delete First').click();
  await expect(recordPanel.root.getByText('“First” was moved to the bin.')).toBeVisible();
  await expect(recordPanel.row('First')).toHaveCount(0);
  await recordPanel.button('Undo').click();
  await expect(recordPanel.row('First')).toHaveCount(1);
});

test('a deleted record can be restored from the bin after a reload, with everything in it', async ({
  handbook,
}) => {
  await startTwo(handbook);
  const { recordPanel } = handbook;
  const before = await recordPanel.exportJson();
  await recordPanel.button('Delete Second').click();
  await expect(recordPanel.title).toHaveValue('Untitled investigation');
  await expect(recordPanel.row('Second')).toHaveCount(0);
  await handbook.openWorkspace();
  await recordPanel.root.getByText('Bin: 1 record').click();
  await recordPanel.button('Restore Second').click();
  await expect(recordPanel.title).toHaveValue('Second');
  expect((await recordPanel.exportJson()).text).toBe(before.text);
  await expect(recordPanel.root.getByText(/^Bin:/)).toHaveCount(0);
});

test('the status is kept and shown in the library', async ({ handbook }) => {
  await handbook.startRecord('With a status');
  const { recordPanel } = handbook;
  await recordPanel.field('Status').selectOption('in review');
  await recordPanel.saved();
  await expect(recordPanel.row('With a status')).toContainText('in review');
  await handbook.openWorkspace();
  await expect(recordPanel.field('Status')).toHaveValue('in review');
  expect((await recordPanel.exportRecord()).status).toBe('in review');
});

test('undo and redo go back and forth over edits of different widgets', async ({ handbook }) => {
  await handbook.startRecord('Undone');
  const { recordPanel, sloTargets } = handbook;
  await sloTargets.choosePreset('GuideLLM: chat');
  await expect(sloTargets.items).toHaveCount(2);
  await recordPanel.field('Status').selectOption('verified');
  await sloTargets.undo();
  await expect(recordPanel.field('Status')).toHaveValue('draft');
  await sloTargets.undo();
  await expect(sloTargets.items).toHaveCount(0);
  await sloTargets.undo();
  await expect(recordPanel.title).toHaveValue('Untitled investigation');
  await expect(sloTargets.root.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  for (let step = 0; step < 3; step += 1) await sloTargets.redo();
  await expect(recordPanel.title).toHaveValue('Undone');
  await expect(sloTargets.items).toHaveCount(2);
  await expect(recordPanel.field('Status')).toHaveValue('verified');
  await expect(sloTargets.button('Redo')).toHaveCount(0);
  await sloTargets.saved();
  expect((await handbook.exportFromWorkspace()).status).toBe('verified');
});

test('an earlier state can be brought back, and that can be undone', async ({ handbook }) => {
  await handbook.startRecord('As it was');
  const { recordPanel } = handbook;
  // A state is kept when the record is opened.
  await handbook.openWorkspace();
  await recordPanel.title.fill('As it became');
  await recordPanel.saved();
  await recordPanel.root.getByText('Earlier states of this record').click();
  await recordPanel.button('Look them up').click();
  await recordPanel.root
    .getByRole('button', { name: /^Bring back the state of change/ })
    .first()
    .click();
  await expect(recordPanel.title).toHaveValue('As it was');
  await recordPanel.saved();
  await recordPanel.undo();
  await expect(recordPanel.title).toHaveValue('As it became');
});

test('the example record opens as a copy of its own and can be edited', async ({ handbook }) => {
  await handbook.startRecord('Mine');
  const { recordPanel } = handbook;
  await recordPanel.button('Open an example record').click();
  await expect(recordPanel.title).not.toHaveValue('Mine');
  await recordPanel.title.fill('The example, edited');
  await recordPanel.saved();
  await expect(recordPanel.row('Mine')).toHaveCount(1);
  await expect(recordPanel.row('The example, edited')).toHaveCount(1);
});
