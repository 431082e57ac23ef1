/** What leaves the browser: everything that was entered, and nothing that acts where it is pasted. */
import type { Page } from '@playwright/test';
import { createVllmResult } from '../../support/vllm-result';
import { STEP_PAGES } from '../support/addresses';
import { createFile } from '../support/files';
import { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

const SYMPTOM = 'First tokens take 459 ms instead of 200 ms';
const HYPOTHESIS = 'The prefix cache misses after the new template';
const COMMAND = 'vllm bench serve --request-rate 8 --seed 7';
const TRACKERS = ['GitHub', 'GitLab', 'Jira'] as const;

/** Fills in steps 1, 2, 4 and 5, each on its own page, and ends in the workspace. */
async function investigate(
  handbook: Handbook,
  {
    symptom = SYMPTOM,
    hypothesis = HYPOTHESIS,
    label = null,
  }: { symptom?: string; hypothesis?: string; label?: string | null } = {},
): Promise<void> {
  const run = JSON.parse(createVllmResult({ requests: 500, failed: 3, seed: 7 })) as object;
  await handbook.open(STEP_PAGES[1]);
  await handbook.benchmarkImport.choose(createFile(JSON.stringify({ ...run, label })));
  await handbook.benchmarkImport.imported(/1 run added/);
  await handbook.sloTargets.choosePreset('GuideLLM: chat');
  await handbook.sloTargets.saved();

  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  await scope.field('Symptom').fill(symptom);
  await scope.saved();

  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  const card = await new ItemList(board.root, 'Hypotheses', 'hypothesis').add();
  await card.getByLabel('Hypothesis', { exact: true }).fill(hypothesis);
  await board.saved();

  await handbook.open(STEP_PAGES[5]);
  const form = await handbook.widget('reproduction-form').wake();
  await form.field('Command').fill(COMMAND);
  await form.saved();
  await handbook.openWorkspace();
}

/** The text that a person reads: without escapes, and without the marks of no width that break up a trigger. */
function asRead(markup: string): string {
  return markup.replaceAll('\u200b', '').replace(/\\(?=[^\w\s])/gu, '');
}

test('Markdown, JSON and CSV hold what was entered on the pages of the steps', async ({
  handbook,
}) => {
  await investigate(handbook);
  const { recordPanel } = handbook;
  const markdown = await recordPanel.exportMarkdown();
  expect(markdown.name).toMatch(/\.md$/);
  for (const text of ['459 ms', SYMPTOM, HYPOTHESIS, COMMAND])
    expect(asRead(markdown.text)).toContain(text);
  expect(markdown.text).toContain('| Time to first token | p99 | ≤ 200 ms | 459 ms |');

  const record = await recordPanel.exportRecord();
  expect(record.symptoms.statement).toBe(SYMPTOM);
  expect(record.analysis.hypotheses[0]?.statement).toBe(HYPOTHESIS);
  expect(record.reproduction.command).toBe(COMMAND);

  const csv = await recordPanel.exportCsv();
  expect(csv.name).toMatch(/\.csv$/);
  const [header, ...rows] = csv.text.trimEnd().split('\r\n');
  expect(header).toMatch(/^record,measurement,metric,statistic,unit,comparator,target,value,/);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain(',8 requests/s,time_to_first_token,p99,seconds,<=,0.2,0.4588');
  expect(rows[0]).toContain(',missed,');
});

test('the copies for GitHub, GitLab and Jira hold it as well', async ({ handbook, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await investigate(handbook);
  for (const tracker of TRACKERS) {
    const text = asRead(await handbook.recordPanel.copyFor(tracker));
    for (const part of ['459 ms', SYMPTOM, HYPOTHESIS, COMMAND])
      expect(text, tracker).toContain(part);
  }
});

test.describe('hostile text', () => {
  const ATTACK =
    '@team see #123. Fixes #1 <img src=x onerror=alert(1)> [x](javascript:alert(1)) {code}x{code} [~admin] invoice\u202efdp.exe';
  /** What would act where it is pasted. */
  const TRIGGERS: readonly RegExp[] = [
    /@team/,
    /#123/,
    /Fixes/,
    /(?<!\\)<img/,
    /(?<!\\)\]\(javascript:/,
    /\u202e/u,
  ];
  const AS_READ = '@team see #123. Fixes #1 <img src=x onerror=alert(1)>';

  test('is harmless in Markdown and in every copy, and reads as it was typed', async ({
    handbook,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await investigate(handbook, { symptom: ATTACK, hypothesis: ATTACK });
    const exported = new Map<string, string>([
      ['file', (await handbook.recordPanel.exportMarkdown()).text],
    ]);
    for (const tracker of TRACKERS)
      exported.set(tracker, await handbook.recordPanel.copyFor(tracker));
    for (const [where, text] of exported) {
      const triggers =
        where === 'Jira'
          ? [/@team/, /#123/, /Fixes/, /(?<!\\)\{code/, /(?<!\\)\[~/, /\u202e/u]
          : TRIGGERS;
      for (const trigger of triggers)
        expect(text, `${where}: ${trigger.source}`).not.toMatch(trigger);
      expect(asRead(text), where).toContain(AS_READ);
    }
  });

  test('is kept exactly in JSON, and is only text when that is imported elsewhere', async ({
    handbook,
    openProfile,
  }) => {
    await investigate(handbook, { symptom: ATTACK });
    const { text } = await handbook.recordPanel.exportJson();
    expect((await handbook.recordPanel.exportRecord()).symptoms.statement).toBe(ATTACK);
    const page = await openProfile();
    const elsewhere = new Handbook(page);
    await elsewhere.openWorkspace();
    await elsewhere.recordPanel.importRecord(createFile(text));
    const scope = await elsewhere.widget('symptom-scope').wake();
    await expect(scope.field('Symptom')).toHaveValue(ATTACK);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  });

  test('cannot start a formula in a CSV cell', async ({ handbook }) => {
    await investigate(handbook, { label: '=HYPERLINK("http://evil.example","click")' });
    const { text } = await handbook.recordPanel.exportCsv();
    const cells = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => /^[^,]+,("(?:[^"]|"")*"|[^,]*),/.exec(row)?.[1] ?? '');
    expect(cells).toHaveLength(2);
    for (const cell of cells) expect(cell).toBe(`"'=HYPERLINK(""http://evil.example"",""click"")"`);
    // No cell of any row begins with what a spreadsheet takes for a formula, but a number may be negative.
    expect(text).not.toMatch(/(?:^|[,\n])"?(?:[=+@\t]|-(?!\d))/u);
  });
});

test.describe('print', () => {
  /** A test cannot close the browser's print dialog, so it is not opened; everything around it is real. */
  async function holdPrinting(page: Page): Promise<void> {
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
  }

  test('shows the whole record and no controls', async ({ handbook, page }) => {
    await holdPrinting(page);
    await investigate(handbook);
    await handbook.recordPanel.button('Print the record').click();
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('body').innerText();
    for (const text of ['459 ms', SYMPTOM, HYPOTHESIS, COMMAND, '7. Monitor and validate'])
      expect(shown).toContain(text);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const role of [
      'button',
      'textbox',
      'combobox',
      'checkbox',
      'radio',
      'navigation',
    ] as const) {
      await expect(page.getByRole(role)).toHaveCount(0);
    }
  });

  test('is over when the dialog is: the page is as before', async ({ handbook, page }) => {
    await holdPrinting(page);
    await handbook.startRecord('Printed');
    await handbook.recordPanel.button('Print the record').click();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'print' });
    // The page itself can be printed too, still without controls.
    await expect(page.getByRole('heading', { name: 'Workspace', level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    await expect(handbook.recordPanel.title).toBeEditable();
  });
});
