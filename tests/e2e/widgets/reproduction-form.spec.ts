/** The reproduction: workload, command, how often it reproduced with an interval, its measurements. */
import { STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const COMMAND =
  'vllm bench serve --model example/chat-8b --request-rate 8 --num-prompts 500 --seed 7';

test('command, seed, runs and measurements are in the workspace and in the exported record', async ({
  handbook,
}) => {
  await handbook.openWorkspace();
  await handbook.benchmarkImport.choose(
    createFile(readImportFixture('vllm/plain-2026/input.json')),
  );
  await handbook.benchmarkImport.imported(/1 run added/);
  await handbook.benchmarkImport.saved();

  await handbook.open(STEP_PAGES[5]);
  const form = await handbook.widget('reproduction-form').wake();
  await form.field('Command').fill(COMMAND);
  await form.field('Seed').fill('7');
  await form.commit(form.field('Runs'), '5');
  await form.commit(form.field('Runs that showed the symptom'), '4');
  // Wilson's interval for 4 of 5, by hand: (4.9207 ± 1.96 × 1.3268) / 8.8415.
  await expect(form.root).toContainText(
    'Reproduced in 4 of 5 runs: 80 %, 95 % interval 37.6 % to 96.4 %.',
  );
  await form.field('2 requests/s').check();
  await form.saved();

  await handbook.openWorkspace();
  await form.wake();
  await expect(form.field('Command')).toHaveValue(COMMAND);
  const record = await handbook.recordPanel.exportRecord();
  expect(record.reproduction).toEqual({
    command: COMMAND,
    seed: '7',
    runs: 5,
    reproduced: 4,
    measurements: [record.measurements[0]?.id],
  });
});

test('more reproductions than runs are refused in words', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[5]);
  const form = await handbook.widget('reproduction-form').wake();
  await form.commit(form.field('Runs'), '3');
  await form.commit(form.field('Runs that showed the symptom'), '4');
  await expect(form.field('Runs that showed the symptom')).toHaveAccessibleDescription(
    /It cannot appear in 4 of 3 runs/,
  );
});

test('undo takes the last number back', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[5]);
  const form = await handbook.widget('reproduction-form').wake();
  await form.commit(form.field('Runs'), '3');
  await form.commit(form.field('Runs that showed the symptom'), '2');
  await form.undo();
  await expect(form.field('Runs that showed the symptom')).toHaveValue('');
  await expect(form.field('Runs')).toHaveValue('3');
});

test('a tab that only follows shows the reproduction and cannot change it', async ({
  handbook,
}) => {
  await handbook.open(STEP_PAGES[5]);
  const form = await handbook.widget('reproduction-form').wake();
  await form.field('Command').fill(COMMAND);
  await form.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[5],
    widget: (second) => second.widget('reproduction-form'),
  });
  await expect(there.field('Command')).toHaveValue(COMMAND);
});
