/** SLO targets: presets, targets of one's own, objectives with an error budget. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const OWN = { metric: 'Time to first token (TTFT)', statistic: 'p95', threshold: '0,4 s' };

test('a preset and a target of one’s own, with owner and objective, are in the workspace and in the exported record', async ({
  handbook,
}) => {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.choosePreset('GuideLLM: chat');
  await sloTargets.add(OWN);
  await expect(sloTargets.items).toHaveCount(3);
  const own = sloTargets.items.nth(2);
  await own.getByText('no owner').click();
  await own.getByLabel('Owner', { exact: true }).fill('platform team');
  await sloTargets.commit(own.getByLabel(/^Objective: share of good requests/), '99,5');
  await sloTargets.commit(own.getByLabel(/^Over a window/), '28 d');
  await sloTargets.saved();

  await handbook.openWorkspace();
  await sloTargets.wake();
  await expect(sloTargets.items).toHaveCount(3);
  await expect(sloTargets.items.nth(2).getByLabel('At most, in milliseconds')).toHaveValue('400');
  const { targets } = (await handbook.recordPanel.exportRecord()).baseline;
  expect(targets).toHaveLength(3);
  expect(targets[0]).toMatchObject({
    metric: 'time_to_first_token',
    statistic: 'p99',
    comparator: '<=',
    threshold: 0.2,
  });
  expect(targets[2]).toMatchObject({
    metric: 'time_to_first_token',
    statistic: 'p95',
    comparator: '<=',
    threshold: 0.4,
    owner: 'platform team',
    objective: { target: 0.995, window: 28 * 86_400 },
  });
});

test('another preset replaces the first one and leaves a target of one’s own', async ({
  handbook,
}) => {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.choosePreset('GuideLLM: chat');
  await sloTargets.add(OWN);
  await sloTargets.choosePreset('GuideLLM: code completion');
  await expect(sloTargets.items).toHaveCount(2);
  await expect(sloTargets.items.nth(0)).toContainText('Time to first token');
  await expect(sloTargets.items.nth(1)).toContainText('Request latency');
});

test('a target without a threshold is not added, and the field says what to type', async ({
  handbook,
}) => {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.add({ ...OWN, threshold: '' });
  await expect(sloTargets.items).toHaveCount(0);
  await expect(sloTargets.root.getByText(/Type the threshold, such as/)).toBeVisible();
});

test('a changed threshold is judged at once, and undo brings the old one back', async ({
  handbook,
}) => {
  const { sloTargets, metricEntry, gapTable } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.add('450 ms');
  await sloTargets.add({
    metric: 'Time to first token (TTFT)',
    statistic: 'p99',
    threshold: '400 ms',
  });
  await gapTable.wake();
  expect(await gapTable.rows()).toMatchObject([
    { verdict: 'Missed', gap: '+50 ms', factor: '1.125×' },
  ]);
  await sloTargets.commit(sloTargets.items.first().getByLabel(/^At most/), '500 ms');
  expect(await gapTable.rows()).toMatchObject([{ verdict: 'Met', target: '≤ 500 ms' }]);
  await sloTargets.undo();
  await expect(sloTargets.items.first().getByLabel(/^At most/)).toHaveValue('400');
  expect(await gapTable.rows()).toMatchObject([{ verdict: 'Missed', target: '≤ 400 ms' }]);
});

test('a removed target comes back with undo', async ({ handbook }) => {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.choosePreset('GuideLLM: chat');
  await sloTargets.root.getByRole('button', { name: /^Remove target time_to_first_token/ }).click();
  await expect(sloTargets.items).toHaveCount(1);
  await sloTargets.undo();
  await expect(sloTargets.items).toHaveCount(2);
});

test('a tab that only follows shows the targets and cannot change them', async ({ handbook }) => {
  const { sloTargets } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await sloTargets.choosePreset('GuideLLM: chat');
  await sloTargets.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[1],
    widget: (second) => second.sloTargets,
  });
  await expect(there.root.getByRole('list', { name: 'Targets' }).locator('> li')).toHaveCount(2);
});
