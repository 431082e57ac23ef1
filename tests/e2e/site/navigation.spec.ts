/** Going from page to page inside the site: the record comes along, the widgets wake, and a wrong address leads back. */
import { HOME, SCENARIO_PAGE, WORKSPACE } from '../support/addresses';
import { expect, test, wakeWidgets } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

test('the record goes along through the links of the site without a reload, and so does undo', async ({
  handbook,
  page,
}) => {
  await handbook.open(HOME);
  await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
  await handbook.sloTargets.choosePreset('GuideLLM: chat');
  // At once, while the edit is not saved yet.
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Workspace' })
    .click();
  await expect(page).toHaveURL(WORKSPACE);
  await handbook.sloTargets.wake();
  await expect(handbook.sloTargets.items).toHaveCount(2);

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Investigate' })
    .click();
  await expect(page).toHaveURL(SCENARIO_PAGE);
  await page
    .getByRole('navigation', { name: 'Docs sidebar' })
    .getByRole('link', { name: '4 Hypotheses' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Analyse and hypothesise');
  await wakeWidgets(page);
  const board = handbook.widget('hypothesis-board');
  await (
    await new ItemList(board.root, 'Hypotheses', 'hypothesis').add()
  )
    .getByLabel('Hypothesis', { exact: true })
    .fill('Carried along');

  await page.goBack();
  await expect(page).toHaveURL(SCENARIO_PAGE);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Analyse and hypothesise');
  await wakeWidgets(page);
  await expect(board.field('Hypothesis')).toHaveValue('Carried along');
  await board.undo();
  await expect(board.field('Hypothesis')).toHaveValue('');
  expect(await page.evaluate(() => Reflect.get(window, 'sameDocument') as unknown)).toBe(true);
});

test('a page that is reached inside the site never shows the example in place of the reader’s record', async ({
  handbook,
  page,
}) => {
  await handbook.startRecord('Mine');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Investigate' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Performance investigation');
  await wakeWidgets(page);
  await expect(page.getByText('An example with made-up numbers.')).toHaveCount(0);
  await handbook.recordPanel.wake();
  await expect(handbook.recordPanel.title).toHaveValue('Mine');
});

test.describe('an address without a page', () => {
  // The browser reports the status of the document itself.
  test.use({ provoked: /the server responded with a status of 404/ });

  test('says so, and leads to the record and the handbook', async ({ handbook, page }) => {
    await handbook.startRecord('Still there');
    const response = await page.goto('/docs/no-such-page');
    expect(response?.status()).toBe(404);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(
      'There is no page at this address',
    );
    await expect(main.getByRole('link')).not.toHaveCount(0);
    await main.getByRole('link', { name: 'Your investigation record' }).click();
    await expect(page).toHaveURL(WORKSPACE);
    await handbook.recordPanel.wake();
    await expect(handbook.recordPanel.title).toHaveValue('Still there');
  });
});
