/** Every file that cannot be read gets exactly one message that says what is wrong and what to do, and changes nothing. */
import type { Locator, Page } from '@playwright/test';
import { KNOWN_FORMATS } from '../../../src/state/known-formats';
import {
  DAMAGED_RECORDS,
  DAMAGED_RESULTS,
  NO_RECORDS,
  UNKNOWN_FILES,
  type DamagedFile,
} from '../support/damaged-files';
import { createFile, type TestFile } from '../support/files';
import { expect, test } from '../support/test';

/** Where a file goes: the zone for results, which takes records as well, or the import of records. */
interface Zone {
  readonly name: string;
  readonly widget: 'benchmark-import' | 'record-panel';
  readonly files: readonly DamagedFile[];
}

const ZONES: readonly Zone[] = [
  {
    name: 'the benchmark zone',
    widget: 'benchmark-import',
    files: [...DAMAGED_RESULTS, ...DAMAGED_RECORDS.slice(2, 7)],
  },
  {
    name: 'the import of records',
    widget: 'record-panel',
    files: [...DAMAGED_RECORDS, ...NO_RECORDS],
  },
];

for (const { name, widget, files } of ZONES) {
  test.describe(name, () => {
    for (const { title, content, says } of files) {
      test(`refuses ${title} in one message, and the record stays as it was`, async ({
        handbook,
        page,
      }, testInfo) => {
        const { benchmarkImport, recordPanel } = handbook;
        await handbook.startRecord('Untouched');
        const before = await recordPanel.exportJson();
        const file = prepare(content, testInfo.outputPath('unknown'));
        const errors =
          widget === 'benchmark-import' ? benchmarkImport.errors : recordPanel.importErrors;
        if (widget === 'benchmark-import') await benchmarkImport.choose(file);
        else await recordPanel.importRecord(file);

        await expect(errors).toHaveCount(1);
        const message = await textOf(errors);
        for (const part of says) expect(message).toMatch(part);
        // The same words once, and no second notice beside them.
        expect(message.length).toBeLessThan(450);
        await expect(page.getByRole('alert')).toHaveCount(1);
        await expect(page.getByRole('dialog')).toHaveCount(0);

        expect((await recordPanel.exportJson()).text).toBe(before.text);
        await expect(recordPanel.library.locator('tbody').getByRole('row')).toHaveCount(1);
        await expectNothingRan(page);
      });
    }
  });
}

for (const { title, content } of UNKNOWN_FILES) {
  test(`says of ${title} what can be read instead, and the record stays as it was`, async ({
    handbook,
    page,
  }) => {
    const { benchmarkImport, recordPanel } = handbook;
    await handbook.startRecord('Untouched');
    const before = await recordPanel.exportJson();
    await benchmarkImport.choose(createFile(content));
    const notice = benchmarkImport.notices;
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('unknown is of no format that is known here');
    await expect(notice.getByRole('link', { name: 'vLLM bench serve' })).toHaveAttribute(
      'href',
      '/docs/05-reference/formats/vllm',
    );
    await expect(notice.getByRole('link')).toHaveCount(KNOWN_FORMATS.length);
    expect((await recordPanel.exportJson()).text).toBe(before.text);
    await expectNothingRan(page);
  });
}

test('a refused file can be corrected and chosen again, and its message goes', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.choose(createFile(''));
  await expect(benchmarkImport.errors).toHaveCount(1);
  await benchmarkImport.choose(createFile('ttft_ms,latency_ms\n120,900\n130,950\n'));
  await benchmarkImport.imported(/1 run added/);
  await expect(benchmarkImport.errors).toHaveCount(0);
});

test('of several files dropped together, each damaged one is named and the others are imported', async ({
  handbook,
}) => {
  const { benchmarkImport } = handbook;
  await handbook.openWorkspace();
  await benchmarkImport.wake();
  await benchmarkImport.input.setInputFiles([
    createFile('ttft_ms\n100\n110\n', 'first.csv'),
    createFile('', 'nothing.json'),
    createFile('ttft_ms\n200\n210\n', 'last.csv'),
  ]);
  await benchmarkImport.imported(/added from last\.csv/);
  await benchmarkImport.imported(/added from first\.csv/);
  await expect(benchmarkImport.errors).toHaveCount(1);
  await expect(benchmarkImport.errors).toContainText('nothing.json was not imported');
  await expect(benchmarkImport.measurements.locator('tbody').getByRole('row')).toHaveCount(2);
});

test('names and texts of a file that is accepted stay text', async ({ handbook, page }) => {
  const { benchmarkImport } = handbook;
  const attack = '<img src=x onerror="window.hacked = true">';
  await handbook.openWorkspace();
  await benchmarkImport.choose(
    createFile(
      `ttft_ms,${attack.replaceAll('"', "'")},route\n100,1,${attack.replaceAll('"', "'")}\n110,2,b\n`,
      `${attack}.csv`,
    ),
  );
  await benchmarkImport.imported(/1 run added/);
  await expect(benchmarkImport.root.getByText(attack).first()).toBeVisible();
  await expect(benchmarkImport.root.locator('img')).toHaveCount(0);
  await expectNothingRan(page);
});

function prepare(content: DamagedFile['content'], path: string): TestFile | string {
  if (typeof content !== 'function') return createFile(content);
  content(path);
  return path;
}

async function textOf(element: Locator): Promise<string> {
  return (await element.innerText()).replace(/\s+/gu, ' ').trim();
}

async function expectNothingRan(page: Page): Promise<void> {
  const traces = await page.evaluate(() => [
    Reflect.get(window, 'hacked') as unknown,
    Reflect.get({}, 'polluted') as unknown,
  ]);
  expect(traces).toEqual([undefined, undefined]);
}
