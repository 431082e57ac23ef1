/** The question about the columns of a table: the live preview, other layouts, what is remembered, and files of no known format. */
import type { Measurement } from '../../../src/domain/investigation/investigation-record';
import { createFile, readImportFixture } from '../support/files';
import { expect, test } from '../support/test';

const NO_UNITS = readImportFixture('table/uncertain/input.csv');

test('shows the first rows under what each column is taken for, and follows the answers', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.choose(createFile('ttft [ms];n\n1,234;1\n2,345;2\n'));
  const { mapping } = benchmarkImport;
  await expect(mapping).toContainText('the decimal sign');
  const table = mapping.getByRole('table', { name: 'The first rows' });
  await expect(table.getByRole('columnheader')).toHaveText(['ttft [ms]TTFT, ms', 'nleft out']);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveText(['1,234', '1']);

  await mapping.getByLabel('Cells are separated by').selectOption({ label: 'commas' });
  await expect(table.getByRole('columnheader')).toHaveCount(2);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveText(['1', '234;1']);
  await mapping.getByLabel('Cells are separated by').selectOption({ label: 'semicolons' });
  await mapping.getByLabel('Decimal sign').selectOption({ label: 'comma: 1.234,5' });
  await mapping
    .getByRole('group', { name: 'Column n' })
    .getByLabel('Means')
    .selectOption({ label: 'Output tokens' });
  await expect(table.getByRole('columnheader').nth(1)).toContainText('tokens');
  await mapping.getByRole('button', { name: 'Import with these columns' }).click();
  await benchmarkImport.imported('Table: 1 run added from unknown');
  const { measurements } = await handbook.recordPanel.exportRecord();
  // (1.234 ms + 2.345 ms) / 2
  expect(valueOf(measurements[0], 'time_to_first_token', 'mean')).toBeCloseTo(0.0017895, 12);
});

test('asks for the units of rows that are metrics', async ({ handbook }) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.choose(createFile('metric,p50,p99\nttft,120,450\nmood,1,2\n'));
  const { mapping } = benchmarkImport;
  await expect(mapping.getByLabel('Each row is')).toHaveValue('metrics');
  await mapping
    .getByRole('group', { name: 'Row ttft' })
    .getByLabel('In', { exact: true })
    .selectOption('us');
  await mapping
    .getByRole('group', { name: 'Row mood' })
    .getByLabel('Means')
    .selectOption({ label: 'Queue time' });
  await mapping.getByRole('button', { name: 'Import with these columns' }).click();
  await benchmarkImport.imported('Table: 1 run added from unknown');
  const { measurements } = await handbook.recordPanel.exportRecord();
  expect(valueOf(measurements[0], 'time_to_first_token', 'p99')).toBeCloseTo(0.00045, 12);
  expect(valueOf(measurements[0], 'queue_time', 'p50')).toBeDefined();
});

test('reads a table that is pasted from a page without a question', async ({ handbook }) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.pasteText(readImportFixture('table/markdown-results/input.md'));
  await benchmarkImport.imported('Table: 1 run added from pasted text');
  const { measurements } = await handbook.recordPanel.exportRecord();
  expect(valueOf(measurements[0], 'time_to_first_token', 'p99')).toBeCloseTo(1.45, 12);
});

test('does not ask twice about the same columns, and says whose answers they are', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  const { mapping } = benchmarkImport;
  const rows = benchmarkImport.measurements.locator('tbody').getByRole('row');
  await benchmarkImport.choose(createFile(NO_UNITS));
  await mapping
    .getByRole('group', { name: 'Column tokens out' })
    .getByLabel('Means')
    .selectOption({ label: 'Output tokens' });
  await mapping.getByRole('button', { name: 'Import with these columns' }).click();
  await expect(rows).toHaveCount(1);

  await benchmarkImport.choose(createFile(NO_UNITS, 'again'));
  await expect(rows).toHaveCount(2);
  await expect(mapping).toHaveCount(0);
  const { measurements } = await handbook.recordPanel.exportRecord();
  expect(valueOf(measurements[1], 'output_tokens', 'mean')).toBe(110);

  const notice = await benchmarkImport.imported('Table: 1 run added from again');
  await expect(notice).toContainText('as you mapped the same ones before');
  await notice.getByRole('button', { name: 'Map them anew' }).click();
  await expect(mapping).toContainText('your answers for an earlier file with the same columns');
  const means = mapping.getByRole('group', { name: 'Column tokens out' }).getByLabel('Means');
  await expect(means.locator('option:checked')).toHaveText('Output tokens');
  await mapping.getByRole('button', { name: 'Forget these answers' }).click();
  await expect(means.locator('option:checked')).toHaveText('Leave this column out');
  await mapping.getByRole('button', { name: 'Cancel' }).click();
  await benchmarkImport.choose(createFile(NO_UNITS, 'once more'));
  await expect(mapping).toContainText('the name has no unit');
});

test('works on a narrow screen without scrolling sideways', async ({ handbook, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  const names = Array.from({ length: 12 }, (_, i) => `column number ${i}`).join(',');
  const row = Array.from({ length: 12 }, (_, i) => `${i}.5`).join(',');
  await benchmarkImport.choose(createFile(`${names}\n${row}\n${row}\n`));
  const { mapping } = benchmarkImport;
  await expect(mapping.getByRole('table', { name: 'The first rows' })).toBeVisible();
  const sideways = await mapping.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(sideways).toBe(0);
  // The answer stays in reach above twelve questions.
  await expect(mapping.getByRole('button', { name: 'Import with these columns' })).toBeInViewport();
});

function valueOf(
  measurement: Measurement | undefined,
  metric: string,
  statistic: string,
): number | undefined {
  return measurement?.values.find((one) => one.metric === metric && one.statistic === statistic)
    ?.value;
}
