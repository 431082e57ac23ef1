/** The error-budget workbench: on a target of the record in step 7, and by itself on its own page. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { STEP_PAGES } from '../support/addresses';
import type { Handbook } from '../support/handbook';
import { expect, hydrated, test, wakeWidgets } from '../support/test';
import type { Widget } from '../support/widgets/widget';

const TOOL = '/tools/slo';
const PAIRS = 'Multi-window burn-rate alerts';

async function openTool(handbook: Handbook): Promise<Widget> {
  await handbook.open(TOOL);
  return handbook.widget('error-budget').wake();
}

/** A record with one target at 99 % over 30 days, as its percentile implies. */
async function openWithTarget(handbook: Handbook): Promise<Widget> {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.add({
    metric: 'Time to first token (TTFT)',
    statistic: 'p99',
    threshold: '500 ms',
  });
  await sloTargets.saved();
  await handbook.open(STEP_PAGES[7]);
  return handbook.widget('error-budget').wake();
}

function row(within: Locator, table: string, name: string | RegExp): Locator {
  return within
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({
      has: within.page().getByRole('rowheader', { name, exact: true }),
    });
}

test('a budget in per cent, minutes and requests: 0.1 % of a million is 1000', async ({
  handbook,
}) => {
  const widget = await openTool(handbook);
  const budget = widget.part('Objective and budget');
  await widget.commit(budget.getByLabel('Good requests, in per cent'), '99,9 %');
  await widget.commit(budget.getByLabel(/^Window, in/), '4 weeks');
  await expect(budget.getByLabel('Window, in days')).toHaveValue('28');
  await widget.commit(budget.getByLabel(/^Window, in/), '720 h');
  await expect(budget.getByLabel('Window, in days')).toHaveValue('30');
  await widget.commit(budget.getByLabel('Requests', { exact: true }), '1 000 000 per 30 d');
  await expect(budget.getByLabel('Per', { exact: true })).toHaveValue('2592000');
  await expect(row(budget, 'Error budget', 'In bad requests')).toContainText('1000');
  await expect(row(budget, 'Error budget', 'In minutes of complete failure')).toContainText(
    '43.2 min',
  );
});

test('the pairs of table 5-8, and one that can never fire at 90 %', async ({ handbook }) => {
  const widget = await openTool(handbook);
  const alerts = widget.part('Alerts on the burn rate');
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('14.4');
  await expect(row(alerts, PAIRS, '6 h and 30 min')).toContainText('6');
  await expect(row(alerts, PAIRS, '3 d and 6 h')).toContainText('1');
  await widget.commit(widget.field('Good requests, in per cent'), '90');
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('never');
  await expect(alerts).toContainText('The alert over 1 h can never fire');
});

test('little traffic is named: one bad request of ten in an hour', async ({ handbook }) => {
  const widget = await openTool(handbook);
  const budget = widget.part('Objective and budget');
  await widget.commit(budget.getByLabel('Requests', { exact: true }), '10 / h');
  await expect(budget).toContainText('the budget is 7.2 bad requests, fewer than 10');
  await expect(budget).toContainText('One bad request in 1 h is a burn rate of 100');
});

test('an outage: when the page fires and ends, as promtool measured it', async ({ handbook }) => {
  const widget = await openTool(handbook);
  const outage = widget.part('An outage to try');
  await widget.commit(outage.getByLabel('Bad requests, in per cent'), '100');
  await widget.commit(outage.getByLabel(/^It lasts, in/), '10 min');
  // 99.9 % over 30 days: 0.0144 × 60 min; ends with the 30 min window of the second pair.
  await expect(row(outage, 'When each alert fires and ends', 'Page')).toContainText('0.864');
  await expect(row(outage, 'When each alert fires and ends', 'Page')).toContainText('29.82');
  await expect(outage.getByRole('img')).toHaveAccessibleDescription(
    /both above 14.4 from 0.864 min on/,
  );
  await widget.commit(outage.getByLabel(/^It lasts, in/), '30 s');
  await expect(row(outage, 'When each alert fires and ends', 'Page')).toContainText('never');
});

