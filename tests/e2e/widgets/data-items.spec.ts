/** Data items with their exact queries, and the coverage of the request path. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

const QUERY =
  'histogram_quantile(0.99, sum by (le) (rate(vllm:time_to_first_token_seconds_bucket[5m])))';

test('an item with its query and the coverage of a component are in the workspace and in the exported record', async ({
  handbook,
}) => {
  await handbook.open(STEP_PAGES[3]);
  const data = await handbook.widget('data-items').wake();
  const item = await new ItemList(data.root, 'Data items', 'data item').add();
  await item.getByLabel('Title', { exact: true }).fill('TTFT p99 per replica');
  await item.getByLabel('Exact query or command', { exact: true }).fill(QUERY);
  await data.commit(item.getByRole('textbox', { name: 'From', exact: true }), '2026-11-24 14:00');
  await data.commit(item.getByRole('textbox', { name: 'To', exact: true }), '2026-11-24 14:30');
  await item.getByLabel('Finding', { exact: true }).fill('Only replica 3 is slow');
  await expect(item).toContainText('2026-11-24 14:00 to 14:30 UTC · query kept');
  await data.field('Another component of the request path').fill('gateway');
  await data.button('Add component').click();
  await data.field('gateway: metrics').selectOption('collected');
  await expect(data.root).toContainText(
    '1 of 4 cells decided. Every component has at least one signal collected.',
  );
  await data.saved();

  await handbook.openWorkspace();
  await data.wake();
  await expect(data.root).toContainText('TTFT p99 per replica');
  await expect(data.field('gateway: metrics')).toHaveValue('collected');
  const record = await handbook.recordPanel.exportRecord();
  expect(record.data.items).toMatchObject([
    {
      kind: 'metrics',
      title: 'TTFT p99 per replica',
      query: QUERY,
      from: '2026-11-24T14:00:00Z',
      to: '2026-11-24T14:30:00Z',
      finding: 'Only replica 3 is slow',
    },
  ]);
  expect(record.data.coverage).toEqual([
    { component: 'gateway', signal: 'metrics', state: 'collected' },
  ]);
  expect(record.system.components).toEqual(['gateway']);
});

test('a link that could run code stays text', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[3]);
  const data = await handbook.widget('data-items').wake();
  const item = await new ItemList(data.root, 'Data items', 'data item').add();
  const link = item.getByLabel('Link', { exact: true });
  await link.fill('javascript:alert(1)');
  await expect(item.getByRole('link')).toHaveCount(0);
  await link.fill('https://grafana.example/d/1');
  await expect(item.getByRole('link').first()).toHaveAttribute(
    'href',
    'https://grafana.example/d/1',
  );
  await expect(item.getByRole('link').first()).toHaveAttribute('rel', /noopener/);
});

test('a removed item and a removed component come back with undo', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[3]);
  const data = await handbook.widget('data-items').wake();
  const items = new ItemList(data.root, 'Data items', 'data item');
  await (await items.add()).getByLabel('Title', { exact: true }).fill('Kept');
  await data.button('Add the usual request path').click();
  await data.button('Remove component decode').click();
  await items.remove(1);
  await expect(data.root).toContainText('No data item yet');
  await data.undo();
  await expect(items.items).toContainText('Kept');
  await data.undo();
  await expect(data.field('decode: traces')).toBeVisible();
});

test('a tab that only follows shows the data and cannot change it', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[3]);
  const data = await handbook.widget('data-items').wake();
  const item = await new ItemList(data.root, 'Data items', 'data item').add();
  await item.getByLabel('Title', { exact: true }).fill('Seen there');
  await data.button('Add the usual request path').click();
  await data.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[3],
    widget: (second) => second.widget('data-items'),
  });
  await expect(there.root).toContainText('Seen there');
});
