/** More than one file: together, in an archive, as two halves of one run; and profiles, which are no runs. */
import { readFileSync } from 'node:fs';
import { STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { expect, test } from '../support/test';

test('the files of a zip archive are imported, each with the archive’s name', async ({
  handbook,
}) => {
  const { benchmarkImport, recordPanel } = handbook;
  await handbook.openWorkspace();
  const archive = readFileSync('tests/fixtures/archives/plain.zip');
  await benchmarkImport.choose(createFile(archive, 'results.zip'));
  await benchmarkImport.imported('1 run added from results.zip/runs/first.csv');
  await benchmarkImport.imported('1 run added from results.zip/Läufe/zweiter.csv');
  await benchmarkImport.saved();
  const { measurements } = await recordPanel.exportRecord();
  expect(measurements.map(({ source }) => source?.fileName)).toEqual([
    'results.zip/runs/first.csv',
    'results.zip/runs/stored.csv',
    'results.zip/Läufe/zweiter.csv',
  ]);
});

test('many files that went well share one notice', async ({ handbook }) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.wake();
  await benchmarkImport.input.setInputFiles(
    [1, 2, 3, 4, 5].map((run) => createFile(`ttft_ms\n${run}00\n${run}10\n`, `run-${run}.csv`)),
  );
  const notice = await benchmarkImport.imported('5 runs added from 5 files');
  await expect(notice).toContainText('run-4.csv: Table, 1 run');
  await expect(benchmarkImport.notices).toHaveCount(1);
  await expect(benchmarkImport.measurements.locator('tbody').getByRole('row')).toHaveCount(5);
});

test('two scrapes of one server become the run between them', async ({ handbook }) => {
  const { benchmarkImport, recordPanel } = handbook;
  const scrape = (count: number, sum: number, time: number): string =>
    [
      '# TYPE vllm:e2e_request_latency_seconds histogram',
      ...[1, 2.5, '+Inf'].map(
        (le, place) =>
          `vllm:e2e_request_latency_seconds_bucket{le="${le}",model_name="m"} ${place === 0 ? count / 2 : count} ${time}`,
      ),
      `vllm:e2e_request_latency_seconds_sum{model_name="m"} ${sum} ${time}`,
      `vllm:e2e_request_latency_seconds_count{model_name="m"} ${count} ${time}`,
      '',
    ].join('\n');
  await handbook.openWorkspace();
  await benchmarkImport.wake();
  await benchmarkImport.input.setInputFiles([
    createFile(scrape(100, 120, 1_764_000_000_000), 'before.txt'),
    createFile(scrape(300, 420, 1_764_000_100_000), 'after.txt'),
  ]);
  await benchmarkImport.imported('1 run added from before.txt and after.txt');
  await expect(benchmarkImport.notices).toHaveCount(1);
  const { measurements } = await recordPanel.exportRecord();
  expect(measurements).toHaveLength(1);
  const [run] = measurements;
  // 200 requests between the scrapes, with (420 − 120) s in all.
  const mean = run?.values.find(
    ({ metric, statistic }) => metric === 'request_latency' && statistic === 'mean',
  );
  expect(mean?.value).toBeCloseTo(1.5, 9);
  expect(mean?.n).toBe(200);
  expect(run?.histograms?.request_latency?.counts).toEqual([100, 100, 0]);
});

test('a profile becomes a data item of step 3 that says where the time went', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.choose(
    createFile(readImportFixture('chrome-trace/pytorch-2.4/input.json'), 'trace.json'),
  );
  const notice = await benchmarkImport.imported(/data items? added from trace\.json/);
  await expect(notice.getByRole('link', { name: 'step 3' })).toHaveAttribute('href', STEP_PAGES[3]);
  await benchmarkImport.saved();
  await handbook.open(STEP_PAGES[3]);
  const data = await handbook.widget('data-items').wake();
  await expect(data.root).toContainText('Where the time went');
  await expect(data.root).toContainText(/idle/);
});

test('an unknown file with rows is mapped by the reader', async ({ handbook }) => {
  const { benchmarkImport, recordPanel } = handbook;
  await handbook.openWorkspace();
  const rows = [3, 1, 2].map((wait) => ({ wait, other: 'x' }));
  await benchmarkImport.choose(createFile(JSON.stringify({ app: { rows } }), 'odd.json'));
  const notice = benchmarkImport.notices;
  await expect(notice).toContainText('odd.json is of no format that is known here');
  await notice.getByRole('button', { name: 'Say what its columns mean' }).click();
  const { mapping } = benchmarkImport;
  const column = mapping.getByRole('group', { name: 'Column wait' });
  await column.getByLabel('Means').selectOption({ label: 'Request latency' });
  await column.getByLabel('In', { exact: true }).selectOption({ label: 's' });
  await mapping.getByRole('button', { name: /^Import/ }).click();
  await benchmarkImport.imported('1 run added from odd.json');
  await expect(benchmarkImport.notices).toHaveCount(1);
  const { measurements } = await recordPanel.exportRecord();
  expect(measurements[0]?.values).toContainEqual(
    expect.objectContaining({ metric: 'request_latency', statistic: 'mean', value: 2, n: 3 }),
  );
});
