/** Hypotheses with predictions, evidence on both sides that is linked to data, and the conclusion. */
import { STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';
import { Question } from '../support/widgets/question';

test('a hypothesis with evidence from a measurement is in the workspace and in the exported record', async ({
  handbook,
}) => {
  await handbook.openWorkspace();
  await handbook.benchmarkImport.choose(
    createFile(readImportFixture('vllm/plain-2026/input.json')),
  );
  await handbook.benchmarkImport.imported(/1 run added/);
  await handbook.benchmarkImport.saved();

  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  const card = await new ItemList(board.root, 'Hypotheses', 'hypothesis').add();
  await card.getByLabel('Hypothesis', { exact: true }).fill('The prefix cache misses');
  await card.getByLabel('If it is true, we will see', { exact: true }).fill('hit rate below 10 %');
  await card.getByLabel('It is refuted if we see', { exact: true }).fill('hit rate above 60 %');
  const evidence = card.getByRole('group', { name: 'Evidence for', exact: true });
  await evidence.getByRole('button', { name: 'Add evidence' }).click();
  await evidence.getByLabel('Evidence', { exact: true }).fill('TTFT doubled at the same load');
  await evidence.getByLabel('Shown by', { exact: true }).selectOption({ label: '2 requests/s' });
  await card.getByLabel('Status', { exact: true }).selectOption('supported');
  await board.commit(card.getByLabel(/^How sure are you/), '70 %');
  await new Question(board.root, 'Root cause').answer('A new template broke the shared prefix');
  await board.saved();

  await handbook.openWorkspace();
  await board.wake();
  await expect(board.field('Hypothesis')).toHaveValue('The prefix cache misses');
  const record = await handbook.recordPanel.exportRecord();
  expect(record.analysis).toMatchObject({
    rootCause: { state: 'answered', text: 'A new template broke the shared prefix' },
    hypotheses: [
      {
        statement: 'The prefix cache misses',
        prediction: 'hit rate below 10 %',
        refutedBy: 'hit rate above 60 %',
        for: [{ text: 'TTFT doubled at the same load', measurement: record.measurements[0]?.id }],
        against: [],
        status: 'supported',
        confidence: 0.7,
      },
    ],
  });
});

test('a measurement that is removed leaves the evidence without a dangling link', async ({
  handbook,
}) => {
  await handbook.openWorkspace();
  await handbook.benchmarkImport.choose(
    createFile(readImportFixture('vllm/plain-2026/input.json')),
  );
  await handbook.benchmarkImport.imported(/1 run added/);
  const board = await handbook.widget('hypothesis-board').wake();
  // The import draws tables above; a click while they push the button down hits nothing.
  await board.saved();
  await board.button('Add hypothesis').click();
  const evidence = board.root.getByRole('group', { name: 'Evidence against', exact: true });
  await evidence.getByRole('button', { name: 'Add evidence' }).click();
  await evidence.getByLabel('Shown by', { exact: true }).selectOption({ label: '2 requests/s' });
  await handbook.benchmarkImport.button('Remove measurement 2 requests/s').click();
  await expect(evidence.getByLabel('Shown by', { exact: true })).toHaveValue('none');
});

test('hypotheses can be reordered and removed, the focus follows, and undo restores the order', async ({
  handbook,
}) => {
  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  const list = new ItemList(board.root, 'Hypotheses', 'hypothesis');
  for (const text of ['first', 'second']) {
    await (await list.add()).getByLabel('Hypothesis', { exact: true }).fill(text);
  }
  await board.button('Move hypothesis 2 up').click();
  await expect(list.items.nth(0).getByLabel('Hypothesis', { exact: true })).toHaveValue('second');
  await expect(board.button('Move hypothesis 1 down')).toBeFocused();
  await board.undo();
  await expect(list.items.nth(0).getByLabel('Hypothesis', { exact: true })).toHaveValue('first');
  await list.remove(1);
  await expect(board.button('Remove hypothesis 1')).toBeFocused();
});

test('undo brings a removed hypothesis back whole', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  const list = new ItemList(board.root, 'Hypotheses', 'hypothesis');
  await (await list.add()).getByLabel('Hypothesis', { exact: true }).fill('Removed by mistake');
  await list.remove(1);
  await expect(board.root).toContainText('No hypothesis yet');
  await board.undo();
  await expect(board.field('Hypothesis')).toHaveValue('Removed by mistake');
});

test('a tab that only follows shows the board and cannot change it', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  await board.button('Add hypothesis').click();
  await board.field('Hypothesis').fill('Seen there');
  await board.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[4],
    widget: (second) => second.widget('hypothesis-board'),
  });
  await expect(there.field('Hypothesis')).toHaveValue('Seen there');
});
