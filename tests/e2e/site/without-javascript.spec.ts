/** The pages are complete without JavaScript: text, tables, and each widget's example, marked as one. */
import { expect, test } from '@playwright/test';
import { urls } from '../support/urls';

test.use({ javaScriptEnabled: false });

for (const url of urls) {
  test(`${url} reads without JavaScript`, async ({ page }) => {
    await page.goto(url);
    await expect(page.locator('h1')).toBeVisible();
    const main = page.locator('main');
    expect((await main.innerText()).length).toBeGreaterThan(600);
    for (const widget of await page.locator('[data-widget]').all()) {
      expect(
        (await widget.innerText()).length,
        (await widget.getAttribute('data-widget')) ?? '',
      ).toBeGreaterThan(40);
    }
  });
}
