/** The loop: seven steps as links, with the progress of the open record. */
import { HOME, STEP_PAGES } from '../support/addresses';
import { expect, test, wakeWidgets } from '../support/test';

const PROOF = 'Evidence: number of measured requests';
const ITEM = 'Collect enough requests for the percentile of the target';

test('an answered checklist item is counted in the loop of another page, and undo takes it out', async ({
  handbook,
  page,
}) => {
  await handbook.open(STEP_PAGES[1]);
  const checklist = await handbook.checklist(1).wake();
  await checklist.answer(ITEM, 'Done');
  await checklist.item(ITEM).getByLabel(PROOF).fill('500 requests');
  await checklist.saved();

  // Inside the site, where undo goes along.
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'LLM Performance Handbook' })
    .click();
  await expect(page).toHaveURL(HOME);
  const loop = await handbook.widget('investigation-loop').wake();
  const steps = loop.root
    .getByRole('navigation', { name: 'Steps of the investigation' })
    .getByRole('link');
  await expect(steps).toHaveCount(7);
  await expect(steps.nth(0)).toContainText('In progress, 1 of 9 checks');
  await expect(steps.nth(1)).toContainText('Not started, 0 of');

  await steps.nth(0).click();
  await expect(page).toHaveURL(STEP_PAGES[1]);
  // A page that is reached inside the site has no server HTML for its widgets until they wake.
  await wakeWidgets(page);
  await expect(checklist.item(ITEM).getByLabel(PROOF)).toHaveValue('500 requests');
  await checklist.undo();
  await checklist.undo();
  await expect(checklist.item(ITEM).getByRole('radio', { name: 'Open' })).toBeChecked();
  await page.goBack();
  await expect(steps.nth(0)).toContainText('Not started, 0 of 9 checks');
});

test('a skipped item is counted apart', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[1]);
  const checklist = await handbook.checklist(1).wake();
  await checklist.answer(ITEM, 'Skip');
  await checklist.saved();
  await handbook.open(HOME);
  const loop = await handbook.widget('investigation-loop').wake();
  await expect(loop.root.getByRole('link', { name: /Define and measure baseline/ })).toContainText(
    '0 of 9 checks, 1 skipped',
  );
});