test('what was spent, from counts and from minutes of outage', async ({ handbook }) => {
  const widget = await openTool(handbook);
  const spent = widget.part('Spent so far');
  await widget.commit(spent.getByLabel('Good', { exact: true }), '2 999 950');
  await widget.commit(spent.getByLabel('Bad', { exact: true }), '50');
  await widget.commit(spent.getByLabel(/^Within, in/), '1 h');
  await expect(row(spent, 'Budget spent so far', 'Burn rate')).toContainText('0.01667');
  await spent.getByText('Time of outage').click();
  await widget.commit(spent.getByLabel(/^Everything failed for/), '25 min');
  await widget.commit(spent.getByLabel(/^Within, in/), '7 d');
  await expect(row(spent, 'Budget spent so far', 'Burn rate')).toContainText('2.48');
  await expect(
    row(spent, 'Budget spent so far', 'Left in minutes of complete failure'),
  ).toContainText('18.2 min');
  await widget.commit(spent.getByLabel(/^Within, in/), '31 d');
  await expect(spent).toContainText('within the window of 30 d');
});

test('objective and pairs are the record’s: there after a reload, in the export, and undone', async ({
  handbook,
  page,
}) => {
  const widget = await openWithTarget(handbook);
  await expect(widget.field('Good requests, in per cent')).toHaveValue('99');
  await widget.commit(widget.field('Good requests, in per cent'), '99.9');
  await widget.commit(widget.field(/^Window, in/), '28 d');
  const alerts = widget.part('Alerts on the burn rate');
  await alerts.getByText('Change the pairs').click();
  await widget.button('Use the four pairs').click();
  await expect(alerts).toContainText('four pairs of the workbook’s rule listing');
  const first = alerts.getByRole('list', { name: 'Pairs of windows' }).locator('> li').first();
  await widget.commit(first.getByLabel('Of the budget, in per cent'), '5');
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('33.6');
  await widget.commit(first.getByLabel(/^Short window/), '2 h');
  await expect(first).toContainText('Type less than the 1 h of the long window.');
  await widget.undo();
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('13.44');
  await widget.redo();
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('33.6');
  await widget.saved();

  await page.reload();
  await hydrated(page);
  await widget.wake();
  await expect(row(alerts, PAIRS, '1 h and 5 min')).toContainText('33.6');
  const record = await handbook.exportFromWorkspace();
  expect(record.baseline.targets[0]?.objective).toEqual({ target: 0.999, window: 28 * 86_400 });
  expect(record.monitoring.rules?.pairs).toHaveLength(4);
  expect(record.monitoring.rules?.pairs?.[0]).toEqual({
    severity: 'page',
    budgetShare: 0.05,
    longWindow: 3600,
    shortWindow: 300,
  });
});

test('one to try is kept nowhere, and a bad share is refused in words', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  await widget.field('Objective of').selectOption({ label: 'No target: one to try' });
  await widget.commit(widget.field('Good requests, in per cent'), '95');
  await widget.commit(widget.field('Good requests, in per cent'), '100');
  await expect(widget.root).toContainText('Type a share between 0 and 100 %, both excluded');
  const { baseline, monitoring } = await handbook.exportFromWorkspace();
  expect(baseline.targets[0]).not.toHaveProperty('objective');
  expect(monitoring).not.toHaveProperty('rules');
});

test('by keyboard alone, from the outage to the data behind the chart', async ({
  handbook,
  page,
}) => {
  const widget = await openTool(handbook);
  const outage = widget.part('An outage to try');
  await outage.getByLabel('Bad requests, in per cent').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Tab');
  await expect(outage.getByLabel(/^It lasts, in/)).toBeFocused();
  await expect(outage).toContainText('20 % of the requests are bad for 1 h');
  await outage.getByText('Show the data').focus();
  await page.keyboard.press('Enter');
  await expect(outage.getByRole('table', { name: 'the numbers of the chart' })).toBeVisible();
});

test('with the editor and the data open it passes axe and fits a phone', async ({
  handbook,
  page,
}) => {
  const widget = await openTool(handbook);
  await widget.root.getByText('Change the pairs').click();
  await widget.root.getByText('Show the data').click();
  await widget.commit(widget.field('Good requests, in per cent'), '90');
  await wakeWidgets(page);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `horizontal overflow at ${width} px`).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) })),
    ).toEqual([]);
  }
});
