/** One real-format file of each kind, all named `unknown`: recognised by content, reported row by row, kept in the record. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { Measurement } from '../../../src/domain/investigation/investigation-record';
import { WORKSPACE, STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';

interface Format {
  readonly title: string;
  readonly fixture: string;
  /** The title of the notice. */
  readonly notice: string;
  readonly rows: string;
  readonly leftOut?: string;
  /** Cells of the table of measurements: label, requests, failed, duration in seconds. */
  readonly measurements: readonly (readonly [
    label: string,
    requests: string,
    failed: string,
    duration: string,
  ])[];
  /** A number that the file's own text gives, in seconds: derived in the comment beside it. */
  readonly value: readonly [metric: string, statistic: string, seconds: number];
}

const FORMATS: readonly Format[] = [
  {
    title: 'vLLM with aggregates only',
    fixture: 'vllm/plain-2026/input.json',
    notice: 'vLLM bench serve: 1 run added from unknown',
    rows: '1 row read, 1 kept, none left out.',
    measurements: [['2 requests/s', '4', '0', '90']],
    // "mean_ttft_ms": 125.5
    value: ['time_to_first_token', 'mean', 0.1255],
  },
  {
    title: 'vLLM with an entry for each request',
    fixture: 'vllm/detailed-2026/input.json',
    notice: 'vLLM bench serve: 1 run added from unknown',
    rows: '6 rows read, 6 kept, none left out.',
    measurements: [['concurrency 2', '6', '2', '10']],
    // Four answers: (0.1 + 0.2 + 0.4 + 0.5) / 4
    value: ['time_to_first_token', 'mean', 0.3],
  },
  {
    title: 'SGLang JSON lines with an infinite request rate',
    fixture: 'sglang/lines-2025/input.jsonl',
    notice: 'SGLang bench_serving: 2 runs added from unknown',
    rows: '2 rows read, 2 kept, none left out.',
    measurements: [
      ['concurrency 8', '20', '—', '10'],
      ['4 requests/s', '20', '—', '10'],
    ],
    // "p99_ttft_ms": 70.0
    value: ['time_to_first_token', 'p99', 0.07],
  },
  {
    title: 'a GuideLLM report of version 2',
    fixture: 'guidellm/report-v2-without-requests/input.json',
    notice: 'GuideLLM report: 2 runs added from unknown',
    rows: '2 rows read, 2 kept, none left out.',
    measurements: [
      ['constant, 2 requests/s', '5', '1', '20'],
      ['throughput', '5', '1', '20'],
    ],
    // "request_latency": {"successful": {"mean": 4.0 …
    value: ['request_latency', 'mean', 4],
  },
  {
    title: 'AIPerf records with a warm-up request',
    fixture: 'aiperf/records-0.8/input.jsonl',
    notice: 'AIPerf records: 1 run added from unknown',
    rows: '4 rows read, 3 kept, 1 left out:',
    leftOut: '1 warm-up request',
    measurements: [['records of 3 requests', '3', '1', '1.50']],
    // Two answers: (600 ms + 1000 ms) / 2
    value: ['request_latency', 'mean', 0.8],
  },
  {
    title: 'a genai-perf aggregate',
    fixture: 'genai-perf/aggregate-2025/input.json',
    notice: 'genai-perf aggregate: 1 run added from unknown',
    rows: '1 row read, 1 kept, none left out.',
    measurements: [['concurrency 10', '100', '—', '—']],
    // "request_latency": {"p99": 1200.0, "unit": "ms"}
    value: ['request_latency', 'p99', 1.2],
  },
  {
    title: 'a CSV whose columns name metric and unit',
    fixture: 'table/comma/input.csv',
    notice: 'Table: 1 run added from unknown',
    rows: '4 rows read, 4 kept, none left out.',
    measurements: [['table of 4 requests', '4', '1', '3.05']],
    // Three answers: 100 ms, 200 ms, 50.5 ms
    value: ['time_to_first_token', 'p50', 0.1],
  },
];

