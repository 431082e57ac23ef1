/** The list of measurements under the drop zone: baseline, what is shown, removal. What files are read: imports/. */
import { STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const FIRST = createFile(readImportFixture('vllm/plain-2026/input.json'));
const SECOND = createFile(readImportFixture('vllm/detailed-2026/input.json'));

test('the first measurement becomes the baseline, another one can be made it, and the exported record says so', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await benchmarkImport.choose(FIRST);
  await benchmarkImport.imported(/1 run added/);
  await benchmarkImport.choose(SECOND);
  await expect(benchmarkImport.measurements.locator('tbody').getByRole('row')).toHaveCount(2);
  const rows = benchmarkImport.measurements.locator('tbody').getByRole('row');
  await expect(rows.nth(0).getByRole('rowheader')).toContainText('baseline');
  await rows.nth(1).getByRole('button', { name: 'Make baseline' }).click();
  await expect(rows.nth(1).getByRole('rowheader')).toContainText('baseline');
  await expect(rows.nth(0).getByRole('rowheader')).not.toContainText('baseline');
  await benchmarkImport.saved();
  const record = await handbook.exportFromWorkspace();
  expect(record.baseline.measurement).toBe(record.measurements[1]?.id);
});

test('a removed measurement comes back with undo, as the baseline that it was', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await benchmarkImport.choose(FIRST);
  await benchmarkImport.imported(/1 run added/);
  await benchmarkImport.button('Remove measurement 2 requests/s').click();
  await expect(benchmarkImport.measurements).toHaveCount(0);
  await benchmarkImport.undo();
  await expect(benchmarkImport.measurements.getByRole('rowheader')).toContainText('baseline');
});

test('a tab that only follows takes no file', async ({ handbook }) => {
  const { benchmarkImport } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await benchmarkImport.choose(FIRST);
  await benchmarkImport.imported(/1 run added/);
  await benchmarkImport.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[1],
    widget: (second) => second.benchmarkImport,
    // The text in the box is nobody's until it is read, which the button beside it does not do here.
    fields: ['Text of a result'],
  });
  await expect(
    there.root.getByRole('table', { name: 'Measurements in this record' }),
  ).toContainText('2 requests/s');
});
