/** Files as a reader has them: chosen in a file input, dropped on a zone, downloaded. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A file that nothing is known of but its content: the name and the type must not matter. */
export function createFile(content: string | Buffer, name = 'unknown'): TestFile {
  const buffer = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, mimeType: '', buffer };
}

/** One of the files that the importers' own tests read. */
export function readImportFixture(path: string): string {
  return readFileSync(`tests/fixtures/imports/${path}`, 'utf8');
}

/** Drops a file with the mouse's events, as a desktop does. */
export async function dropFile(zone: Locator, { name, mimeType, buffer }: TestFile): Promise<void> {
  const transfer = await zone.page().evaluateHandle(
    ([fileName, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName, { type }));
      return data;
    },
    [name, mimeType, buffer.toString('base64')] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await zone.dispatchEvent(type, { dataTransfer: transfer });
  }
  await transfer.dispose();
}

export interface Downloaded {
  readonly name: string;
  readonly text: string;
}

/** What the browser saves when `trigger` is done. */
export async function download(page: Page, trigger: () => Promise<void>): Promise<Downloaded> {
  const [file] = await Promise.all([page.waitForEvent('download'), trigger()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
