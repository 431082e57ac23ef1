/** The gap table: what is behind each row, and that it follows the measurement that is looked at. */
import { createVllmResult } from '../../support/vllm-result';
import { HOME, STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import type { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';

async function judgeRun(handbook: Handbook, url: string): Promise<void> {
  await handbook.open(url);
  await handbook.benchmarkImport.choose(
    createFile(createVllmResult({ requests: 500, failed: 3, seed: 7 })),
  );
  await handbook.benchmarkImport.imported(/1 run added/);
  await handbook.sloTargets.choosePreset('GuideLLM: chat');
  await handbook.gapTable.wake();
}

test('while something is missing, it says what goes there', async ({ handbook }) => {
  await handbook.open(HOME);
  await handbook.gapTable.wake();
  await expect(handbook.gapTable.root).toContainText('No measurement yet');
  await handbook.sloTargets.choosePreset('GuideLLM: chat');
  await expect(handbook.gapTable.root).toContainText('Drop a benchmark result or type in numbers.');
  await expect(handbook.gapTable.table).toHaveCount(0);
});

test('the details of a row give the reason, the formula with the reader’s numbers, a chart and its data', async ({
  handbook,
}) => {
  const { gapTable } = handbook;
  await judgeRun(handbook, HOME);
  const [row] = await gapTable.rows();
  expect(row).toMatchObject({ name: 'TTFT p99', verdict: 'Missed' });
  const open = gapTable.details('TTFT p99');
  await expect(open).toHaveAttribute('aria-expanded', 'false');
  await open.click();
  await expect(open).toHaveAttribute('aria-expanded', 'true');
  const value = row?.value ?? '';
  await expect(
    gapTable.root.getByText(`gap = measured − target = ${value} − 200 ms = ${row?.gap ?? ''}`),
  ).toBeVisible();
  await expect(
    gapTable.root.getByText(`factor = measured ÷ target = ${row?.factor ?? ''}`),
  ).toBeVisible();
  const chart = gapTable.root
    .getByRole('figure')
    .filter({ hasText: '497 requests against the target' });
  await expect(chart.getByRole('img', { name: /Time to first token: 497 requests/ })).toBeVisible();
  await chart.getByText('Show the data').click();
  const data = chart.getByRole('table');
  await expect(data).toBeVisible();
  // Every request that succeeded is in exactly one row.
  const counts = await data
    .locator('tbody')
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((one) =>
        [...one.querySelectorAll('td')].map((cell) => cell.lastElementChild?.textContent ?? ''),
      ),
    );
  const column = counts[0]?.findIndex(
    (_text, place) => counts.reduce((sum, cells) => sum + Number(cells[place]), 0) === 497,
  );
  expect(column, 'a column of the data adds up to 497').toBeGreaterThanOrEqual(0);
  await open.click();
  await expect(chart).toHaveCount(0);
});

test('a run in which every request failed has no latency to judge, and says so', async ({
  handbook,
}) => {
  const { benchmarkImport, sloTargets, gapTable } = handbook;
  await handbook.open(HOME);
  await benchmarkImport.choose(createFile(readImportFixture('vllm/all-failed/input.json')));
  await benchmarkImport.imported(/1 run added/);
  await sloTargets.choosePreset('GuideLLM: chat');
  await gapTable.wake();
  await expect(gapTable.root).toContainText('Every request of this run failed');
  expect((await gapTable.rows()).map(({ verdict, value }) => `${verdict} ${value}`)).toEqual([
    'No data –',
    'No data –',
  ]);
});

test('another measurement is judged when the reader chooses it, and the record does not change by looking', async ({
  handbook,
}) => {
  const { benchmarkImport, gapTable } = handbook;
  await judgeRun(handbook, STEP_PAGES[1]);
  const [before] = await gapTable.rows();
  await benchmarkImport.choose(createFile(readImportFixture('vllm/plain-2026/input.json')));
  await benchmarkImport.imported(/1 run added/);
  await gapTable.saved();
  const saved = await gapTable.saving.innerText();
  await gapTable.field('Measurement').selectOption({ label: '2 requests/s' });
  await expect(gapTable.table).toHaveAccessibleName(/^Gaps of 2 requests\/s/);
  expect((await gapTable.rows())[0]?.value).not.toBe(before?.value);
  await expect(gapTable.saving).toHaveText(saved);
});

test('undo of the import takes the rows away', async ({ handbook }) => {
  const { gapTable } = handbook;
  await judgeRun(handbook, HOME);
  await gapTable.undo();
  await gapTable.undo();
  await expect(gapTable.root).toContainText('No measurement yet');
});

test('a tab that only follows shows the same table', async ({ handbook }) => {
  await judgeRun(handbook, HOME);
  await handbook.gapTable.saved();
  const rows = await handbook.gapTable.rows();
  const there = await expectFollowerCannotEdit(handbook, {
    url: HOME,
    widget: (second) => second.gapTable,
    buttons: [/^Details of /],
  });
  await expect(there.root.getByRole('table', { name: /^Gaps of / })).toContainText(
    rows[0]?.value ?? 'missing',
  );
});
