/** Optimisation cards: one change, its prediction, before and after with intervals, guardrails, a decision. */
import { createVllmResult } from '../../support/vllm-result';
import { STEP_PAGES } from '../support/addresses';
import { createFile } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import type { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

const SLOW = createVllmResult({ requests: 500, failed: 3, seed: 7 });
/** The same run with a third of the time to first token: the difference is beyond doubt. */
const FAST = scaleFirstTokens(SLOW, 1 / 3);

function scaleFirstTokens(text: string, factor: number): string {
  const run = JSON.parse(text) as { ttfts: number[]; label: string | null };
  return JSON.stringify({
    ...run,
    label: 'after the fix',
    ttfts: run.ttfts.map((seconds) => seconds * factor),
  });
}

async function importBoth(handbook: Handbook): Promise<void> {
  await handbook.openWorkspace();
  for (const [place, text] of [SLOW, FAST].entries()) {
    await handbook.benchmarkImport.choose(createFile(text));
    await expect(
      handbook.benchmarkImport.measurements.locator('tbody').getByRole('row'),
    ).toHaveCount(place + 1);
  }
  await handbook.benchmarkImport.saved();
}

test('a measured change with its prediction, guardrail and decision is in the workspace and in the exported record', async ({
  handbook,
}) => {
  await importBoth(handbook);
  await handbook.open(STEP_PAGES[6]);
  const cards = await handbook.widget('optimisation-cards').wake();
  const card = await new ItemList(cards.root, 'Optimisations', 'optimisation').add();
  await card.getByLabel('Change', { exact: true }).fill('--enable-prefix-caching');
  const prediction = card.getByRole('group', { name: 'Predicted gain' });
  await prediction
    .getByLabel('Metric', { exact: true })
    .selectOption({ label: 'Time to first token' });
  await cards.commit(prediction.getByLabel('After divided by before', { exact: true }), '-60 %');
  const measured = card.getByRole('group', { name: 'Measured change' });
  // The baseline is proposed as the run before.
  await expect(
    measured.getByLabel('Measurement before', { exact: true }).locator('option:checked'),
  ).toHaveText('8 requests/s');
  await measured
    .getByLabel('Measurement after', { exact: true })
    .selectOption({ label: 'after the fix' });
  await expect(measured).toContainText(
    'Suggested: better, because the intervals of TTFT p99 do not overlap',
  );
  await expect(measured).toContainText('Realised: × 0.333');
  await measured.getByRole('button', { name: 'Use “better”' }).click();
  await measured.getByRole('button', { name: 'Record as effect: TTFT p99' }).click();
  await expect(measured).toContainText('Effect in the record.');
  const guardrails = card.getByRole('group', { name: 'Guardrails' });
  await guardrails.getByRole('button', { name: 'Add guardrail' }).click();
  await guardrails.getByLabel('What', { exact: true }).fill('answer quality on the golden set');
  await guardrails.getByLabel('Held', { exact: true }).selectOption('yes');
  await card.getByLabel('Decision', { exact: true }).selectOption('keep');
  await cards.saved();

  await handbook.openWorkspace();
  await cards.wake();
  await expect(cards.field('Change')).toHaveValue('--enable-prefix-caching');
  const record = await handbook.recordPanel.exportRecord();
  const [before, after] = record.measurements;
  expect(record.optimisations.cards).toMatchObject([
    {
      change: '--enable-prefix-caching',
      predicted: { metric: 'time_to_first_token', statistic: 'p99', factor: 0.4 },
      before: before?.id,
      after: after?.id,
      verdict: 'better',
      effect: { metric: 'time_to_first_token', statistic: 'p99' },
      guardrails: [{ kind: 'quality', what: 'answer quality on the golden set', held: 'yes' }],
      decision: 'keep',
    },
  ]);
});

test('the same run on both sides shows no gain', async ({ handbook }) => {
  await importBoth(handbook);
  const cards = await handbook.widget('optimisation-cards').wake();
  const card = await new ItemList(cards.root, 'Optimisations', 'optimisation').add();
  await card
    .getByLabel('Measurement after', { exact: true })
    .selectOption({ label: '8 requests/s' });
  await expect(card).toContainText('Both sides are the same measurement');
});

test('undo takes a verdict back', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[6]);
  const cards = await handbook.widget('optimisation-cards').wake();
  await cards.button('Add optimisation').click();
  await cards.field('Verdict').selectOption('worse');
  await cards.undo();
  await expect(cards.field('Verdict').locator('option:checked')).toHaveText('Not judged yet');
});

test('a tab that only follows shows the cards and cannot change them', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[6]);
  const cards = await handbook.widget('optimisation-cards').wake();
  await cards.button('Add optimisation').click();
  await cards.field('Change').fill('Seen there');
  await cards.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[6],
    widget: (second) => second.widget('optimisation-cards'),
  });
  await expect(there.field('Change')).toHaveValue('Seen there');
});
