/** A page loads a widget's code only when the widget comes near the viewport. */
import { expect, hydrated, test } from '../support/test';

const PAGE =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/04-analyze-and-hypothesize';

test('no widget code is loaded while no widget is near', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url());
  });
  await page.setViewportSize({ width: 1000, height: 300 });
  await page.goto(PAGE);
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const before = [...scripts];
  const widgets = page.locator('[data-widget="hypothesis-board"]');
  await expect(widgets).toHaveCount(1);
  await expect(widgets).not.toHaveAttribute('data-live', '');
  await widgets.scrollIntoViewIfNeeded();
  await expect(widgets).toHaveAttribute('data-live', '');
  expect(scripts.length).toBeGreaterThan(before.length);
});
