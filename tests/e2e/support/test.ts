/**
 * The test that every end-to-end spec uses: it fails on any console message, page error, or request to another host, in any page
 * of any browser profile that the test opens. A test that provokes messages on purpose describes them in `provoked`; then one
 * must appear.
 */
import { rmSync } from 'node:fs';
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { Handbook } from './handbook';
import { hydrated } from './hydrated';
import { startBrowser, type OwnBrowser } from './own-browser';

interface Options {
  /** What every message that the test provokes looks like. */
  readonly provoked: RegExp | null;
}

interface Fixtures {
  readonly problems: string[];
  readonly watched: undefined;
  /** The page's handbook. */
  readonly handbook: Handbook;
  /** Starts a browser whose profile lies in `profile` until the test ends; it ends with the test, or when it is killed. */
  readonly openBrowser: () => Promise<OwnBrowser>;
  /** A folder for the profile of a browser of the test's own. */
  readonly profile: string;
  /** Opens another browser profile: its own storage, as another reader or another machine has. */
  readonly openProfile: () => Promise<Page>;
}

export const test = base.extend<Options & Fixtures>({
  provoked: [null, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
  problems: async ({}, use) => {
    await use([]);
  },
  watched: [
    async ({ context, baseURL, problems, provoked }, use) => {
      watch(context, problems, baseURL ?? '');
      await use(undefined);
      const unexpected = problems.filter((text) => provoked?.test(text) !== true);
      expect(unexpected, 'console messages, page errors and foreign requests').toEqual([]);
      if (provoked !== null) expect(problems, 'messages that this test provokes').not.toEqual([]);
    },
    { auto: true },
  ],
  handbook: async ({ page }, use) => {
    await use(new Handbook(page));
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  profile: async ({}, use, testInfo) => {
    const path = testInfo.outputPath('profile');
    await use(path);
    // A child process of the killed browser may still be writing.
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
  openBrowser: async ({ launchOptions, profile, baseURL, problems }, use) => {
    const executablePath = launchOptions.executablePath ?? chromium.executablePath();
    const started: OwnBrowser[] = [];
    await use(async () => {
      const browser = await startBrowser({ executablePath, profile });
      started.push(browser);
      watch(browser.context, problems, baseURL ?? '');
      return browser;
    });
    for (const browser of started) await browser.kill();
  },
  openProfile: async ({ browser, baseURL, problems }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push(context);
      watch(context, problems, baseURL ?? '');
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

export { expect, hydrated };

/** Collects what must never happen on a page. */
export function watch(context: BrowserContext, problems: string[], baseURL: string): void {
  context.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && !/^(data|blob):/.test(url))
      problems.push(`foreign request: ${url}`);
  });
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
