/** Checklists: evidence makes an item count, a skipped one shows its risk. */
import { STEPS } from '../../../src/domain/investigation/steps';
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const ITEM = 'Write the symptom as metric, statistic, value, load and time';

test('an item counts with its evidence, and is in the workspace and in the exported record', async ({
  handbook,
}) => {
  const checklist = handbook.checklist(2);
  await handbook.open(STEP_PAGES[2]);
  await checklist.wake();
  await checklist.answer(ITEM, 'Done');
  await expect(checklist.root).toContainText(
    '0 of 7 with evidence, 1 of 1 ticked without evidence',
  );
  await checklist
    .item(ITEM)
    .getByLabel(/^Evidence:/)
    .fill('TTFT p99 812 ms at 8 requests/s since 14:02');
  await expect(checklist.root).toContainText('1 of 7 with evidence');
  await checklist.saved();
  await handbook.openWorkspace();
  await checklist.wake();
  await expect(checklist.item(ITEM).getByRole('radio', { name: 'Done' })).toBeChecked();
  expect((await handbook.recordPanel.exportRecord()).checklist).toEqual({
    's2-statement': { state: 'done', evidence: 'TTFT p99 812 ms at 8 requests/s since 14:02' },
  });
});

for (const { number, riskIfSkipped } of STEPS) {
  test(`a skipped item of step ${number} asks why, and shows what is risked`, async ({
    handbook,
  }) => {
    const checklist = handbook.checklist(number);
    await handbook.open(STEP_PAGES[number]);
    await checklist.wake();
    const first = checklist.root.getByRole('listitem').first();
    await first.getByRole('radio', { name: 'Skip' }).check();
    await expect(first).toContainText(`Risk: ${riskIfSkipped}.`);
    await expect(first.getByLabel('Why it is skipped')).toBeEditable();
    await expect(checklist.root).toContainText('1 skipped');
  });
}

test('undo takes an answer back', async ({ handbook }) => {
  const checklist = handbook.checklist(2);
  await handbook.open(STEP_PAGES[2]);
  await checklist.wake();
  await checklist.answer(ITEM, 'Does not apply');
  await checklist.undo();
  await expect(checklist.item(ITEM).getByRole('radio', { name: 'Open' })).toBeChecked();
});

test('a tab that only follows shows the answers and cannot change them', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[2]);
  const checklist = await handbook.checklist(2).wake();
  await checklist.answer(ITEM, 'Done');
  await checklist.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[2],
    widget: (second) => second.checklist(2),
  });
  await expect(
    there.root.getByRole('listitem').filter({ hasText: ITEM }).getByRole('radio', { name: 'Done' }),
  ).toBeChecked();
});
