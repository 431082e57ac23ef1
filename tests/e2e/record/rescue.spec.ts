/** What goes wrong with the browser's storage costs nothing that was saved, and is said in words. */
import type { Page } from '@playwright/test';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { HOME, STEP_PAGES } from '../support/addresses';
import { overwriteStored, readStored } from '../support/database';
import { download } from '../support/files';
import { Handbook } from '../support/handbook';
import { forbidStorage } from '../support/own-browser';
import { expect, test } from '../support/test';

/** Stores a record, then puts another text in its place behind the site's back. */
async function damage(handbook: Handbook, change: (text: string) => string): Promise<string> {
  await handbook.startRecord('Worth keeping');
  const [row] = await readStored(handbook.page);
  if (row === undefined) throw new Error('nothing was stored');
  const text = change(row.text);
  await overwriteStored(handbook.page, row.id, { text });
  return text;
}

async function storedTexts(page: Page): Promise<readonly string[]> {
  return (await readStored(page)).map(({ text }) => text);
}

test.describe('a stored record that is damaged', () => {
  const cutOff = (text: string): string => text.slice(0, text.length / 2);

  test('is met by a rescue notice, and its raw text can be downloaded', async ({
    handbook,
    page,
  }) => {
    const text = await damage(handbook, cutOff);
    await handbook.openWorkspace();
    const { root } = handbook.recordPanel;
    await expect(root.getByText('Your stored record could not be read')).toBeVisible();
    await expect(root.getByText('Nothing was changed or deleted.')).toBeVisible();
    const saved = await download(page, () =>
      handbook.recordPanel.button('Download the stored text').click(),
    );
    expect(saved.text).toBe(text);
  });

  test('is never written over, whatever the reader tries', async ({ handbook, page }) => {
    const text = await damage(handbook, cutOff);
    await handbook.openWorkspace();
    await expect(handbook.recordPanel.title).not.toBeEditable();
    await handbook.open(STEP_PAGES[4]);
    const board = await handbook.widget('hypothesis-board').wake();
    await expect(board.root.getByText('Your stored record could not be read')).toBeVisible();
    expect(await board.editable()).toEqual([]);
    await handbook.open(HOME);
    await page.reload();
    await handbook.openWorkspace();
    expect(await storedTexts(page)).toEqual([text]);
  });

  test('does not stop the reader from starting a new record beside it', async ({
    handbook,
    page,
  }) => {
    const text = await damage(handbook, cutOff);
    await handbook.openWorkspace();
    await handbook.recordPanel.button('Start a new record').click();
    await handbook.recordPanel.title.fill('A new start');
    await handbook.recordPanel.saved();
    await handbook.openWorkspace();
    await expect(handbook.recordPanel.title).toHaveValue('A new start');
    const texts = await storedTexts(page);
    expect(texts).toHaveLength(2);
    expect(texts).toContain(text);
    await expect(handbook.recordPanel.row('Worth keeping')).toHaveCount(1);
  });
});

test.describe('a stored record of a newer version of the handbook', () => {
  const fromTheFuture = (text: string): string => {
    const value = JSON.parse(text) as object;
    return JSON.stringify({ ...value, schemaVersion: 999, added: { in: 'the future' } });
  };

  test('opens read-only, says why, and is never overwritten', async ({ handbook, page }) => {
    const text = await damage(handbook, fromTheFuture);
    const [row] = await readStored(page);
    await overwriteStored(page, row?.id ?? '', { schemaVersion: 999 });
    await handbook.openWorkspace();
    await expect(
      handbook.recordPanel.root.getByText(
        /has schema version 999, and this version of the handbook reads up to 1: reload the page/,
      ),
    ).toBeVisible();
    await expect(handbook.recordPanel.title).toHaveValue('Worth keeping');
    await expect(handbook.recordPanel.title).not.toBeEditable();
    await handbook.open(STEP_PAGES[2]);
    const scope = await handbook.widget('symptom-scope').wake();
    expect(await scope.editable()).toEqual([]);
    await page.reload();
    expect(await storedTexts(page)).toEqual([text]);
  });

  test('opens beside a tab with nothing but this version, which stays usable', async ({
    handbook,
    page,
  }) => {
    const text = await damage(handbook, fromTheFuture);
    await handbook.openWorkspace();
    await handbook.recordPanel.button('New record').click();
    await handbook.recordPanel.title.fill('In this version');
    await handbook.recordPanel.saved();
    const texts = await storedTexts(page);
    expect(texts).toHaveLength(2);
    expect(texts).toContain(text);
  });
});

