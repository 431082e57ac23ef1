/** The monitoring files: settings, how each target is counted, preview and download. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { parseDocument } from 'yaml';
import { STEP_PAGES, WORKSPACE } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import type { Handbook } from '../support/handbook';
import { expect, hydrated, test, wakeWidgets } from '../support/test';
import { Widget } from '../support/widgets/widget';

const RULES = 'prometheus/slo.rules.yml';
const BAD = 'sum(rate(gateway_errors_total{route="/chat"}[$window]))';
const ALL = 'sum(rate(gateway_requests_total{route="/chat"}[$window]))';

class MonitoringFiles extends Widget {
  constructor(handbook: Handbook) {
    super(handbook.page, 'monitoring-files');
  }

  readonly engine = this.field('Engine whose metrics are watched');
  readonly preview = this.root.locator('pre');

  target(name: string) {
    return this.root
      .getByRole('list', { name: 'Targets' })
      .locator('> li')
      .filter({ hasText: name });
  }

  /** Every file of the archive by its path. */
  async downloadAll(): Promise<{ readonly name: string; readonly files: Map<string, string> }> {
    const begun = this.page.waitForEvent('download');
    await this.button('Download all (zip)').click();
    const download = await begun;
    const entries = unzipSync(readFileSync(await download.path()));
    return {
      name: download.suggestedFilename(),
      files: new Map(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)])),
    };
  }
}

/** A record with TTFT p99 ≤ 2 s, which lies between the bounds 1 s and 2.5 s of vLLM, and the widget in the workspace. */
async function openWithTarget(handbook: Handbook): Promise<MonitoringFiles> {
  await handbook.open(STEP_PAGES[1]);
  await handbook.sloTargets.add({
    metric: 'Time to first token (TTFT)',
    statistic: 'p99',
    threshold: '2 s',
  });
  await handbook.sloTargets.saved();
  return open(handbook);
}

async function open(handbook: Handbook): Promise<MonitoringFiles> {
  await handbook.open(WORKSPACE);
  const widget = new MonitoringFiles(handbook);
  return widget.wake();
}

interface Rule {
  readonly record?: string;
  readonly expr: string;
}