for (const { title, fixture, notice, rows, leftOut, measurements, value } of FORMATS) {
  test(`reads ${title}, and says what it read and left out`, async ({ handbook }) => {
    const { benchmarkImport, recordPanel } = handbook;
    await handbook.openWorkspace();
    await benchmarkImport.choose(createFile(readImportFixture(fixture)));
    const report = await benchmarkImport.imported(notice);
    await expect(report).toContainText(rows);
    if (leftOut !== undefined)
      await expect(report.getByRole('listitem').filter({ hasText: leftOut })).toHaveCount(1);
    // The fixtures carry texts that must never be copied.
    await expect(benchmarkImport.root).not.toContainText('SECRET');

    const table = benchmarkImport.measurements.locator('tbody').getByRole('row');
    await expect(table).toHaveCount(measurements.length);
    for (const [place, [label, ...numbers]] of measurements.entries()) {
      const row = table.nth(place);
      await expect(row.getByRole('rowheader')).toContainText(label);
      const cells = await row.locator('xpath=./td/span[not(@aria-hidden)]').allInnerTexts();
      expect(cells.slice(1, 4)).toEqual(numbers);
    }

    await benchmarkImport.saved();
    const exported = await recordPanel.exportJson();
    expect(exported.text).not.toContain('SECRET');
    const record = await recordPanel.exportRecord();
    expect(find(record.measurements[0], value)).toBeCloseTo(value[2], 9);
    expect(record.baseline.measurement).toBe(record.measurements[0]?.id);
  });
}

test.describe('a CSV whose headers say nothing', () => {
  const ODD = readFileSync('tests/fixtures/e2e/odd-headers.csv', 'utf8');

  test('asks what its columns mean, and is mapped with the keyboard alone', async ({
    handbook,
    page,
  }) => {
    const { benchmarkImport, recordPanel } = handbook;
    await handbook.openWorkspace();
    await benchmarkImport.choose(createFile(ODD));
    const { mapping } = benchmarkImport;
    await expect(mapping).toBeVisible();
    await expect(mapping.getByRole('heading', { level: 2 })).toHaveText(
      'What do the columns of unknown mean?',
    );
    await expect(
      mapping.getByRole('group', { name: 'Column Wait until first word' }),
    ).toContainText('250 · 300 · (empty)');
    await expect(mapping.getByRole('button', { name: 'Import with these columns' })).toBeDisabled();

    const { keyboard } = page;
    const choose = async (column: string, means: string, unit?: string): Promise<void> => {
      const group = mapping.getByRole('group', { name: `Column ${column}` });
      await tabTo(group.getByLabel('Means'));
      await keyboard.type(means, { delay: 10 });
      if (unit === undefined) return;
      await tabTo(group.getByLabel('In', { exact: true }));
      await keyboard.type(unit, { delay: 10 });
    };
    const tabTo = async (target: ReturnType<typeof mapping.getByLabel>): Promise<void> => {
      for (let stop = 0; stop < 30; stop += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await keyboard.press('Tab');
      }
      throw new Error('the keyboard does not get there');
    };

    await choose('When asked', 'Start time', 'date');
    await choose('Wait until first word', 'Time to first token', 'ms');
    await choose('All of it', 'Request latency', 'ms');
    await choose('Words', 'Output tokens');
    await choose('Went well', 'Outcome');
    await tabTo(mapping.getByRole('button', { name: 'Import with these columns' }));
    await keyboard.press('Enter');
    await benchmarkImport.imported('Table: 1 run added from unknown');
    await expect(mapping).toHaveCount(0);

    const { measurements } = await recordPanel.exportRecord();
    const [measurement] = measurements;
    expect(measurement?.counts).toMatchObject({ requests: 4, succeeded: 3, failed: 1 });
    // Means of 250, 300, 350 ms and p50 of 1450, 1900, 2350 ms.
    expect(find(measurement, ['time_to_first_token', 'mean'])).toBeCloseTo(0.3, 9);
    expect(find(measurement, ['request_latency', 'p50'])).toBeCloseTo(1.9, 9);
  });

  test('changes nothing when the question is closed with Escape', async ({ handbook, page }) => {
    const { benchmarkImport, recordPanel } = handbook;
    await handbook.startRecord('Untouched');
    const before = await recordPanel.exportJson();
    await benchmarkImport.choose(createFile(ODD));
    await expect(benchmarkImport.mapping).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(benchmarkImport.mapping).toHaveCount(0);
    await expect(benchmarkImport.notices).toHaveCount(0);
    expect((await recordPanel.exportJson()).text).toBe(before.text);
  });

  test('refuses a mapping that gives two columns the same meaning', async ({ handbook }) => {
    const { benchmarkImport } = handbook;
    await handbook.openWorkspace();
    await benchmarkImport.choose(createFile(ODD));
    const { mapping } = benchmarkImport;
    for (const column of ['Wait until first word', 'All of it']) {
      await mapping
        .getByRole('group', { name: `Column ${column}` })
        .getByLabel('Means')
        .selectOption({ label: 'Request latency' });
    }
    await expect(mapping).toContainText(
      '"Wait until first word" and "All of it" are given the same meaning: leave one out.',
    );
    await expect(mapping.getByRole('button', { name: 'Import with these columns' })).toBeDisabled();
  });
});

