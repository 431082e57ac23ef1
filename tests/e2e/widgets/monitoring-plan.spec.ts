/** The monitoring plan: alerts, dashboards, the regression gate. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';
import { Question } from '../support/widgets/question';

test('alerts and gate are in the workspace and in the exported record', async ({ handbook }) => {
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
  });
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