test.describe('a browser that has no room left', () => {
  const FULL =
    'Not saved: The browser has no room left for this site. Export the record, then free space or delete old records.';

  test('says "Not saved" and why, keeps the edit on screen, and saves it once there is room', async ({
    handbook,
  }) => {
    const setQuota = await limitQuota(handbook);
    await handbook.openWorkspace();
    await handbook.recordPanel.title.fill('No room for this');
    await expect(handbook.recordPanel.status).toHaveText(FULL);
    await expect(handbook.recordPanel.title).toHaveValue('No room for this');
    expect(await storedTexts(handbook.page)).toEqual([]);
    // What cannot be saved can still be taken out.
    expect((await handbook.recordPanel.exportRecord()).title).toBe('No room for this');

    await setQuota(undefined);
    const widget = await handbook.sloTargets.wake();
    await widget.button('Save again').click();
    await widget.saved();
    await handbook.openWorkspace();
    await expect(handbook.recordPanel.title).toHaveValue('No room for this');
  });

  test('saves with the next edit once there is room, without being asked', async ({ handbook }) => {
    const setQuota = await limitQuota(handbook);
    await handbook.openWorkspace();
    await handbook.recordPanel.title.fill('Full');
    await expect(handbook.recordPanel.status).toHaveText(FULL);
    await setQuota(undefined);
    await handbook.recordPanel.title.fill('Room again');
    await handbook.recordPanel.saved();
  });

  test('does not let the reader leave the record for another one while it cannot be saved', async ({
    handbook,
  }) => {
    await limitQuota(handbook);
    await handbook.openWorkspace();
    await handbook.recordPanel.title.fill('Only on screen');
    await expect(handbook.recordPanel.status).toHaveText(FULL);
    await handbook.recordPanel.button('New record').click();
    await expect(
      handbook.recordPanel.root.getByText(
        /has changes that could not be saved. Export it before you open another one/,
      ),
    ).toBeVisible();
    await expect(handbook.recordPanel.title).toHaveValue('Only on screen');
  });
});

test.describe('a browser that keeps no data', () => {
  // Docusaurus itself says that it cannot remember the colour mode.
  test.use({ provoked: /Docusaurus browser storage is not available/ });

  test('says so, works all the same, and never claims to have saved', async ({
    openBrowser,
    profile,
    baseURL,
  }) => {
    forbidStorage(profile);
    const { page } = await openBrowser();
    const handbook = new Handbook(page, baseURL);
    await handbook.openWorkspace();
    const { recordPanel } = handbook;
    await expect(
      recordPanel.root.getByText(/^This browser keeps no data for this site/),
    ).toBeVisible();
    await recordPanel.title.fill('Only in memory');
    await expect(recordPanel.status).toContainText(
      'Not saved: This browser keeps no data for this site',
    );
    await handbook.sloTargets.choosePreset('GuideLLM: chat');
    await expect(handbook.sloTargets.items).toHaveCount(2);
    await expect(recordPanel.status).not.toHaveText('Saved');
  });
});

test('a reload in the middle of typing loses nothing that was acknowledged', async ({
  handbook,
  page,
}) => {
  await handbook.startRecord('Typing');
  await handbook.open(STEP_PAGES[4]);
  const board = await handbook.widget('hypothesis-board').wake();
  await board.button('Add hypothesis').click();
  let acknowledged = '';
  for (const words of [
    'Prefill is slow',
    ' because the prefix cache misses',
    ' after the new template',
  ]) {
    const field = board.field('Hypothesis');
    await field.press('End');
    await field.pressSequentially(words);
    await board.saved();
    acknowledged = await field.inputValue();
    // Not waited for: the page goes away with these letters half saved.
    await field.pressSequentially(' ...', { delay: 1 });
    await page.reload();
    await board.wake();
    const after = await board.field('Hypothesis').inputValue();
    expect(after.startsWith(acknowledged), `"${after}" begins with "${acknowledged}"`).toBe(true);
    await board.field('Hypothesis').fill(acknowledged);
  }
  expect(acknowledged).toBe(
    'Prefill is slow because the prefix cache misses after the new template',
  );
});

test('an exported record with the same id as a stored one never replaces it', async ({
  handbook,
}) => {
  await handbook.startRecord('Here');
  const record = await handbook.recordPanel.exportRecord();
  const other = createRecord({ id: record.id, now: '2026-01-01T00:00:00.000Z', title: 'There' });
  await handbook.recordPanel.importRecord({
    name: 'record.json',
    mimeType: 'application/json',
    buffer: Buffer.from(serialiseRecord(other)),
  });
  await expect(handbook.recordPanel.row('There \\(imported copy\\)')).toHaveCount(1);
  await expect(handbook.recordPanel.row('Here')).toHaveCount(1);
});

/**
 * Leaves the site one byte, before it has a database: Chromium asks for the room that is left only now and then, so a limit that
 * comes later is not noticed for half a minute. The function that is returned changes the limit, or lifts it.
 */
async function limitQuota({
  page,
}: Handbook): Promise<(quotaSize: number | undefined) => Promise<void>> {
  // A page without a widget opens no database.
  await page.goto('/docs/05-reference/glossary');
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  const set = async (quotaSize: number | undefined): Promise<void> => {
    await session.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize !== undefined && { quotaSize }),
    });
  };
  await set(1);
  return set;
}
