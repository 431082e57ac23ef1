/** The form that builds the command for the reader's Prometheus; a build without `PROMETHEUS_ORIGINS` cannot ask a server itself. */
import { STEP_PAGES } from '../support/addresses';
import { createFile, readImportFixture } from '../support/files';
import type { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import type { Widget } from '../support/widgets/widget';

async function open(handbook: Handbook): Promise<Widget> {
  await handbook.open(STEP_PAGES[3]);
  return handbook.widget('prometheus-source').wake();
}

const commandOf = (widget: Widget) => widget.root.getByRole('group', { name: 'Query' });

test('builds the command from labels, servers and times, and copies it', async ({
  handbook,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const source = await open(handbook);
  await expect(commandOf(source)).toHaveText(
    [
      'now=$(date +%s)',
      `curl -sS -G 'http://localhost:9090/api/v1/query_range' \\`,
      `  --data-urlencode 'query={__name__=~"vllm:.+"}' \\`,
      `  --data-urlencode "start=$((now - 1800))" \\`,
      '  --data-urlencode "end=$now" \\',
      `  --data-urlencode 'step=30' \\`,
      '  -o prometheus.json',
    ].join('\n'),
  );

  await source.commit(source.field('Address of Prometheus'), 'https://metrics.example/prometheus/');
  await source.root.getByText('From and to').click();
  await source.commit(source.field('From'), '2026-11-17 09:20');
  await source.commit(source.field('To'), '2026-11-17 10:05');
  await source.field('NVIDIA DCGM').check();
  await source.field('Value').fill("it's mine");
  await source.button('Add label').click();
  const second = source.root.getByRole('list', { name: 'Labels' }).getByRole('listitem').nth(1);
  await source.commit(second.getByLabel('Label', { exact: true }), 'cluster');
  await second.getByLabel('Value', { exact: true }).fill('eu');
  const expected = [
    `curl -sS -G 'https://metrics.example/prometheus/api/v1/query_range' \\`,
    `  --data-urlencode 'query={__name__=~"vllm:.+",model_name="it'\\''s mine",cluster="eu"} or {__name__=~"DCGM_FI_.+",cluster="eu"}' \\`,
    `  --data-urlencode 'start=2026-11-17T09:20:00Z' \\`,
    `  --data-urlencode 'end=2026-11-17T10:05:00Z' \\`,
    `  --data-urlencode 'step=45' \\`,
    '  -o prometheus.json',
  ].join('\n');
  await expect(commandOf(source)).toHaveText(expected);
  await source.root.getByRole('button', { name: 'Copy' }).first().click();
  await expect(source.root.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(expected);

  await source.root.getByText('PowerShell').click();
  await expect(commandOf(source)).toContainText(`model_name="it''s mine"`);
});

test('the record’s onset and detection are the range, and nothing typed here goes into the record', async ({
  handbook,
}) => {
  await handbook.startRecord('Slow since noon');
  await handbook.open(STEP_PAGES[2]);
  const times = (await handbook.widget('symptom-scope').wake()).root;
  const symptoms = handbook.widget('symptom-scope');
  await symptoms.commit(
    times.getByRole('textbox', { name: 'Onset', exact: true }),
    '2026-11-24 12:00',
  );
  await symptoms.saved();
  const before = await handbook.exportFromWorkspace();

  const source = await open(handbook);
  await expect(commandOf(source)).toContainText("'start=2026-11-24T12:00:00Z'");
  await expect(commandOf(source)).toContainText("'end=2026-11-24T12:30:00Z'");
  await expect(source.root).toContainText('Onset and detection, as the record has them.');
  await source.commit(source.field('Address of Prometheus'), 'http://private.example:9090');
  await source.field('Value').fill('private-model');
  await expect(commandOf(source)).toContainText('private-model');
  expect(await handbook.exportFromWorkspace()).toEqual(before);
});

test('what cannot be asked is said at its field, and there is no command until then', async ({
  handbook,
}) => {
  const source = await open(handbook);
  await source.commit(source.field('Address of Prometheus'), 'http://me:pass@localhost:9090');
  await expect(source.root).toContainText('Take the user name and password out of the address');
  await expect(commandOf(source)).toHaveCount(0);
  await source.commit(source.field('Address of Prometheus'), 'http://localhost:9090');
  await expect(commandOf(source)).toHaveCount(1);

  await source.field('vLLM').uncheck();
  await expect(source.root.getByRole('group', { name: /^Servers and exporters/ })).toContainText(
    'Choose at least one',
  );
  await source.field('Triton').check();
  await source.field('Value').fill('m');
  await expect(source.root).toContainText(
    'Triton names the model in the label model, so the label model_name leaves nothing of it.',
  );
  await source.root.getByText('From and to').click();
  await source.commit(source.field('From'), '2026-11-17 09:20');
  await source.commit(source.field('To'), '2026-11-17 09:00');
  await expect(source.root).toContainText('The range ends before it begins');
});

test('two scrapes are offered where there is no Prometheus', async ({ handbook }) => {
  const source = await open(handbook);
  await source.root.getByText(/^No Prometheus\?/).click();
  const scrapes = source.root.getByRole('group', { name: 'Two scrapes' });
  await expect(scrapes).toHaveText(
    [
      `curl -sS -i 'http://localhost:8000/metrics' -o before.txt`,
      'sleep 300',
      `curl -sS -i 'http://localhost:8000/metrics' -o after.txt`,
    ].join('\n'),
  );
  await source.field('vLLM').uncheck();
  await source.field('SGLang').check();
  await expect(scrapes).toContainText('http://localhost:30000/metrics');
});

test('the answer of such a query is dropped above', async ({ handbook }) => {
  await open(handbook);
  await handbook.benchmarkImport.drop(
    createFile(readImportFixture('prometheus/api-range/input.json'), 'prometheus.json'),
  );
  await handbook.benchmarkImport.imported(/run added from prometheus\.json/);
});

test('a build without allowed servers asks none: no button, and a policy that names nobody', async ({
  handbook,
  page,
}) => {
  const source = await open(handbook);
  await expect(source.button('Query now')).toHaveCount(0);
  await expect(source.root.getByText('Query now')).toHaveCount(0);
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy?.split('; ')).toContain(`connect-src 'self'`);
});
