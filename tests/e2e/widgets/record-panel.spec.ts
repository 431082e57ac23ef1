/** The record panel on a page of the handbook: the same record as in the workspace. What it does with records: record/. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

test('a title given in the panel of step 7 is the workspace’s and the exported record’s', async ({
  handbook,
}) => {
  const { recordPanel } = handbook;
  await handbook.open(STEP_PAGES[7]);
  await recordPanel.wake();
  await recordPanel.title.fill('Slow first token');
  await recordPanel.saved();
  const record = await handbook.exportFromWorkspace();
  await expect(recordPanel.title).toHaveValue('Slow first token');
  expect(record.title).toBe('Slow first token');
  const { name } = await recordPanel.exportJson();
  expect(name).toBe(`${record.modifiedAt.slice(0, 10)}-slow-first-token.json`);
});

test('it announces saving in one place, and claims nothing before there is something to save', async ({
  handbook,
}) => {
  const { recordPanel } = handbook;
  await handbook.openWorkspace();
  await expect(recordPanel.status).toHaveText('Nothing to save yet');
  await recordPanel.title.fill('Something');
  await expect(recordPanel.status).toHaveText(/^(Not saved yet|Saving …|Saved)$/);
  await recordPanel.saved();
  await expect(handbook.page.getByRole('status').filter({ hasText: /^Saved$/ })).toHaveCount(1);
});

test('undo takes a title back', async ({ handbook }) => {
  const { recordPanel } = handbook;
  await handbook.openWorkspace();
  await recordPanel.title.fill('A slip');
  await recordPanel.undo();
  await expect(recordPanel.title).toHaveValue('Untitled investigation');
});

test('a tab that only follows can still export, print and open other records, and change nothing', async ({
  handbook,
}) => {
  await handbook.startRecord('Seen there');
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[7],
    widget: (second) => second.recordPanel,
    // An import opens a record of its own.
    fields: ['Choose a file'],
    buttons: [
      'New record',
      'Duplicate',
      'Open an example record',
      /^Download /,
      /^Copy for /,
      'Print the record',
      'Choose a file',
      'Look them up',
      // A record can be moved to the bin from any tab; the tab that edits it keeps what it has.
      /^Delete /,
    ],
  });
  await expect(there.field('Title')).toHaveValue('Seen there');
});
