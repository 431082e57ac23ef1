/** One writer per record: other tabs of the browser follow it, may take over, and nothing that anyone typed is lost. */
import type { Page } from '@playwright/test';
import { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';

const FOLLOWS =
  'This record is being edited in another tab. It is shown here as it was last saved.';

async function openSecondTab(page: Page): Promise<Handbook> {
  const second = new Handbook(await page.context().newPage());
  await second.openWorkspace();
  return second;
}

async function expectFollower({ recordPanel }: Handbook): Promise<void> {
  await expect(recordPanel.root.getByText(FOLLOWS)).toBeVisible();
  await expect(recordPanel.title).not.toBeEditable();
}

async function expectWriter({ recordPanel }: Handbook): Promise<void> {
  await expect(recordPanel.title).toBeEditable();
  await expect(recordPanel.root.getByText(FOLLOWS)).toHaveCount(0);
}

test('a second tab of the same record is read-only and says so', async ({ handbook, page }) => {
  await handbook.startRecord('Two tabs');
  const second = await openSecondTab(page);
  await expectFollower(second);
  await expect(second.recordPanel.title).toHaveValue('Two tabs');
  await expectWriter(handbook);
});

test('the second tab shows what the first one saves', async ({ handbook, page }) => {
  await handbook.startRecord('Before');
  const second = await openSecondTab(page);
  await handbook.recordPanel.title.fill('After');
  await expect(second.recordPanel.title).toHaveValue('After');
  await expect(second.recordPanel.row('After')).toHaveCount(1);
  await expectFollower(second);
});

test('the second tab can take over at any moment, and the first one turns read-only without losing a letter', async ({
  handbook,
  page,
}) => {
  await handbook.startRecord('Handed over');
  const second = await openSecondTab(page);
  await handbook.recordPanel.title.press('End');
  await handbook.recordPanel.title.pressSequentially(', typed to the last moment', { delay: 5 });
  // Nothing waits for "Saved": the first tab still has this edit to write.
  await second.recordPanel.root.getByRole('button', { name: 'Edit in this tab' }).first().click();
  await expectWriter(second);
  await expectFollower(handbook);
  await expect(second.recordPanel.title).toHaveValue('Handed over, typed to the last moment');

  await second.recordPanel.title.press('End');
  await second.recordPanel.title.pressSequentially(', and on', { delay: 5 });
  await second.recordPanel.saved();
  await expect(handbook.recordPanel.title).toHaveValue(
    'Handed over, typed to the last moment, and on',
  );
  const { title } = await second.recordPanel.exportRecord();
  expect(title).toBe('Handed over, typed to the last moment, and on');
  await expect(second.recordPanel.library.locator('tbody').getByRole('row')).toHaveCount(1);
});

test('the first tab can take the record back', async ({ handbook, page }) => {
  await handbook.startRecord('There and back');
  const second = await openSecondTab(page);
  await second.recordPanel.button('Edit in this tab').click();
  await expectWriter(second);
  await handbook.recordPanel.button('Edit in this tab').click();
  await expectWriter(handbook);
  await expectFollower(second);
});

test('when the writing tab is closed, the other one becomes the writer with everything in it', async ({
  handbook,
  page,
}) => {
  await handbook.startRecord('Closed');
  const second = await openSecondTab(page);
  await expectFollower(second);
  await handbook.recordPanel.title.fill('Closed right after this');
  await handbook.recordPanel.saved();
  await page.close();
  await expectWriter(second);
  await expect(second.recordPanel.title).toHaveValue('Closed right after this');
});

test('two tabs on different records both write', async ({ handbook, page }) => {
  await handbook.startRecord('One');
  const second = await openSecondTab(page);
  await second.recordPanel.button('New record').click();
  await second.recordPanel.title.fill('Two');
  await second.recordPanel.saved();
  await handbook.recordPanel.title.fill('One, later');
  await handbook.recordPanel.saved();
  await expect(handbook.recordPanel.row('Two')).toHaveCount(1);
  await expect(second.recordPanel.row('One, later')).toHaveCount(1);
});
