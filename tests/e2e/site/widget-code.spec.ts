/** A page loads a widget's code, and the engine that all widgets share, only when a widget comes near the viewport. */
import { expect, hydrated, test } from '../support/test';

const PAGE =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/04-analyze-and-hypothesize';
const ENGINE = /\/engine\.[0-9a-f]+\.js$/;

test('no widget code is loaded while no widget is near', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url());
  });
  await page.setViewportSize({ width: 1000, height: 300 });
  await page.goto(PAGE);
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const widget = page.locator('[data-widget="hypothesis-board"]');
  await expect(widget).toHaveCount(1);
  await expect(widget).not.toHaveAttribute('data-live', '');
  expect(scripts.filter((url) => ENGINE.test(url))).toEqual([]);
  await widget.scrollIntoViewIfNeeded();
  await expect(widget).toHaveAttribute('data-live', '');
  expect(scripts.filter((url) => ENGINE.test(url))).toHaveLength(1);
});

test('a page without widgets loads no widget code, however far one scrolls', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => scripts.push(response.url()));
  await page.goto('/docs/05-reference/glossary');
  await hydrated(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => ENGINE.test(url))).toEqual([]);
});

test('focus that is in a widget stays there when its code arrives', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 300 });
  await page.goto(PAGE);
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const widget = page.locator('[data-widget="hypothesis-board"]');
  await expect(widget).not.toHaveAttribute('data-live', '');
  await widget.evaluate((shell) => {
    shell
      .querySelector<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')
      ?.focus({
        preventScroll: true,
      });
  });
  await expect(widget).toHaveAttribute('data-live', '');
  const isInside = () => widget.evaluate((shell) => shell.contains(document.activeElement));
  expect(await isInside()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await isInside()).toBe(true);
});