function parseRules(text: string | undefined): readonly Rule[] {
  const document = parseDocument(text ?? '');
  expect(document.errors).toEqual([]);
  const { groups } = document.toJS() as {
    readonly groups: readonly { readonly rules: readonly Rule[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}

test('an engine, a label and a bound are in the rules of the archive, and stay with the record', async ({
  handbook,
}) => {
  const widget = await openWithTarget(handbook);
  await expect(widget.root).toContainText('Choose the engine whose metrics Prometheus scrapes');
  await expect(widget.root).toContainText('Nothing to write yet');
  await widget.engine.selectOption('vLLM');
  const target = widget.target('TTFT p99 ≤ 2 s');
  await expect(target).toContainText('vllm:time_to_first_token_seconds');
  await expect(target).toContainText('99 % of requests over 30 d, as p99 promises');
  await expect(target).toContainText('up to 1 s');
  await expect(widget.preview).toContainText('le=~"1(\\\\.0)?"');

  await target.getByLabel(/^Optimistic, 2\.5 s: what takes 2 s to 2\.5 s counts as good/).check();
  await expect(target).toContainText('up to 2.5 s');
  await expect(widget.preview).toContainText('le="2.5"');

  await widget.root.getByRole('button', { name: 'Add model_name', exact: true }).click();
  const label = widget.root.getByRole('list', { name: 'Labels', exact: true }).locator('> li');
  await label.getByLabel('Value', { exact: true }).fill('my "own" model');
  await widget.commit(widget.field('Window of targets without an objective'), '4 weeks');
  await widget.commit(widget.field('Hold time before an alert fires'), '2m');
  await widget.field(/^Where this record is kept/).fill('https://git.example/records/7');
  await expect(target).toContainText('99 % of requests over 28 d');
  await widget.saved();

  const { name, files } = await widget.downloadAll();
  expect(name).toMatch(/^\d{4}-\d\d-\d\d-.+\.zip$/);
  const rules = parseRules(files.get(RULES));
  const counted = rules.filter(({ expr }) => expr.includes('_bucket{'));
  expect(counted.length).toBeGreaterThan(0);
  for (const { expr, record } of counted) {
    expect(expr).toContain('model_name="my \\"own\\" model"');
    // One series is counted by the other bound on purpose, for the dashboard.
    if (record !== 'slo:sli_error_other_bound:ratio_rate') expect(expr).toContain('le="2.5"');
  }
  expect(files.get(RULES)).toContain('for: 2m');

  const again = await open(handbook);
  await expect(again.engine).toHaveValue('vllm');
  await expect(again.field('Value')).toHaveValue('my "own" model');
  await expect(again.field('Window of targets without an objective')).toHaveValue('28 d');
  await expect(again.field('Hold time before an alert fires')).toHaveValue('2 min');
  expect((await handbook.exportFromWorkspace()).monitoring.rules).toMatchObject({
    engine: 'vllm',
    labels: [{ name: 'model_name', value: 'my "own" model' }],
    window: 28 * 86_400,
    holdFor: 120,
    recordLink: 'https://git.example/records/7',
  });
});

test('two queries count a target, and a bad one is said at its field', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  const target = widget.target('TTFT p99 ≤ 2 s');
  await target.getByLabel('Counted by', { exact: true }).selectOption('ratio');
  const bad = target.getByLabel('Bad requests per second', { exact: true });
  await bad.fill('sum(rate(gateway_errors_total{route="/chat"[$window]))');
  await bad.blur();
  await expect(bad).toHaveAttribute('aria-invalid', 'true');
  await expect(target).toContainText('This is not PromQL near');
  await bad.fill('sum(rate(gateway_errors_total[5m]))');
  await expect(
    target.getByText(/^Error: Write \[\$window\] where the window belongs/),
  ).toBeVisible();
  await bad.fill(BAD);
  await expect(bad).not.toHaveAttribute('aria-invalid');
  await target.getByLabel('All requests per second', { exact: true }).fill(ALL);

  await expect(widget.preview).toContainText('gateway_errors_total{route="/chat"}[5m]');
  await widget.saved();
  const rules = parseRules((await widget.downloadAll()).files.get(RULES));
  const counted = rules.filter(({ expr }) => expr.includes('gateway_requests_total'));
  expect(counted.length).toBeGreaterThan(0);
  for (const { expr } of counted) expect(expr).not.toContain('$window');
});

test('another histogram takes its bounds from a pasted scrape', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  const target = widget.target('TTFT p99 ≤ 2 s');
  await target.getByLabel('Counted by', { exact: true }).selectOption('histogram');
  const metric = target.getByLabel('Histogram', { exact: true });
  await metric.fill('9 lives');
  await metric.blur();
  await expect(metric).toHaveAttribute('aria-invalid', 'true');
  await metric.fill('app_first_token_seconds');
  const bounds = target.getByLabel('Bounds of its buckets', { exact: true });
  await widget.commit(bounds, '2, 1');
  await expect(target).toContainText('The bounds must ascend');
  await widget.commit(
    bounds,
    'app_first_token_seconds_bucket{le="1.0"} 3 app_first_token_seconds_bucket{le="2.0"} 4 app_first_token_seconds_bucket{le="+Inf"} 4',
  );
  await expect(bounds).toHaveValue('1, 2');
  await expect(target).toContainText('up to 2 s, which is exact');
  await expect(widget.preview).toContainText('app_first_token_seconds_bucket');
});

test('undo takes back a label and an engine', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  await widget.engine.selectOption('SGLang');
  await expect(widget.preview).toContainText('sglang:time_to_first_token_seconds');
  await widget.root.getByRole('button', { name: 'Add job', exact: true }).click();
  await expect(widget.field('Label')).toHaveValue('job');
  await widget.undo();
  await expect(widget.field('Label')).toHaveCount(0);
  await widget.undo();
  await expect(widget.root).toContainText('Nothing to write yet');
});

test('the engine that the record names is proposed, and is no part of the record', async ({
  handbook,
}) => {
  await handbook.openWorkspace();
  await handbook.recordPanel.root
    .getByRole('button', { name: /example/ })
    .first()
    .click();
  const widget = await new MonitoringFiles(handbook).wake();
  await expect(widget.engine.locator('option:checked')).toHaveText('vLLM, as the record says');
  await expect(widget.preview).toContainText('vllm:time_to_first_token_seconds_bucket');
});

test('the written alerts come into the record’s list, and undo takes them out', async ({
  handbook,
}) => {
  const widget = await openWithTarget(handbook);
  await widget.engine.selectOption('vLLM');
  await expect(widget.root).toContainText('3 of 3 are not in the record’s list yet.');
  await widget.root.getByRole('button', { name: 'List the alerts in the record' }).click();
  await expect(widget.root).toContainText('All 3 stand in the record’s list.');
  const plan = await handbook.widget('monitoring-plan').wake();
  await expect(plan.field('Name').first()).toHaveValue('TimeToFirstTokenBudgetBurn, page');
  await expect(plan.field('Condition').first()).toHaveValue(
    'Share of bad events above 14.4 % over 1h and over 5m, or above 6 % over 6h and over 30m.',
  );
  await widget.undo();
  await expect(plan.field('Name')).toHaveCount(0);
});

