/** The on-call job without a mouse: every stop can be reached with Tab, shows that it has the focus, and does its work. */
import type { Locator, Page } from '@playwright/test';
import { createVllmResult } from '../../support/vllm-result';
import { HOME } from '../support/addresses';
import { createFile } from '../support/files';
import { expect, test } from '../support/test';

/** Presses Tab until the element has the focus, and sees that the focus is visible there. */
async function tabTo(
  page: Page,
  target: Locator,
  { stops = 60 }: { readonly stops?: number } = {},
): Promise<void> {
  for (let stop = 0; stop <= stops; stop += 1) {
    const isThere =
      (await target.count()) === 1 &&
      (await target.evaluate((element) => element === document.activeElement));
    if (isThere) {
      await expectVisibleFocus(page, target);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} is not among the next ${stops} stops of the Tab key`);
}

/**
 * What is focused must look different from what is not: the picture around it changes when the focus goes. A hidden file input
 * shows it on its label beside it.
 */
async function expectVisibleFocus(page: Page, target: Locator): Promise<void> {
  const box = await target.evaluate((element) => {
    const shown =
      element instanceof HTMLInputElement && element.type === 'file'
        ? (element.labels?.[0] ?? element)
        : element;
    shown.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = shown.getBoundingClientRect();
    return { x, y, width, height };
  });
  const margin = 8;
  const clip = {
    x: Math.max(0, box.x - margin),
    y: Math.max(0, box.y - margin),
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  const picture = (): Promise<Buffer> =>
    page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  const focused = await picture();
  await target.blur();
  const blurred = await picture();
  await target.focus();
  expect(focused.equals(blurred), `the focus can be seen on ${String(target)}`).toBe(false);
}

test.use({ reducedMotion: 'reduce' });

test('file, preset, gap table, its details and the export, by keyboard alone', async ({
  handbook,
  page,
}) => {
  const { benchmarkImport, sloTargets, gapTable, recordPanel } = handbook;
  await handbook.open(HOME);
  await benchmarkImport.wake();

  await test.step('choose the file through the focused input', async () => {
    // Listening takes effect a moment later, so it begins before the key is pressed.
    const opening = page.waitForEvent('filechooser');
    await tabTo(page, benchmarkImport.input);
    await page.keyboard.press('Enter');
    const chooser = await opening;
    await chooser.setFiles(createFile(createVllmResult({ requests: 500, failed: 3, seed: 7 })));
    await benchmarkImport.imported('vLLM bench serve: 1 run added from unknown');
  });

  await test.step('choose the preset', async () => {
    await tabTo(page, sloTargets.presets);
    await page.keyboard.type('GuideLLM: c', { delay: 20 });
    await expect(sloTargets.presets.locator('option:checked')).toHaveText('GuideLLM: chat');
    await expect(sloTargets.items).toHaveCount(2);
  });

  await test.step('open the details of the missed target', async () => {
    const details = gapTable.details('TTFT p99');
    await tabTo(page, details);
    await page.keyboard.press('Enter');
    await expect(details).toHaveAttribute('aria-expanded', 'true');
    await expect(details).toBeFocused();
    await expect(
      gapTable.root.getByText(/^gap = measured − target = 459 ms − 200 ms/),
    ).toBeVisible();
    const data = gapTable.root.locator('summary', { hasText: 'Show the data' }).first();
    await tabTo(page, data);
    await page.keyboard.press('Space');
    await expect(gapTable.root.getByRole('figure').first().getByRole('table')).toBeVisible();
  });

  await test.step('go to the record and export it', async () => {
    await tabTo(
      page,
      page.getByRole('main').getByRole('link', { name: 'whole investigation record' }),
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/workspace');
    await recordPanel.wake();
    const button = recordPanel.button('Download JSON');
    await tabTo(page, button);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/untitled-investigation\.json$/);
  });
});

test('the first stop on a page leads past the navigation', async ({ handbook, page }) => {
  await handbook.open(HOME);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(
    () => document.querySelector('main')?.contains(document.activeElement) ?? false,
  );
  expect(inMain).toBe(true);
});
