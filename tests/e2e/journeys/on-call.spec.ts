/** On call, something is slow: a file, a preset, and the gap table says how far off it is, in the numbers of the command line. */
import { writeFileSync } from 'node:fs';
import { formatTarget } from '../../../src/domain/slo/format-target';
import { SLO_PRESETS } from '../../../src/domain/slo/presets';
import { createVllmResult } from '../../support/vllm-result';
import { runGap } from '../support/command';
import { createFile } from '../support/files';
import { expectedGap, expectedGoodput } from '../support/gap-text';
import { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import { HOME } from '../support/addresses';

const RESULT = createVllmResult({ requests: 500, failed: 3, seed: 7 });
const PRESET = 'GuideLLM: retrieval-augmented generation';

test('from a fresh load, a dropped file and a preset end with the gap table', async ({
  handbook,
}) => {
  const { benchmarkImport, sloTargets, gapTable } = handbook;
  await handbook.open(HOME);
  await benchmarkImport.wake();
  // Action 1 of 3: drop the file, straight from the tool, under any name.
  await benchmarkImport.drop(createFile(RESULT));
  const report = await benchmarkImport.imported('vLLM bench serve: 1 run added from unknown');
  await expect(report).toContainText('500 rows read, 500 kept, none left out.');
  // Action 2: choose a preset.
  await sloTargets.choosePreset(PRESET);
  // Action 3: look.
  await gapTable.wake();
  const rows = await gapTable.rows();
  expect(rows.map(({ name }) => name)).toEqual(['E2E p99', 'TTFT p99', 'TPOT p99']);
  // The file is made so that each of the three verdicts occurs.
  expect(rows.map(({ verdict }) => verdict)).toEqual(['Not proven', 'Missed', 'Met']);
  await expect(gapTable.root).toContainText('vLLM bench serve · 500 requests sent · 3 failed');
});

test('the numbers on screen are those of the command line, formatted by the units', async ({
  handbook,
}, testInfo) => {
  const file = testInfo.outputPath('result.json');
  writeFileSync(file, RESULT);
  const preset = SLO_PRESETS.find(({ title }) => title === PRESET);
  const output = runGap(file, (preset?.targets ?? []).map(formatTarget));
  expect(output.rows).toHaveLength(3);

  const { benchmarkImport, sloTargets, gapTable } = handbook;
  await handbook.open(HOME);
  await benchmarkImport.choose(file);
  await benchmarkImport.imported('vLLM bench serve: 1 run added from result.json');
  await sloTargets.choosePreset(PRESET);
  await gapTable.wake();
  expect(await gapTable.rows()).toEqual(output.rows.map(expectedGap));
  await expect(gapTable.goodput).toHaveText(expectedGoodput(output));
});

test('an exported record imported into an empty browser gives the same bytes and the same gap table', async ({
  handbook,
  openProfile,
}) => {
  const { benchmarkImport, sloTargets, gapTable, recordPanel } = handbook;
  await handbook.open(HOME);
  await benchmarkImport.choose(createFile(RESULT));
  await benchmarkImport.imported(/1 run added/);
  await sloTargets.choosePreset(PRESET);
  await gapTable.wake();
  await gapTable.saved();
  const rows = await gapTable.rows();
  const goodput = await gapTable.goodput.innerText();
  await handbook.openWorkspace();
  const exported = await recordPanel.exportJson();
  expect(exported.name).toMatch(/^\d{4}-\d\d-\d\d-untitled-investigation\.json$/);

  const elsewhere = new Handbook(await openProfile());
  await elsewhere.openWorkspace();
  await elsewhere.recordPanel.importRecord(createFile(exported.text, exported.name));
  await expect(
    elsewhere.recordPanel.root.getByText('“Untitled investigation” is open now.'),
  ).toBeVisible();
  const again = await elsewhere.recordPanel.exportJson();
  expect(again.text).toBe(exported.text);
  await elsewhere.gapTable.wake();
  expect(await elsewhere.gapTable.rows()).toEqual(rows);
  await expect(elsewhere.gapTable.goodput).toHaveText(goodput);
});
