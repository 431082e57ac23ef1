/** The test that every end-to-end spec uses: it fails on any console message, page error, or request to another host. */
import { test as base, expect, type Page } from '@playwright/test';

interface Watched {
  readonly problems: string[];
}

export const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const problems: string[] = [];
      watch(page, problems, baseURL ?? '');
      await use({ problems });
      expect(problems, 'console messages, page errors and foreign requests').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Collects what must never happen on a page. */
export function watch(page: Page, problems: string[], baseURL: string): void {
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && !/^(data|blob):/.test(url))
      problems.push(`foreign request: ${url}`);
  });
}

/** Waits until React owns the page. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-has-hydrated="true"]').waitFor();
}

/** Scrolls through the page so that every widget comes near the viewport, and waits until all are live. */
export async function wakeWidgets(page: Page): Promise<void> {
  await hydrated(page);
  const shells = page.locator('[data-widget]');
  const total = await shells.count();
  for (let index = 0; index < total; index += 1) {
    await shells.nth(index).scrollIntoViewIfNeeded();
    await expect(shells.nth(index)).toHaveAttribute('data-live', '');
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}
