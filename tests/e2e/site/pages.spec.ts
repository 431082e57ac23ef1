/** Every published page: hydrates, says nothing on the console, fits the screen, passes axe in both themes with its widgets live. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, wakeWidgets } from '../support/test';
import { urls } from '../support/urls';

for (const url of urls) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${url} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(url);
      await wakeWidgets(page);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expect(page.locator('h1')).toHaveCount(1);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `horizontal overflow at ${width} px`).toBeLessThanOrEqual(0);
      }
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => ({
          id,
          nodes: nodes.map(
            ({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`,
          ),
        })),
      ).toEqual([]);
    });
  }
}
