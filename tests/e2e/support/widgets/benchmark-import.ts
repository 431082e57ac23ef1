import { expect, type Locator, type Page } from '@playwright/test';
import { dropFile, type TestFile } from '../files';
import { Widget } from './widget';

export class BenchmarkImport extends Widget {
  constructor(page: Page) {
    super(page, 'benchmark-import');
  }

  get zone(): Locator {
    return this.root.getByRole('group', { name: 'Benchmark results' });
  }

  get input(): Locator {
    return this.zone.locator('input[type="file"]');
  }

  /** What came of the last import: one notice for each file. */
  get notices(): Locator {
    return this.root.locator('[role="status"], [role="alert"]').filter({ hasText: /\S/ });
  }

  get errors(): Locator {
    return this.root.getByRole('alert');
  }

  get mapping(): Locator {
    return this.root.getByRole('dialog');
  }

  get measurements(): Locator {
    return this.root.getByRole('table', { name: 'Measurements in this record' });
  }

  async choose(file: TestFile | string): Promise<void> {
    await this.wake();
    await this.input.setInputFiles(file);
  }

  async drop(file: TestFile): Promise<void> {
    await this.wake();
    await dropFile(this.zone, file);
  }

  async pasteText(text: string): Promise<void> {
    await this.wake();
    await this.root.getByText('Paste text instead').click();
    await this.field('Text of a result').fill(text);
    await this.button('Read the text').click();
  }

  /** Waits for the report of one file; `title` as `vLLM bench serve: 1 run added from unknown`. */
  async imported(title: string | RegExp): Promise<Locator> {
    const notice = this.root.getByRole('status').filter({ hasText: title });
    await expect(notice).toHaveCount(1);
    return notice;
  }

  /** The one message about a file that was refused. */
  async refused(): Promise<string> {
    await expect(this.errors).toHaveCount(1);
    return (await this.errors.innerText()).replace(/\s+/gu, ' ').trim();
  }
}
