/** The monitoring plan: error budgets from the targets, alerts, the regression gate, the watch. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';
import { Question } from '../support/widgets/question';

test('alerts, gate and watch are in the workspace and in the exported record', async ({
  handbook,
}) => {
  await handbook.open(STEP_PAGES[7]);
  const plan = await handbook.widget('monitoring-plan').wake();
  const alert = await new ItemList(plan.part('Alerts'), 'Alerts', 'alert').add();
  await alert.getByLabel('Name', { exact: true }).fill('TTFT budget burns');
  await alert.getByLabel('Condition', { exact: true }).fill('burn rate > 14.4 over 1h and 5m');
  await alert.getByLabel(/^Tested/).check();
  await new Question(
    plan.part('Regression gate'),
    'What stops the next slow version before it ships?',
  ).answer('vllm bench serve in the pipeline, TTFT p99 ≤ 200 ms');
  const watch = plan.part('Watch and review');
  await plan.commit(watch.getByRole('textbox', { name: 'Review date' }), '2026-12-08');
  await watch.getByLabel('Owner of the watch', { exact: true }).fill('platform team');
  await plan.saved();

  await handbook.openWorkspace();
  await plan.wake();
  await expect(plan.field('Condition')).toHaveValue('burn rate > 14.4 over 1h and 5m');
  expect((await handbook.recordPanel.exportRecord()).monitoring).toMatchObject({
    alerts: [
      { name: 'TTFT budget burns', condition: 'burn rate > 14.4 over 1h and 5m', tested: true },
    ],
    regressionGate: {
      state: 'answered',
      text: 'vllm bench serve in the pipeline, TTFT p99 ≤ 200 ms',
    },
    reviewDate: '2026-12-08',
    owner: 'platform team',
  });
});

test('an objective of step 1 brings its error budget and the burn rates of the SRE workbook', async ({
  handbook,
}) => {
  await handbook.openWorkspace();
  await handbook.sloTargets.choosePreset('GuideLLM: instruction following and agents');
  const target = handbook.sloTargets.items.first();
  await target.getByText('no owner').click();
  await handbook.sloTargets.commit(
    target.getByLabel(/^Objective: share of good requests/),
    '99.9 %',
  );
  await handbook.sloTargets.saved();
  await handbook.open(STEP_PAGES[7]);
  const plan = await handbook.widget('monitoring-plan').wake();
  await expect(plan.root).toContainText(
    'Error budget = 1 − 99.9 % = 0.1 % of the requests in 30 d',
  );
  // Table 5-8 of the SRE workbook: 2 % of the budget in an hour is a burn rate of 14.4, 5 % in six hours 6, 10 % in three days 1.
  const rates = plan.root
    .getByRole('table', { name: 'Multi-window burn-rate alerts' })
    .locator('tbody')
    .getByRole('row');
  await expect(rates.filter({ hasText: '1 h and 5 min' })).toContainText('14.4');
  await expect(rates.filter({ hasText: '6 h and 30 min' })).toContainText('6');
  await expect(rates.filter({ hasText: '3 d and 6 h' })).toContainText('1');
});

test('undo takes a removed alert back', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[7]);
  const plan = await handbook.widget('monitoring-plan').wake();
  const alerts = new ItemList(plan.part('Alerts'), 'Alerts', 'alert');
  await (await alerts.add()).getByLabel('Name', { exact: true }).fill('Removed by mistake');
  await alerts.remove(1);
  await plan.undo();
  await expect(plan.field('Name')).toHaveValue('Removed by mistake');
});

test('a tab that only follows shows the plan and cannot change it', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[7]);
  const plan = await handbook.widget('monitoring-plan').wake();
  await (
    await new ItemList(plan.part('Alerts'), 'Alerts', 'alert').add()
  )
    .getByLabel('Name', { exact: true })
    .fill('Seen there');
  await plan.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[7],
    widget: (second) => second.widget('monitoring-plan'),
  });
  await expect(there.field('Name')).toHaveValue('Seen there');
});
