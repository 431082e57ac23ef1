/** The review: the watch, a run or two scrapes dropped there, held or lost with the numbers, and the next round. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { createVllmResult } from '../../support/vllm-result';
import { STEP_PAGES } from '../support/addresses';
import { createFile, type TestFile } from '../support/files';
import { expectFollowerCannotEdit } from '../support/follower';
import type { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import type { Widget } from '../support/widgets/widget';

/** Its p95 of time to first token is about 340 ms: the median is 170 ms, and 170 ms × e^(0.42 × 1.645) = 339 ms. */
const BASELINE = createVllmResult({ requests: 500, failed: 0, seed: 7 });
const TARGET = {
  metric: 'Time to first token (TTFT)',
  statistic: 'p95',
  threshold: '300 ms',
} as const;

/** The same run with every first token later or earlier: about 170 ms with a half, about 680 ms with two. */
function scale(label: string, factor: number): TestFile {
  const run = JSON.parse(BASELINE) as { ttfts: number[]; label: string | null };
  const ttfts = run.ttfts.map((seconds) => seconds * factor);
  return createFile(JSON.stringify({ ...run, label, ttfts }), `${label}.json`);
}

/** A stored record with a baseline and one target, and the review on the page of step 7. */
async function startReview(handbook: Handbook): Promise<Widget> {
  await handbook.openWorkspace();
  await handbook.benchmarkImport.choose(createFile(BASELINE));
  await handbook.benchmarkImport.imported(/1 run added/);
  await handbook.sloTargets.add(TARGET);
  await handbook.sloTargets.saved();
  await handbook.open(STEP_PAGES[7]);
  return handbook.widget('review').wake();
}

async function drop(review: Widget, ...files: readonly TestFile[]): Promise<void> {
  const unfold = review.root.getByText('Drop a new scrape or run');
  if (await unfold.isVisible()) await unfold.click();
  await review.root
    .getByRole('group', { name: 'Result of the review' })
    .locator('input[type="file"]')
    .setInputFiles([...files]);
}

const result = (review: Widget): Locator => review.part('Held or lost');
/** What was said because of something that the reader did. */
const announcements = (review: Widget): Locator =>
  review.root.locator('[role="status"], [role="alert"]').filter({ hasText: /\S/ });

test('a dropped run is judged; the outcome with its numbers is written, and undone', async ({
  handbook,
}) => {
  const review = await startReview(handbook);
  await review.commit(review.field(/^Watch from/), '2026-11-02 08:00');
  await review.commit(review.field(/^Watch until/), '2026-11-04 08:00');
  await expect(review.part('Watch')).toContainText('The watch lasts 2 d.');
  await review.commit(review.field(/^Watch until/), '2026-11-09 08:00');
  await expect(review.part('Watch')).not.toContainText('The watch lasts');
  await review.field('Owner of the watch').fill('platform team');
  await expect(result(review)).toContainText('Nothing to judge yet');

  await drop(review, scale('after a week', 0.5));
  await expect(announcements(review)).toHaveCount(1);
  await expect(announcements(review)).toContainText(
    'One run added; “after a week” is judged below',
  );
  await expect(result(review)).toContainText('Held. The target is met.');
  const row = result(review).locator('tbody').getByRole('row');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('TTFT p95');
  await expect(row).toContainText('Met');
  await expect(row).toContainText('× 0.5');
  await review.button('Write: held').click();
  await expect(result(review)).toContainText('The record says “held”, with these numbers.');
  await expect(review.field('Note on the outcome')).toHaveValue(
    /TTFT p95: .* target ≤ 300 ms, met/,
  );
  await review.saved();

  const { monitoring, measurements, baseline } = await handbook.exportFromWorkspace();
  expect(monitoring).toMatchObject({
    watchFrom: '2026-11-02T08:00:00Z',
    owner: 'platform team',
    outcome: 'held',
    reviewMeasurement: measurements[1]?.id,
  });
  expect(baseline.measurement).toBe(measurements[0]?.id);

  await review.wake();
  await expect(review.field('Outcome').locator('option:checked')).toHaveText('The gain held');
  await review.field('Outcome').selectOption('lost');
  await review.undo();
  await expect(review.field('Outcome').locator('option:checked')).toHaveText('The gain held');
});