test('without a target it says what to do', async ({ handbook }) => {
  const widget = await open(handbook);
  await expect(widget.root).toContainText('No target yet');
  await widget.root.getByRole('link', { name: 'Set a target in step 1' }).click();
  await expect(handbook.page).toHaveURL(new RegExp(`${STEP_PAGES[1]}$`));
});

test('by keyboard: a file is chosen with the arrow keys, read, copied and downloaded', async ({
  handbook,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const widget = await openWithTarget(handbook);
  await widget.engine.selectOption('vLLM');
  const files = widget.root.getByRole('group', { name: 'File to look at' });
  const rules = files.getByRole('radio', { name: RULES });
  await expect(rules).toBeChecked();
  await rules.focus();
  await page.keyboard.press('ArrowDown');
  await expect(rules).not.toBeChecked();
  const second = files.getByRole('radio', { checked: true });
  const path = await second.getAttribute('value');
  const region = widget.root.getByRole('group', { name: path ?? '', exact: true });
  await page.keyboard.press('Tab');
  await expect(widget.button('Copy')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.root.getByText('Copied.')).toBeVisible();
  const text = await region.locator('code').textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  await page.keyboard.press('Tab');
  const begun = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await begun;
  expect(path?.endsWith(`/${download.suggestedFilename()}`)).toBe(true);
  expect(readFileSync(await download.path(), 'utf8')).toBe(text);
  await page.keyboard.press('Tab');
  await expect(region).toBeFocused();
});

test('choosing another file moves nothing', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  await widget.engine.selectOption('vLLM');
  const radios = widget.root.getByRole('group', { name: 'File to look at' }).getByRole('radio');
  await expect(widget.preview).toBeVisible();
  const heights = new Set<number>();
  for (const radio of await radios.all()) {
    await radio.check({ force: true });
    heights.add(await widget.preview.locator('..').evaluate((element) => element.clientHeight));
  }
  expect(heights.size).toBe(1);
});

test('a tab that only follows shows the files and can change nothing', async ({ handbook }) => {
  const widget = await openWithTarget(handbook);
  await widget.engine.selectOption('vLLM');
  await widget.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: WORKSPACE,
    widget: (second) => new MonitoringFiles(second),
    fields: [/slo\.|\.md$|\.yml$|\.yaml$|\.json$/],
    buttons: ['Copy', 'Download', 'Download all (zip)'],
  });
  await expect(there.root.locator('pre')).toContainText('vllm:time_to_first_token_seconds');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, with every kind of field open, in ${colorScheme}`, async ({
    handbook,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const widget = await openWithTarget(handbook);
    await widget.engine.selectOption('vLLM');
    await widget.button('Add label').click();
    await widget.field('Label').fill('no name');
    await widget.field('Label').blur();
    const target = widget.target('TTFT p99 ≤ 2 s');
    for (const kind of ['histogram', 'ratio', 'error ratio', 'none', 'engine']) {
      await target.getByLabel('Counted by', { exact: true }).selectOption(kind);
      const { violations } = await new AxeBuilder({ page })
        .include('[data-widget="monitoring-files"]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });
}

test('the server’s page holds the rules of the example, and their code waits for the widget', async ({
  page,
}) => {
  const html = await (await page.request.get(WORKSPACE)).text();
  expect(html).toContain('slo:sli_error:ratio_rate5m');
  const loaded = new Set<string>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) loaded.add(response.url());
  });
  const findCode = async () => {
    const texts = await Promise.all(
      [...loaded].map(async (url) => (await page.request.get(url)).text()),
    );
    // Words of `yaml`, `fflate` and the PromQL grammar that nothing else on the site has.
    return ['tag:yaml.org,2002:binary', 'invalid zip data', 'StepInvariantExpr'].map((word) =>
      texts.some((text) => text.includes(word)),
    );
  };
  await page.goto(STEP_PAGES[4]);
  await wakeWidgets(page);
  await page.waitForLoadState('networkidle');
  expect(await findCode()).toEqual([false, false, false]);
  await page.goto(WORKSPACE);
  await hydrated(page);
  await new Widget(page, 'monitoring-files').wake();
  expect(await findCode()).toEqual([true, true, true]);
});