test('an exported record dropped into the benchmark zone is opened as a record', async ({
  handbook,
  openProfile,
}) => {
  await handbook.startRecord('Dropped');
  const { text } = await handbook.recordPanel.exportJson();
  const elsewhere = await openProfile();
  const other = new Handbook(elsewhere);
  await other.openWorkspace();
  await other.benchmarkImport.drop(createFile(text));
  await other.benchmarkImport.imported('unknown is an investigation record');
  await expect(other.recordPanel.title).toHaveValue('Dropped');
  expect((await other.recordPanel.exportJson()).text).toBe(text);
});

test('a big import can be cancelled, which changes nothing, and the next one works', async ({
  handbook,
}, testInfo) => {
  const { benchmarkImport, recordPanel } = handbook;
  await handbook.startRecord('Untouched');
  const before = await recordPanel.exportJson();
  const file = testInfo.outputPath('big.jsonl');
  writeRepeated(file, readImportFixture('aiperf/records-0.8/input.jsonl'), 80_000);
  await benchmarkImport.choose(file);
  await expect(benchmarkImport.root.getByRole('progressbar')).toBeVisible();
  await benchmarkImport.button('Cancel').click();
  await expect(benchmarkImport.root.getByRole('progressbar')).toHaveCount(0);
  await expect(benchmarkImport.notices).toHaveCount(0);
  await expect(benchmarkImport.input).toBeEnabled();
  rmSync(file);
  expect((await recordPanel.exportJson()).text).toBe(before.text);

  await benchmarkImport.choose(createFile(readImportFixture('vllm/plain-2026/input.json')));
  await benchmarkImport.imported('vLLM bench serve: 1 run added from unknown');
  await expect(benchmarkImport.measurements.locator('tbody').getByRole('row')).toHaveCount(1);
});

test('text that is pasted into the box is read like a file', async ({ handbook }) => {
  const { benchmarkImport } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await benchmarkImport.pasteText(readImportFixture('vllm/plain-2026/input.json'));
  await benchmarkImport.imported('vLLM bench serve: 1 run added from pasted text');
});

test('text that is pasted on the zone itself is read like a file', async ({
  handbook,
  page,
  context,
}) => {
  const { benchmarkImport } = handbook;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await handbook.open(WORKSPACE);
  await benchmarkImport.wake();
  const text = readImportFixture('vllm/plain-2026/input.json');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await benchmarkImport.input.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await benchmarkImport.imported('vLLM bench serve: 1 run added from pasted text');
});

function find(
  measurement: Measurement | undefined,
  [metric, statistic]: readonly [string, string, ...unknown[]],
): number | undefined {
  return measurement?.values.find((one) => one.metric === metric && one.statistic === statistic)
    ?.value;
}

/** Writes the text again and again, without holding all of it in memory. */
function writeRepeated(path: string, text: string, times: number): void {
  const file = openSync(path, 'w');
  const block = text.repeat(100);
  for (let written = 0; written < times; written += 100) writeSync(file, block);
  closeSync(file);
}