test('a lost gain leads to a record of its own that begins at step 1, and the old one is kept', async ({
  handbook,
}) => {
  const review = await startReview(handbook);
  await drop(review, scale('after a week', 2));
  await expect(result(review)).toContainText('Lost. The target is missed: TTFT p95.');
  await review.button('Write: lost').click();
  await review.saved();
  await review.button('Begin the next round').click();
  await expect(review.root).toContainText('The next round is open');
  await expect(review.saving).toHaveAttribute('data-saving', 'saved');
  // The focus is on what says so, and so reads it out.
  await expect(review.root.locator(':focus')).toContainText('This record goes on from');
  await review.root.getByRole('link', { name: /^step 1/ }).click();
  await handbook.gapTable.wake();
  await expect(
    handbook.gapTable.root.getByLabel('Measurement').locator('option:checked'),
  ).toHaveText('after a week');
  const next = await handbook.exportFromWorkspace();
  expect(next).toMatchObject({
    title: 'Untitled investigation, round 2',
    previous: { title: 'Untitled investigation' },
    baseline: {
      measurement: next.measurements[1]?.id,
      targets: [{ metric: 'time_to_first_token', statistic: 'p95', threshold: 0.3 }],
    },
    monitoring: { alerts: [], dashboards: [] },
    optimisations: { cards: [] },
  });
  expect(next.measurements.map(({ label }) => label)).toEqual(['8 requests/s', 'after a week']);

  await handbook.open(STEP_PAGES[7]);
  await review.wake();
  await review.button('Open the previous round').click();
  await expect(review.field('Outcome').locator('option:checked')).toHaveText('The gain was lost');
});

test('two scrapes dropped together are one measurement, and what differs is said', async ({
  handbook,
}) => {
  const scrape = (count: number, time: number): TestFile =>
    createFile(
      [
        '# TYPE vllm:time_to_first_token_seconds histogram',
        ...[0.1, 0.25, 0.5, '+Inf'].map(
          (le, place) =>
            `vllm:time_to_first_token_seconds_bucket{le="${le}",model_name="m"} ${place === 0 ? count / 2 : count} ${time}`,
        ),
        `vllm:time_to_first_token_seconds_sum{model_name="m"} ${count / 10} ${time}`,
        `vllm:time_to_first_token_seconds_count{model_name="m"} ${count} ${time}`,
        '',
      ].join('\n'),
      `${count}.txt`,
    );
  const review = await startReview(handbook);
  await drop(review, scrape(1_000, 1_764_000_000_000), scrape(9_000, 1_764_600_000_000));
  await expect(announcements(review)).toHaveCount(1);
  // 8,000 requests, none above 0.25 s: the p95 lies in the bucket that ends there.
  await expect(result(review)).toContainText('Held. The target is met.');
  await expect(result(review)).toContainText('Not measured in the same way as “8 requests/s”');
  await expect(result(review)).toContainText('Tool: vLLM bench serve →');
});

test('a file that cannot be judged is said once, and changes nothing', async ({ handbook }) => {
  const review = await startReview(handbook);
  await drop(review, createFile('nothing that is known', 'notes.txt'));
  await expect(announcements(review)).toHaveCount(1);
  await expect(announcements(review)).toContainText('Nothing was added');
  await expect(announcements(review)).toContainText('notes.txt');
  await expect(result(review)).toContainText('Nothing to judge yet');
});

test('the baseline itself is no review', async ({ handbook }) => {
  const review = await startReview(handbook);
  await review.field('Measurement of the review').selectOption({ label: '8 requests/s' });
  await expect(result(review)).toContainText(
    'Not proven. This measurement was made before the review.',
  );
});

test('passes axe with a result, on a phone and in the dark', async ({ handbook, page }) => {
  const review = await startReview(handbook);
  await drop(review, scale('after a week', 2));
  await expect(result(review)).toContainText('Lost.');
  await review.button('Write: lost').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await review.root.evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow, `overflow at ${width} px`).toBeLessThanOrEqual(0);
    }
    const { violations } = await new AxeBuilder({ page })
      .include('[data-widget="review"]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })),
    ).toEqual([]);
  }
});

test('a tab that only follows shows the review and cannot change it', async ({ handbook }) => {
  const review = await startReview(handbook);
  await drop(review, scale('after a week', 0.5));
  await review.button('Write: held').click();
  await review.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[7],
    widget: (second) => second.widget('review'),
  });
  await expect(there.root).toContainText('Held. The target is met.');
});
